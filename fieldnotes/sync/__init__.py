"""Revisions between laptops and a station that cannot read them: what is said, in which order, and what is believed of it."""
