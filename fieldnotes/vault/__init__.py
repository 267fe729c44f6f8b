"""Who can open what on this laptop: key slots, sign-in, sessions, lock-out, recovery."""
