"""A laptop joins the agency: real vaults, real certificates, the station in between believed nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldnotes.crypto.stretch import FLOOR
from fieldnotes.domain.problem import DamagedVault, InputProblem, Problem, RuleProblem, SyncProblem
from fieldnotes.domain.record import ClinicalNote, Compartment
from fieldnotes.enrol_command import last_word
from fieldnotes.services import encounter as encounters
from fieldnotes.services import signin, writing
from fieldnotes.services.desk import Desk
from fieldnotes.services.enrolment import Enrolment
from fieldnotes.services.invite import read_link
from fieldnotes.services.station import device_private, find_station, keep_facts
from fieldnotes.trust.invite import LASTS_MS
from fieldnotes.vault.crockford import new_secret, write_code
from fieldnotes.vault.durable import replace_file
from fieldnotes.vault.setup import has_vault
from tests.services.conftest import Laptop
from tests.services.station_room import StationRoom

NEW_WORDS = "seventeen orange velvet kites"


@pytest.fixture
def room(tmp_path: Path, laptop: Laptop) -> Iterator[StationRoom]:
    made = StationRoom(tmp_path / "station", laptop.clock, laptop)
    yield made
    made.shelf.close()


@pytest.fixture
def joined(room: StationRoom, desk: Desk) -> StationRoom:
    """The agency's first laptop belongs to the station."""
    room.join(desk)
    return room


def open_new(laptop: Laptop, data: Path) -> Desk:
    desk = Desk.open(data, clock=laptop.clock, secrets=laptop.secrets)
    laptop.desks.append(desk)
    return desk


def test_the_first_laptop_brings_its_agency(room: StationRoom, desk: Desk) -> None:
    joined = room.join(desk)
    assert room.root == desk.vault.root_fingerprint
    facts = find_station(desk.log)
    assert facts == room.facts == joined.station
    assert room.roll.device_publics(desk.vault.device_id)
    assert device_private(desk.log)
    assert room.meet(desk).is_verified


def test_a_colleague_on_a_new_laptop_reads_clinical_notes_only_once_a_clinician_let_them_in(
    joined: StationRoom, laptop: Laptop, desk: Desk, tmp_path: Path
) -> None:
    encounter = encounters.start_encounter(desk, by=laptop.officer, call_type="Welfare check").encounter_id
    writing.save_draft(
        desk, by=laptop.clinician, encounter=encounter, kind="clinical_note", body=ClinicalNote(plan="Cerulean")
    )
    writing.file_drafts(desk, by=laptop.clinician)
    joined.meet(desk)
    made = joined.enrol(tmp_path / "new", "Mara Reyes", "DO")
    assert [name for name, _ in made.codes] == ["Mara Reyes", "Dana Okafor"]
    other = open_new(laptop, tmp_path / "new")
    code = dict(made.codes)["Mara Reyes"]
    taken = other.vault.enrol(laptop.clinician, code, NEW_WORDS)
    taken.session.wipe()
    signin.sign_in(other, user=laptop.clinician, passphrase=NEW_WORDS)
    assert Compartment.CLINICAL not in other.session(laptop.clinician).compartments
    joined.meet(other)  # the new keys reach the station, the notes reach the laptop
    joined.meet(desk)  # joint and agency go by themselves
    [waiting] = signin.list_waiting_grants(desk, by=laptop.clinician)
    assert (waiting.user, waiting.compartment) == (laptop.clinician, Compartment.CLINICAL)
    joined.meet(desk)
    joined.meet(other)
    read = encounters.read_encounter(other, encounter=encounter, by=laptop.clinician)
    assert not read.of_kind("clinical_note"), "certified by the agency alone, nobody is let in"
    assert read.header.number
    signin.approve_grants(desk, by=laptop.clinician, user=laptop.clinician, compartment=Compartment.CLINICAL)
    joined.meet(desk)
    joined.meet(other)
    [note] = encounters.read_encounter(other, encounter=encounter, by=laptop.clinician).of_kind("clinical_note")
    assert "Cerulean" in str(note.body)


