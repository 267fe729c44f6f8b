"""The station's places: a shelf in either kind of database, and a town that runs."""

from __future__ import annotations

from tests.station.conftest import file_town, place, postgres, postgres_town, postgres_url, shelf, town

__all__ = ["file_town", "place", "postgres", "postgres_town", "postgres_url", "shelf", "town"]
