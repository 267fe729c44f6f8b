"""Canonical encoding, sealing, key stretching, keys and signatures, wipeable secrets. Knows no records."""
