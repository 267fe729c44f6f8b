"""Envelopes, certificates, and the roll: who may read and write what. Pure, on crypto."""
