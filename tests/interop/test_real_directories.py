"""The real files that were given: read whole, balanced, and nothing offered that must not be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldnotes.domain.problem import InputProblem
from fieldnotes.interop.directory import Imported, read_directory
from fieldnotes.interop.index import ServiceIndex
from fieldnotes.system.path import resource

HERE = Path(__file__).parent / "fixtures"


def dc_directory() -> Path | None:
    """Beside the checkout, or where FIELDNOTES_SHARED_DATA says. It has no licence, so it is not part of the project."""
    roots = [Path(os.environ["FIELDNOTES_SHARED_DATA"])] if "FIELDNOTES_SHARED_DATA" in os.environ else []
    roots.append(Path(__file__).resolve().parents[3] / "shared" / "data")
    return next((root / "dc-directory" for root in roots if (root / "dc-directory" / "directory.zip").is_file()), None)


def balances(imported: Imported) -> bool:
    tables = imported.report.tables.values()
    totals = [imported.report, *tables]
    return all(one.read == one.kept + one.merged + one.quarantined for one in totals) and imported.report.read == sum(
        table.read for table in tables
    )


@pytest.fixture(scope="module")
def ohana() -> Imported:
    return read_directory(resource("demo", "directory"))


class TestOhana:
    def test_every_row_is_accounted_for(self, ohana: Imported) -> None:
        assert balances(ohana)
        assert (ohana.report.read, ohana.report.kept, ohana.report.quarantined) == (486, 486, 0)
        assert ohana.report.dialect == "ohana"

    def test_inactive_and_invented_entries_are_never_offered(self, ohana: Imported) -> None:
        assert len(ohana.services) == 23
        assert ohana.report.not_offered == {"inactive": 2, "test_entry": 2}
        names = {service.name for service in ServiceIndex.of(ohana.services).find(limit=100)}
        assert len(names) == 19
        assert not names & {"Service with blank fields", "Service for Admin Test Location", "Passport Photos"}

    def test_a_service_carries_what_its_tables_say(self, ohana: Imported) -> None:
        service = next(one for one in ohana.services if one.name == "Fair Oaks Adult Activity Center")
        assert service.organization == "Peninsula Family Service"
        assert service.phone == "(650) 780-7525"
        assert service.fax == "(650) 701-0856"
        assert service.address == "2600 Middlefield Road, Redwood City, CA 94063"
        assert service.languages == ("Spanish", "Tagalog")
        assert service.key == "directory:1"
        assert {"food", "social"} <= set(service.needs)

    def test_where_mail_goes_is_not_where_people_go(self, ohana: Imported) -> None:
        service = next(one for one in ohana.services if one.source_id == "20")
        assert all("postal address" in place.address for place in service.places if place.address)

    def test_terms_get_their_names(self, ohana: Imported) -> None:
        service = next(one for one in ohana.services if one.name == "Passport Photos")
        assert "Care" in " ".join(service.terms) or len(service.terms) >= 6

    def test_hours_that_close_before_they_open_compute_nothing(self, ohana: Imported) -> None:
        service = next(one for one in ohana.services if one.source_id == "1")
        assert service.opens == ()
        assert service.hours == ("Monday 9am–03:00 (as the source writes it)",)


@pytest.fixture(scope="module")
def whole() -> Imported:
    return read_directory(HERE / "hsds-examples")


class TestHsdsExamples:
    def test_the_same_service_in_five_files_is_one(self, whole: Imported) -> None:
        assert balances(whole)
        assert [service.name for service in whole.services] == ["Community Counselling"]
        assert whole.report.merged > 100

    @pytest.mark.parametrize(
        "name", ["service_full.json", "service_list.json", "organization_full.json", "service_at_location_full.json"]
    )
    def test_each_json_form_alone(self, name: str) -> None:
        imported = read_directory(HERE / "hsds-examples" / name)
        assert balances(imported)
        assert imported.report.dialect == "hsds-3-json"
        (service,) = imported.services
        assert service.name == "Community Counselling"
        assert service.organization == "Example Organization Inc."
        assert service.last_verified == "2005-01-01"
        assert (service.minimum_age, service.maximum_age) == ("12", "100")

    def test_full_json_has_phone_place_and_documents(self) -> None:
        (service,) = read_directory(HERE / "hsds-examples" / "service_full.json").services
        assert service.phone == "+44 1234 234567 ext. 100"
        assert service.places[0].name == "MyCity Civic Center"
        assert service.documents
        assert service.alert.startswith("Following COVID-19")
        assert "mental_health" in service.needs

    def test_csv_alone(self, tmp_path: Path) -> None:
        for path in (HERE / "hsds-examples").glob("*.csv"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        imported = read_directory(tmp_path)
        assert balances(imported)
        assert imported.report.dialect == "hsds-3"
        assert imported.report.findings["coordinates_not_plausible"] == 1  # latitude 100
        assert imported.services[0].places[0].latitude == ""


@pytest.fixture(scope="module")
def dc() -> Imported:
    folder = dc_directory()
    if folder is None:
        pytest.skip(
            "the city directory has no licence to be committed; put it at ../shared/data/dc-directory or set FIELDNOTES_SHARED_DATA"
        )
    return read_directory(folder)


class TestCityDirectory:
    def test_all_of_it_is_read_and_balanced(self, dc: Imported) -> None:
        assert balances(dc)
        assert dc.report.dialect == "orservices"
        assert dc.report.read == 25_837
        assert len(dc.services) == 1_656

    def test_links_are_followed_though_every_id_column_is_named_otherwise(self, dc: Imported) -> None:
        assert sum(bool(service.organization) for service in dc.services) > 1_600
        assert sum(bool(service.address) for service in dc.services) > 1_000
        assert sum(bool(service.terms) for service in dc.services) > 1_400

    def test_comma_lists_in_keys_reach_every_service(self, dc: Imported) -> None:
        assert dc.report.tables["phones.csv"].findings["list_in_key"] > 190
        phones = {service.source_id: {phone.written for phone in service.phones} for service in dc.services}
        assert "(202) 885-5600" in phones["1280199390097891"]
        assert "(202) 885-5600" in phones["856388971104613"]

    def test_latitude_zero_is_unknown(self, dc: Imported) -> None:
        assert dc.report.tables["locations.csv"].findings["coordinates_zero"] == 87
        assert not any(place.latitude == "0" for service in dc.services for place in service.places)

    def test_211_is_a_telephone_number_and_854_is_kept_as_written(self, dc: Imported) -> None:
        phones = {phone.written: phone for service in dc.services for phone in service.phones}
        assert all(not phone.dial for written, phone in phones.items() if written == "854")
        assert all(phone.dial == "211" for written, phone in phones.items() if written == "211")

    def test_no_entity_or_tag_is_left_in_what_people_read(self, dc: Imported) -> None:
        for service in dc.services:
            words = f"{service.name} {service.organization} {service.description} {service.eligibility}"
            assert "&rsquo;" not in words
            assert "<a " not in words

    def test_an_attack_written_into_a_status_is_only_an_unknown_status(self, dc: Imported) -> None:
        odd = next(service for service in dc.services if service.status_written.startswith("'hYuOMj"))
        assert odd.status == "unknown"

    def test_it_is_searched_in_milliseconds(self, dc: Imported) -> None:
        found = ServiceIndex.of(dc.services).find(query="food pant", need="food")
        assert found
        assert all("food" in service.needs for service in found)


class TestNotADirectory:
    def test_a_taxonomy_alone_reads_as_one(self, tmp_path: Path) -> None:
        (tmp_path / "taxonomy.csv").write_text(
            '"id","name","parent_id","parent_name","vocabulary"\n1,Emergency,0,,Open Eligibility\n'
        )
        imported = read_directory(tmp_path)
        assert imported.report.dialect == "taxonomy"
        assert (imported.report.kept, imported.services) == (1, [])

    def test_clinical_data_is_refused_by_name(self, tmp_path: Path) -> None:
        (tmp_path / "Observation.json").write_text('{"resourceType": "Observation"}')
        with pytest.raises(InputProblem) as refused:
            read_directory(tmp_path)
        assert refused.value.code == "directory_is_fhir"
