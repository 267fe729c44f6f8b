"""The world behind small doors: clock, paths, logs, process hardening, the one-thread lane, the hold on a data folder."""
