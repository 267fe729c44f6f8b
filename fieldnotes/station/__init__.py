"""The station: it keeps what it cannot read, gives it out in the order in which it came, and says with its signature what it holds."""
