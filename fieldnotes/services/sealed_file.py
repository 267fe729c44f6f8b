"""A sealed file of a record, or the honest word for why it is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from fieldnotes.domain.problem import EnvironmentProblem
from fieldnotes.store.blob import BlobStore

if TYPE_CHECKING:
    from fieldnotes.services.desk import Desk


def read_sealed(desk: Desk, blob: str) -> bytes:
    """The ciphertext. EnvironmentProblem("blob_not_come") when this laptop never had it: it lies at the station or on another laptop;
    EnvironmentProblem("blob_missing") when it was here and is gone; DamagedVault("damaged_blob").
    """
    try:
        return BlobStore(desk.data_dir / "blobs").get(blob)
    except EnvironmentProblem as problem:
        if problem.code == "blob_missing" and not desk.log.has_blob(blob):
            raise EnvironmentProblem("blob_not_come", blob=blob) from None
        raise


def where_is(desk: Desk, blob: str) -> Literal["here", "lost", "not_come"]:
    """Whether a sealed file is here, was here and is gone, or never came. A name that no blob has never comes."""
    try:
        if BlobStore(desk.data_dir / "blobs").has(blob):
            return "here"
        return "lost" if desk.log.has_blob(blob) else "not_come"
    except ValueError:
        return "not_come"
