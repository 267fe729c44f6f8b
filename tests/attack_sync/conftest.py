"""The agency of the service tests: real vaults, logs and certificates."""

from __future__ import annotations

from tests.services.conftest import agency, laptop

__all__ = ["agency", "laptop"]
