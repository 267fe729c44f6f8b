"""The station's places: a shelf in either kind of database, and a town that runs. The agency of the service tests: real vaults and logs."""

from __future__ import annotations

from tests.services.conftest import agency, laptop
from tests.station.conftest import file_town, place, postgres, postgres_town, postgres_url, shelf, town

__all__ = ["agency", "file_town", "laptop", "place", "postgres", "postgres_town", "postgres_url", "shelf", "town"]
