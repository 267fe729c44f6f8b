"""Benches: programs that print ratios as JSON, not timed tests. `python -m tests.bench NAME`."""