def test_the_new_laptop_gives_numbers_of_its_own(
    joined: StationRoom, laptop: Laptop, desk: Desk, tmp_path: Path
) -> None:
    made = joined.enrol(tmp_path / "new", "Dana Okafor", suffix="12")
    other = open_new(laptop, tmp_path / "new")
    assert (other.vault.laptop_suffix, other.vault.unit) == ("12", "Unit 12")
    other.vault.enrol(laptop.officer, made.codes[0][1], NEW_WORDS).session.wipe()
    with pytest.raises(RuleProblem, match="suffix_taken"):
        joined.invite("Dana Okafor", suffix="12")


def test_a_number_that_was_read_out_is_of_one_laptop_only(joined: StationRoom, laptop: Laptop, tmp_path: Path) -> None:
    joined.enrol(tmp_path / "new", "Dana Okafor", suffix="b")
    assert open_new(laptop, tmp_path / "new").vault.laptop_suffix == "B", "as it will be heard and typed"
    with pytest.raises(RuleProblem, match="suffix_taken"):
        joined.invite("Dana Okafor", suffix="B")
    for unfit in ("1/2", "12345", "ä"):
        with pytest.raises(InputProblem, match="suffix_form"):
            joined.invite("Dana Okafor", suffix=unfit)


def test_a_laptop_that_nobody_could_sign_in_to_is_not_made(joined: StationRoom, tmp_path: Path) -> None:
    invitation = joined.invite(suffix="8")
    before = joined.shelf.certificate_head()
    enrolment = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    with pytest.raises(RuleProblem, match="seat_needed"):
        enrolment.ask_for_vault(tmp_path / "new")
    enrolment.check_offer = lambda: None  # type: ignore[method-assign]  # a laptop that asks all the same
    with pytest.raises(RuleProblem, match="seat_needed"):
        enrolment.ask_for_vault(tmp_path / "new")
    assert joined.shelf.certificate_head() == before


def test_an_admin_is_not_told_to_take_out_a_laptop_that_holds_notes(
    joined: StationRoom, desk: Desk, tmp_path: Path
) -> None:
    for has_notes in (True, False):
        invitation = joined.invite(*([] if has_notes else ["Dana Okafor"]))
        enrolment = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
        assert not invitation.has_vault
        if has_notes:
            enrolment.ask_for_station(desk)
        else:
            enrolment.ask_for_vault(tmp_path / "new")
        assert invitation.has_vault == has_notes
        assert ("revoke" in last_word(is_done=False, has_vault=invitation.has_vault)) != has_notes


@pytest.mark.parametrize("step", ["offer", "request", "reveal", "answer"])
def test_what_was_altered_on_the_way_is_not_believed(joined: StationRoom, tmp_path: Path, step: str) -> None:
    invitation = joined.invite("Dana Okafor")
    way = joined.way(invitation)
    way.swap = lambda at, part: part[:-1] + bytes([part[-1] ^ 1]) if at == step else part
    before = joined.shelf.certificate_head()

    def talk() -> None:
        enrolment = Enrolment(invitation.code, way, clock=joined.clock)
        enrolment.ask_for_vault(tmp_path / "new")
        enrolment.wait_long()

    with pytest.raises(SyncProblem, match="invite_forged"):
        talk()
    assert not (tmp_path / "new").exists()
    if step != "answer":
        assert joined.shelf.certificate_head() == before, "nothing was certified"


def test_the_wrong_code_an_old_code_and_one_that_was_used_open_nothing(joined: StationRoom, tmp_path: Path) -> None:
    invitation = joined.invite("Dana Okafor")
    with pytest.raises(SyncProblem, match="invite_unknown"):
        Enrolment(write_code(new_secret()), joined.way(invitation))
    with pytest.raises(InputProblem, match="code_typo"):
        Enrolment(invitation.code[:-1] + ("0" if invitation.code[-1] != "0" else "1"), joined.way(invitation))
    first = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    second = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    first.ask_for_vault(tmp_path / "first")
    with pytest.raises(SyncProblem, match="invite_taken"):
        second.ask_for_vault(tmp_path / "second")
    joined.clock.advance(LASTS_MS / 1000 + 1)
    with pytest.raises(SyncProblem, match="invite_over"):
        Enrolment(invitation.code, joined.way(invitation))


