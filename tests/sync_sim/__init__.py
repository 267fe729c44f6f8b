"""Laptops, a station and whatever goes wrong between them, from one seed: the same seed, the same history."""
