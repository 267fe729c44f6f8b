"""First run: an agency is set up on this laptop. Passphrases pass through to the vault and are kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.problem import InputProblem, Problem
from fieldnotes.domain.record import Profession
from ui.screens.word import to_say
from ui.viewmodels.enrol import EnrolViewModel

if TYPE_CHECKING:
    from fieldnotes.services.setup import SetUpDone
    from ui.jobs import Jobs

JUDGE_AFTER_MS = 250
STRENGTH_WORDS = (
    to_say("too easy to guess"),
    to_say("easy to guess"),
    to_say("fair"),
    to_say("good"),
    to_say("very good"),
)


@dataclass(slots=True, repr=False)
class Member:
    """One person of the first pair, as typed. No repr: it holds a passphrase."""

    profession: Profession
    name: str = ""
    credential: str = ""
    phone: str = ""
    passphrase: str = ""
    again: str = ""

    @property
    def initials(self) -> str:
        """First letters of first and last name."""
        parts = [part for part in self.name.replace(".", " ").split() if part]
        return "".join(part[0] for part in (parts[0], *parts[1:][-1:])).upper() if parts else ""


@dataclass(slots=True, repr=False)
class SetUpForm:
    """Everything the screen asks."""

    agency: str = ""
    unit: str = ""
    laptop: str = "1"
    safe_dir: str = ""
    safe_passphrase: str = ""
    members: list[Member] = field(default_factory=lambda: [Member(Profession.OFFICER), Member(Profession.CLINICIAN)])


class SetUpViewModel(QObject):
    """`done` shows the recovery codes once; `finished` goes on to sign-in. `enrol`: the other way, into an agency that there is."""

    judged = Signal(int, int, str, bool)  # member (-1: the safe), strength 0..4, words, whether it may be used
    refused = Signal(object)  # Problem; facts["field"] names the field when it is one's
    started = Signal()
    done = Signal(list, list)  # [(name, recovery code)], files to take away
    finished = Signal()

    def __init__(self, data_dir: Path, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir, self._jobs = data_dir, jobs
        self.form = SetUpForm()
        self.enrol = EnrolViewModel(jobs, data_dir=data_dir, parent=self)
        self.is_joining = False  # which of the two ways is on screen
        self.shown_codes: tuple[tuple[str, str], ...] = ()  # of who joined, until they are on paper
        self._waiting: dict[int, str] = {}
        self._soon = QTimer(self, singleShot=True, interval=JUDGE_AFTER_MS)
        self._soon.timeout.connect(self._judge)

    def judge(self, member: int, passphrase: str) -> None:
        """Says soon how strong it is (the first answer loads word lists, hence the pool)."""
        self._waiting[member] = passphrase
        self._soon.start()

    def _judge(self) -> None:
        from fieldnotes.services import signin

        waiting, self._waiting = self._waiting, {}
        names = [self.form.agency, self.form.unit, *(one.name for one in self.form.members)]
        for member, passphrase in waiting.items():
            if not passphrase:
                self.judged.emit(member, 0, "", False)
                continue

            def take(verdict: object, member: int = member) -> None:
                self._take_verdict(member, verdict)

            self._jobs.pool(
                signin.judge_passphrase, passphrase, names=[name for name in names if name], owner=self, then=take
            )

    def _take_verdict(self, member: int, verdict: object) -> None:
        from ui.viewmodels.sentence import sentence_of

        strength = int(getattr(verdict, "strength", 0))
        reason = str(getattr(verdict, "reason_code", "") or "")
        is_ok = bool(getattr(verdict, "is_ok", False))
        words = STRENGTH_WORDS[max(0, min(4, strength))] if is_ok else sentence_of(InputProblem(reason, least=15))
        self.judged.emit(member, strength, words, is_ok)

    def set_up(self) -> None:
        """Makes the vault; every problem comes back beside its field and nothing typed is lost."""
        problem = self._missing()
        if problem is not None:
            self.refused.emit(problem)
            return
        from fieldnotes.services import setup

        form = self.form
        self.started.emit()
        self._jobs.ask(
            setup.set_up_agency,
            self._data_dir,
            agency=setup.AgencyFacts(
                name=form.agency.strip(), unit=form.unit.strip(), laptop_suffix=form.laptop.strip() or "1"
            ),
            staff=[
                setup.StaffFacts(
                    name=one.name.strip(),
                    profession=one.profession,
                    passphrase=one.passphrase,
                    credential=one.credential.strip(),
                    initials=one.initials,
                    phone=one.phone.strip(),
                )
                for one in form.members
            ],
            safe_dir=Path(form.safe_dir),
            safe_passphrase=form.safe_passphrase,
            owner=self,
            then=self._take,
            refused=self.refused.emit,
        )

    def _missing(self) -> Problem | None:
        form = self.form
        needed = [("agency", form.agency), ("unit", form.unit)]
        for number, one in enumerate(form.members):
            needed += [(f"name{number}", one.name), (f"passphrase{number}", one.passphrase)]
        needed += [("safe_dir", form.safe_dir), ("safe_passphrase", form.safe_passphrase)]
        for name, typed in needed:
            if not typed.strip():
                return InputProblem("missing", field=name)
        for number, one in enumerate(form.members):
            if one.passphrase != one.again:
                return InputProblem("passphrases_differ", field=f"again{number}")
        return None

    def _take(self, done: SetUpDone) -> None:
        names = [one.name.strip() for one in self.form.members]
        codes = list(zip(names, done.recovery_codes.values(), strict=False))
        self.form = SetUpForm()  # the passphrases are in the vault; they stay nowhere else
        self.done.emit(codes, list(done.safe_files))