def test_an_admin_who_sees_other_digits_says_no_and_nothing_is_issued(joined: StationRoom, tmp_path: Path) -> None:
    invitation = joined.invite("Dana Okafor")
    way = joined.way(invitation, answers=False)
    enrolment = Enrolment(invitation.code, way, clock=joined.clock)
    enrolment.ask_for_vault(tmp_path / "new")
    before = joined.shelf.certificate_head()
    invitation.refuse()
    with pytest.raises(SyncProblem, match="invite_refused"):
        enrolment.wait_long()
    assert joined.shelf.certificate_head() == before


def test_whoever_overlooked_the_code_and_sits_in_between_shows_other_digits(
    joined: StationRoom, tmp_path: Path
) -> None:
    """A station that knows the secret answers the laptop itself, with another root: both people see different digits."""
    import msgspec

    from fieldnotes.trust.invite import Offer, Request, Reveal, Talk
    from fieldnotes.vault.crockford import read_code

    invitation = joined.invite("Dana Okafor")
    secret = read_code(invitation.code)
    offered = joined.box.find(Talk(secret).id, "offer")
    assert offered is not None
    true, false = Talk(secret), Talk(secret)
    offer = true.hear("offer", offered, Offer)
    forged = false.say("offer", msgspec.structs.replace(offer, root="0" * 64, commit=offer.commit))
    seen: dict[str, bytes] = {}

    class Between:
        tls = joined.facts.tls

        def find(self, id_: str, step: str, *, wait_s: float) -> bytes | None:
            if step == "offer":
                return forged
            asked = false.hear("request", seen["request"], Request)
            joined.box.leave(id_, "request", true.say("request", asked), is_laptop=True)
            assert invitation.hear()
            part = joined.box.find(id_, "reveal")
            assert part is not None
            return false.say("reveal", true.hear("reveal", part, Reveal))

        def leave(self, id_: str, step: str, part: bytes) -> None:
            seen[step] = part

        def cancel(self) -> None:
            """Nothing is waited for here."""

    shown = Enrolment(invitation.code, Between(), clock=joined.clock).ask_for_vault(tmp_path / "new")
    assert shown != invitation.digits


def test_a_station_with_another_certificate_than_the_offer_names_is_left(joined: StationRoom) -> None:
    invitation = joined.invite("Dana Okafor")
    way = joined.way(invitation)
    way.tls = "cd" * 32
    with pytest.raises(SyncProblem, match="wrong_station"):
        Enrolment(invitation.code, way)


def test_an_answer_of_another_agency_makes_no_vault(joined: StationRoom, tmp_path: Path) -> None:
    """The admin's own command is right or nothing: a vault.json for another laptop is refused before a file is written."""
    invitation = joined.invite("Dana Okafor")
    enrolment = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    enrolment.ask_for_vault(tmp_path / "new")
    enrolment.wait_long()
    mine = enrolment._consent
    other = joined.invite("Dana Okafor", suffix="14")
    second = Enrolment(other.code, joined.way(other), clock=joined.clock)
    second.ask_for_vault(tmp_path / "new")
    second.wait_long()
    second._consent = mine
    with pytest.raises(DamagedVault, match="vault_mismatch"):
        second.make_vault(tmp_path / "new", kdf=FLOOR)
    assert not (tmp_path / "new").exists()


CUTS = [
    (verb, step, when)
    for verb, step in (
        ("find", "offer"),
        ("leave", "request"),
        ("find", "reveal"),
        ("find", "answer"),
        ("leave", "done"),
    )
    for when in ("before", "after")
]


