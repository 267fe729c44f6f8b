"""Signing: what is shown is what is signed, and the signer's own passphrase is asked. Amending what was signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

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
    lines_read = Signal(str, object)  # record, tuple of Said
    verified = Signal(object)  # tuple of SignatureVerdict
    changed = Signal(object)  # Changes

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        *,
        encounter: EncounterId,
        pen: UserId,
        is_review: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_review = is_review
        self.part: Compartment | None = None  # one side only; None for everything of the signer's
        self.desk, self.jobs, self.encounter, self.pen = desk, jobs, encounter, pen
        self.sheet: SigningSheet | None = None

    def read(self, part: Compartment | None = None) -> None:
        """Read what would be signed: everything of the signer's, or one part; or, of a review, what was signed."""
        from fieldnotes.services import review

        self.part = part
        facts: dict[str, Any] = {"encounter": self.encounter, "by": self.pen}
        if not self.is_review:
            facts |= {"scope": "section" if part else "encounter", "compartment": part}
        self.jobs.ask(
            review.read_review_sheet if self.is_review else signing.read_signing_sheet,
            self.desk,
            **facts,
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

    def sign(self, passphrase: str) -> None:
        """Sign what was shown and nothing else; the passphrase goes straight to the vault and nowhere else."""
        from fieldnotes.services import review

        self.started.emit()
        facts: dict[str, Any] = {
            "encounter": self.encounter,
            "by": self.pen,
            "passphrase": passphrase,
            "fingerprint": self.sheet.fingerprint if self.sheet is not None else "",
        }
        if not self.is_review:
            facts |= {"scope": "section" if self.part else "encounter", "compartment": self.part}
        self.jobs.ask(
            review.review if self.is_review else signing.sign,
            self.desk,
            **facts,
            owner=self,
            then=self._signed,
            refused=self._not_signed,
        )

    def _not_signed(self, problem: Problem) -> None:
        if problem.code == "changed_since_shown":
            self.read(self.part)  # it has to be read again before it is signed
        self.not_signed.emit(problem)

    def read_lines(self, target: str) -> None:
        """What a signed record says, for a correction."""
        from fieldnotes.services import amendment

        self.jobs.ask(
            amendment.signed_lines,
            self.desk,
            by=self.pen,
            target=RecordId(target),
            owner=self,
            then=lambda said: self.lines_read.emit(target, said),
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
