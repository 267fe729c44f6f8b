"""The station's places: a shelf in either kind of database, and a town that runs."""

from __future__ import annotations

from tests.station.conftest import place, postgres, postgres_url, shelf, town

__all__ = ["place", "postgres", "postgres_url", "shelf", "town"]
