"""Signing: what is shown is what is signed, and the signer's own passphrase is asked. Amending what was signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.ids import EncounterId, RecordId, UserId
from fieldnotes.domain.record import Addendum, Compartment
from fieldnotes.services import signing

if TYPE_CHECKING:
    from fieldnotes.domain.problem import Problem
    from fieldnotes.services.desk import Desk
    from fieldnotes.services.row import Changes, Signed, SigningSheet
    from ui.jobs import Jobs


class SigningViewModel(QObject):
    """One signature of one pen on one encounter."""

    shown = Signal(object)  # SigningSheet
    started = Signal()  # the passphrase is being checked: about half a second
    signed = Signal(object)  # Signed
    not_signed = Signal(object)  # Problem
    amended = Signal(object)  # Changes
    verified = Signal(object)  # tuple of SignatureVerdict
    changed = Signal(object)  # Changes

    def __init__(
        self, desk: Desk, jobs: Jobs, *, encounter: EncounterId, pen: UserId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.jobs, self.encounter, self.pen = desk, jobs, encounter, pen
        self.sheet: SigningSheet | None = None

    def read(self) -> None:
        """Read what would be signed."""
        self.jobs.ask(
            signing.read_signing_sheet,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            owner=self,
            then=self._take,
            refused=self.not_signed.emit,
        )

    def _take(self, sheet: SigningSheet) -> None:
        self.sheet = sheet
        self.shown.emit(sheet)

    @property
    def may_sign(self) -> bool:
        """Whether nothing stands in the way."""
        return self.sheet is not None and bool(self.sheet.parts) and not any(p.is_blocking for p in self.sheet.problems)

    def sign(self, passphrase: str, *, scope: str = "section", compartment: Compartment | None = None) -> None:
        """Sign; the passphrase goes straight to the vault and nowhere else."""
        self.started.emit()
        self.jobs.ask(
            signing.sign,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            passphrase=passphrase,
            scope=scope,
            compartment=compartment,
            owner=self,
            then=self._signed,
            refused=self.not_signed.emit,
        )

    def _signed(self, signed: Signed) -> None:
        self.changed.emit(signed.changes)
        self.signed.emit(signed)

    def amend(self, *, target: RecordId, body: Addendum, passphrase: str) -> None:
        """Add an addendum to a signed record: an addition, a correction, a late entry or a retraction."""
        from fieldnotes.services import amendment

        self.started.emit()
        self.jobs.ask(
            amendment.add_addendum,
            self.desk,
            by=self.pen,
            target=target,
            body=body,
            passphrase=passphrase,
            owner=self,
            then=self._amended,
            refused=self.not_signed.emit,
        )

    def _amended(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.amended.emit(changes)

    def verify(self) -> None:
        """Check every signature of the encounter again."""
        self.jobs.ask(
            signing.verify_signatures,
            self.desk,
            encounter=self.encounter,
            by=self.pen,
            owner=self,
            then=self.verified.emit,
            refused=partial(self._tell),
        )

    def _tell(self, problem: Problem) -> None:
        self.not_signed.emit(problem)
