"""The directory in the vault: stored sealed, found by everybody here, replaced by a later import, gone by itself when its blob is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from fieldnotes.domain.ids import UserId
from fieldnotes.domain.problem import InputProblem, RuleProblem, VaultLocked
from fieldnotes.interop.directory import Imported, read_package
from fieldnotes.interop.service import OpenTime, Service
from fieldnotes.interop.source import Package
from fieldnotes.services import audit, directory
from fieldnotes.services.desk import Desk
from fieldnotes.system.clock import FixedClock
from fieldnotes.system.path import resource
from tests.interop.build import ORGANIZATIONS, SERVICES, vendor_csv, write_folder
from tests.services.conftest import Laptop

OHANA = resource("demo", "directory")


@pytest.fixture
def admin_desk(laptop: Laptop) -> Desk:
    desk = laptop.open()
    laptop.enter(desk, laptop.admin, laptop.officer)
    return desk


def everything_on_disk(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_what_was_imported_is_found_by_words_and_need(admin_desk: Desk, laptop: Laptop) -> None:
    report = directory.import_directory(admin_desk, by=laptop.admin, path=OHANA, name="County services")
    assert report.services == 23
    assert len(directory.find_services(admin_desk, limit=100)) == 19
    (clinic,) = directory.find_services(admin_desk, query="free medical", need="healthcare")
    assert (clinic.key, clinic.organization) == ("county-services:19", "Samaritan House")
    assert directory.find_services(admin_desk, query="passport") == []
    assert directory.find_services(admin_desk, query="zzzz") == []


def test_a_card_says_everything_even_when_it_is_not_offered(admin_desk: Desk, laptop: Laptop) -> None:
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA, name="County services")
    card = directory.read_service(admin_desk, key="county-services:22")
    assert card.why_not == "test_entry"
    assert card.source == "County services"
    assert any("ext. 123" in phone for phone in card.phones)
    assert any(phone.endswith("(as the source writes it) · Passport Photos") for phone in card.phones)
    assert card.documents == ("Government-issued picture identification",)
    with pytest.raises(InputProblem, match="directory_not_found"):
        directory.read_service(admin_desk, key="county-services:999")


def test_an_officer_finds_it_after_the_laptop_was_closed(admin_desk: Desk, laptop: Laptop) -> None:
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA)
    admin_desk.close()
    desk = laptop.open()
    laptop.enter(desk, laptop.officer)
    assert len(directory.find_services(desk, limit=100)) == 19
    for _ in directory.warm_up(desk):
        pytest.fail("what is ready is not built again")


def test_only_those_who_answer_for_the_laptop_import(admin_desk: Desk, laptop: Laptop) -> None:
    with pytest.raises(RuleProblem, match="only_admins_import"):
        directory.import_directory(admin_desk, by=laptop.officer, path=OHANA)
    laptop.enter(admin_desk, laptop.second_officer)  # a supervisor
    assert directory.import_directory(admin_desk, by=laptop.second_officer, path=OHANA).offered == 19


def test_nobody_signed_in_finds_nothing(laptop: Laptop) -> None:
    with pytest.raises(VaultLocked):
        directory.find_services(laptop.open(), query="food")


def test_internal_notes_are_kept_with_the_source_and_only_sealed(
    admin_desk: Desk, laptop: Laptop, tmp_path: Path
) -> None:
    rows = ({"PublicName": "Night Shelter", "InternalNotes": "canarynote", "AgencyDescription": "canarywords"},)
    folder = write_folder(tmp_path / "calls", {"export.csv": vendor_csv(*rows)})
    directory.import_directory(admin_desk, by=laptop.admin, path=folder)
    (row,) = directory.find_services(admin_desk, query="canarywords")
    card = directory.read_service(admin_desk, key=row.key)
    assert b"canarynote" not in msgspec.json.encode(card)
    assert directory.find_services(admin_desk, query="canarynote") == []
    admin_desk.log.checkpoint()
    on_disk = everything_on_disk(laptop.data)
    assert b"canarynote" not in on_disk
    assert b"canarywords" not in on_disk


def test_a_later_import_of_the_same_source_takes_its_place(admin_desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "city", {"services.csv": SERVICES + "1,o1,Old name,,active,,,\n", "organizations.csv": ORGANIZATIONS}
    )
    directory.import_directory(admin_desk, by=laptop.admin, path=folder)
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA)
    write_folder(folder, {"services.csv": SERVICES + "1,o1,New name,,active,,,\n2,o1,Second,,inactive,,,\n"})
    directory.import_directory(admin_desk, by=laptop.admin, path=folder)
    names = {row.name for row in directory.find_services(admin_desk, limit=100)}
    assert "New name" in names
    assert "Old name" not in names
    assert len(names) == 20


def test_a_damaged_package_costs_only_its_own_services(admin_desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "city",
        {"services.csv": SERVICES + "1,o1,City desk,,active,,,\n", "organizations.csv": ORGANIZATIONS},
    )
    directory.import_directory(admin_desk, by=laptop.admin, path=folder)
    first = {path for path in (laptop.data / "blobs").rglob("*") if path.is_file()}
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA)
    admin_desk.close()
    for path in first:
        path.write_bytes(b"damaged" + path.read_bytes()[7:])
    desk = laptop.open()
    laptop.enter(desk, laptop.officer)
    assert len(directory.find_services(desk, limit=100)) == 19
    assert directory.find_services(desk, query="city desk") == []


def test_a_package_read_by_an_older_reader_is_read_again(
    admin_desk: Desk, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA)
    monkeypatch.setattr(directory, "READER", directory.READER + 1)
    again: list[str] = []

    def read_again(package: Package) -> Imported:
        again.append(package.name)
        return read_package(package)

    monkeypatch.setattr(directory, "read_package", read_again)
    assert len(directory.find_services(admin_desk, limit=100)) == 19
    assert again == ["directory"]


def test_a_taxonomy_alone_is_nothing_to_store(admin_desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "terms", {"taxonomy.csv": "id,name,parent_id,parent_name\n1,Food,,\n"})
    with pytest.raises(InputProblem, match="directory_no_services"):
        directory.import_directory(admin_desk, by=laptop.admin, path=folder)


def test_a_substance_use_service_is_known_as_one(admin_desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    rows = "1,o1,Detox center,,active,,,\n2,o1,Food pantry,,active,,,\n"
    folder = write_folder(tmp_path / "city", {"services.csv": SERVICES + rows, "organizations.csv": ORGANIZATIONS})
    directory.import_directory(admin_desk, by=laptop.admin, path=folder)
    assert directory.is_substance_use(admin_desk, key="city:1")
    assert not directory.is_substance_use(admin_desk, key="city:2")
    assert directory.is_substance_use(admin_desk, key="city:gone")  # unknown: the careful answer


@pytest.mark.parametrize(
    ("utc", "offset_min", "is_open"),
    [
        (datetime(2026, 11, 23, 21, 12, tzinfo=UTC), 0, False),  # a Monday, 21:12
        (datetime(2026, 11, 23, 21, 12, tzinfo=UTC), -300, True),  # 16:12 there
        (datetime(2026, 11, 24, 3, 0, tzinfo=UTC), -720, True),  # still Monday there
        (datetime(2026, 11, 22, 12, 0, tzinfo=UTC), 0, False),  # a Sunday
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), 0, False),  # closing time
    ],
)
def test_open_now_goes_by_the_local_week(utc: datetime, offset_min: int, is_open: bool) -> None:
    service = Service(key="k", source="s", source_id="1", name="n", opens=(OpenTime(0, 540, 1020),))
    now = FixedClock(utc, offset_min=offset_min).now()
    assert directory._is_open(service, now) is is_open
    assert directory._is_open(msgspec.structs.replace(service, opens=()), now) is None


def test_the_audit_names_the_import_and_its_reading(admin_desk: Desk, laptop: Laptop) -> None:
    directory.import_directory(admin_desk, by=laptop.admin, path=OHANA)
    rows = audit.list_audit(admin_desk, by=laptop.admin, limit=20)
    (entry,) = [row for row in rows if row.event == "directory_imported"]
    assert entry.group == "privileged"
    assert dict(entry.details)["services"] == "23"
    assert audit.list_audit(admin_desk, by=laptop.admin, group="audit")[0].event == "audit_read"
    assert audit.verify(admin_desk, by=laptop.admin).is_whole
    with pytest.raises(RuleProblem, match="only_supervisors_read_audit"):
        audit.list_audit(admin_desk, by=UserId(laptop.officer))