@pytest.mark.parametrize("cut", CUTS)
def test_cut_off_anywhere_there_is_a_vault_or_none_and_a_new_code_works(
    joined: StationRoom, tmp_path: Path, cut: tuple[str, str, str]
) -> None:
    data = tmp_path / "new"
    invitation = joined.invite("Dana Okafor")
    way = joined.way(invitation)
    way.cut.add(cut)
    try:
        enrolment = Enrolment(invitation.code, way, clock=joined.clock)
        enrolment.ask_for_vault(data)
        enrolment.wait_long()
        enrolment.make_vault(data, kdf=FLOOR)
    except SyncProblem as problem:
        if problem.code != "unreachable":
            raise
        assert not has_vault(data)
        way.cut.clear()
        joined.enrol(data, "Dana Okafor", suffix="13")
    assert has_vault(data)


@pytest.mark.parametrize("at", ["keys.json", "attempts.log", "public.json", "log.db", "vault.json"])
def test_power_lost_while_the_vault_is_written_leaves_none(
    joined: StationRoom, laptop: Laptop, tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerLost(BaseException):
        pass

    def lost(*_: object, **__: object) -> None:
        raise PowerLost

    with monkeypatch.context() as patch:
        match at:
            case "keys.json":
                patch.setattr("fieldnotes.vault.enrol.KeyStore.save", lost)
            case "attempts.log":
                patch.setattr("fieldnotes.vault.enrol.AttemptLog.create", lost)
            case "public.json":
                patch.setattr("fieldnotes.vault.enrol.write_public", lost)
            case "log.db":
                whole = keep_facts

                def half(*args: object, **kwargs: object) -> None:
                    whole(*args, **kwargs)  # type: ignore[arg-type] # passed on
                    raise PowerLost

                patch.setattr("fieldnotes.services.enrolment.keep_facts", half)
            case _:
                replace = replace_file

                def but_last(path: Path, data: bytes) -> None:
                    if path.name == at:
                        raise PowerLost
                    replace(path, data)

                patch.setattr("fieldnotes.vault.enrol.replace_file", but_last)
        with pytest.raises(PowerLost):
            joined.enrol(tmp_path / "new", "Dana Okafor")
    assert not has_vault(tmp_path / "new")
    with pytest.raises(Problem, match="no_vault"):
        Desk.open(tmp_path / "new", clock=laptop.clock, secrets=laptop.secrets)
    joined.enrol(tmp_path / "new", "Dana Okafor", suffix="13")
    assert open_new(laptop, tmp_path / "new").vault.laptop_suffix == "13"


def test_a_vault_is_never_written_over(joined: StationRoom, laptop: Laptop) -> None:
    invitation = joined.invite("Dana Okafor")
    enrolment = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    with pytest.raises(RuleProblem, match="vault_exists"):
        enrolment.ask_for_vault(laptop.data)


def test_a_laptop_of_another_agency_is_not_taken(joined: StationRoom, desk: Desk) -> None:
    joined.root = ""  # the station forgets; the laptop does not
    invitation = joined.invite()
    joined.root = "0" * 64
    invitation.root = "0" * 64
    enrolment = Enrolment(invitation.code, joined.way(invitation), clock=joined.clock)
    with pytest.raises(RuleProblem, match="laptop_of_another_agency"):
        enrolment.ask_for_station(desk)


def test_a_link_carries_the_code_and_where_the_station_is(joined: StationRoom) -> None:
    invitation = joined.invite("Dana Okafor")
    code, addresses = read_link(invitation.link)
    assert code == invitation.code.replace("-", "")
    assert addresses == joined.facts.addresses
    assert read_link(f" {invitation.code.lower()} ")[1] == ()


def test_an_invitation_tells_the_station_nothing(joined: StationRoom) -> None:
    joined.invite("Dana Okafor")
    kept = b"".join(path.read_bytes() for path in joined.box._folder.rglob("*") if path.is_file())
    assert b"Okafor" not in kept
    assert b"Unit 12" not in kept


def test_somebody_of_the_team_gets_a_seat_on_another_laptop_without_any_station(laptop: Laptop, desk: Desk) -> None:
    known = desk.roll.users[laptop.admin]
    with pytest.raises(RuleProblem, match="seated_already"):
        desk.vault.add_seat(
            known,
            by=desk.session(laptop.officer),
            admin_file=next(laptop.safe.glob("admin*")),
            safe_passphrase="x" * 15,
        )
