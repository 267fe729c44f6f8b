"""Cover, idle, lock, successor: who may look at this window now."""
