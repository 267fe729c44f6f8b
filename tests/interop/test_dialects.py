"""Dialects that other cities and call centres send: found by their headings, read by their habits."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from fieldnotes.interop.directory import Imported, read_directory
from fieldnotes.interop.index import ServiceIndex
from fieldnotes.interop.service import Service
from tests.interop.build import ORGANIZATIONS, SERVICES, vendor_csv, write_folder, write_zip

FIRST_DIALECT = {
    "organizations.csv": "id,name,alternate_name,description,email,url,tax_status\n"
    "10,BAY GUIDANCE CENTER,,Helps.\\n\\n###COL###,,www.example.org,\n",
    "services.csv": (
        "id,organization_id,program_id,name,description,url,email,status,interpretation_services,application_process,wait_time\n"
        "10,10,,BAY GUIDANCE CENTER,Counseling.\\n\\n###MON###,www.example.org,,,,Call,\n"
        "11,10,,MARATHON,Outpatient counseling.,,,,,Walk in,\n"
        "12,11,,NIGHT DESK,Below another service.,,,,,,\n"
    ),
    "locations.csv": "id,organization_id,name,latitude,longitude\n10,10,Main,25.77,-80.19\n11,10,Marathon,,\n",
    "services_at_location.csv": "id,service_id,location_id,description\n10,10,10,\n11,11,11,\n12,99,10,\n",
    "physical_addresses.csv": (
        "id,location_id,address_1,address_2,city,state_province,postal_code,country\n10,10,1 Main Street,Suite 2,Key West,FL ,33040,   \n"
    ),
    "phones.csv": "id,location_id,service_id,number\n10,10,10,305-555-0100 x12\n11,11,11,988\n12,,12,\n",
    "eligibility.csv": "id,service_id,eligibility\n,,All girls\n,,All girls\n,,Crime victims\n",
    "regular_schedules.csv": (
        "id,service_id,weekday,opens_at,closes_at,original_text\n"
        + "".join(f",11,{day},9:00am,5:00pm,x\n" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
        + ",10,Monday,9:00am,5:00,x\n"
    ),
    "services_taxonomy.csv": "id,service_id,taxonomy_id,taxonomy_detail\n1,11,RP-1400,\n2,11,YB-9500,\n",
    "taxonomy.csv": "id,name,parent_id,parent_name,vocabulary\nRP-1400,Counseling Services,R,Mental Health,AIRS\n",
    "languages.csv": "id,service_id,location_id,language\n11,11,11,English\n11,11,11,Creole\n",
    "datapackage.json": '{"name": "human_services_data"}',
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return read_directory(write_folder(tmp_path_factory.mktemp("bay-directory"), FIRST_DIALECT))


def service_of(imported: Imported, source_id: str) -> Service:
    return next(service for service in imported.services if service.source_id == source_id)


class TestFirstDialect:
    def test_it_is_known_by_its_headings(self, first: Imported, tmp_path: Path) -> None:
        assert first.report.dialect == "hsds-1"
        renamed = {
            f"sheet{number}.csv": text
            for number, (name, text) in enumerate(FIRST_DIALECT.items())
            if name.endswith(".csv")
        }
        again = read_directory(write_folder(tmp_path, renamed))
        assert [service.name for service in again.services] == [service.name for service in first.services]

    def test_markers_and_written_out_breaks_are_gone(self, first: Imported) -> None:
        assert service_of(first, "10").description == "Counseling."

    def test_the_organization_two_steps_up_is_found(self, first: Imported) -> None:
        assert service_of(first, "12").organization == "BAY GUIDANCE CENTER"
        assert first.report.findings["organization_through_another_service"] == 1

    def test_hours_phones_languages_terms_and_needs(self, first: Imported) -> None:
        service = service_of(first, "11")
        assert service.hours == ("Mon–Fri 09:00–17:00",)
        assert service.phone == "988"
        assert service.languages == ("English", "Creole")
        assert service.terms == ("Counseling Services",)
        assert "mental_health" in service.needs

    def test_an_address_with_blank_country(self, first: Imported) -> None:
        assert service_of(first, "10").address == "1 Main Street, Suite 2, Key West, FL 33040"
        assert service_of(first, "10").phone == "(305) 555-0100 ext. 12"

    def test_rows_without_ids_and_keys_are_merged_and_set_aside(self, first: Imported) -> None:
        table = first.report.tables["eligibility.csv"]
        assert (table.read, table.kept, table.merged, table.quarantined) == (3, 0, 1, 2)
        assert table.findings["points_to_nothing"] == 2

    def test_a_dangling_link_is_set_aside_with_its_place(self, first: Imported) -> None:
        table = first.report.tables["services_at_location.csv"]
        assert table.quarantined == 1
        assert table.examples["points_to_missing_service"] == ["row 4, id 12: service 99"]

    def test_five_in_the_morning_or_afternoon_is_not_guessed(self, first: Imported) -> None:
        assert service_of(first, "10").opens == ()
        assert service_of(first, "10").hours == ("Monday 9:00am–5:00 (as the source writes it)",)


class TestVendorExport:
    @pytest.fixture
    def read(self, tmp_path: Path) -> Imported:
        rows = (
            {"ResourceAgencyNum": "1", "PublicName": "Mercy House", "TaxonomyLevelName": "Agency", "ParentAgencyNum": "0"},
            {
                "ResourceAgencyNum": "2", "PublicName": "Night Shelter", "ParentAgencyNum": "1", "ParentAgency": "Mercy House",
                "PhysicalAddress1": "5 Elm St",
                "PhysicalCity": "Springfield", "PhysicalStateProvince": "XX", "PhysicalPostalCode": "00001",
                "PhysicalCounty": "-1", "Phone1Number": "(202) 555-0110", "Phone1Name": "Main Number      ",
                "Phone2Number": "(202) 555-0111",
                "Phone2Name": "TTY/TDD Number", "PhoneFax": "(202) 555-0112", "PhoneNumberHotline": "211",
                "InternalNotes": "canary key contact",
                "LastVerifiedOn": "12/6/11 0:00", "TaxonomyCodes": "BH-1800", "TaxonomyTerm": "Homeless Shelter; ",
                "HoursOfOperation": "9:00 am - 5:00 pm, Monday - Friday", "LanguagesOffered": "English, Spanish",
            },
            {"ResourceAgencyNum": "3", "PublicName": "Old Clinic", "ParentAgencyNum": "1", "AgencyStatus": "Inactive"},
            {"ResourceAgencyNum": "4", "PublicName": "Lost Trust", "ParentAgencyNum": "1", "AgencyStatus": "Active, but do not refer"},
            {"ResourceAgencyNum": "5", "PublicName": "Hidden", "ParentAgencyNum": "1", "ExcludeFromDirectory": "Yes"},
            {"ResourceAgencyNum": "6", "PublicName": "Not for referral", "ParentAgencyNum": "1", "AvailableForReferral": "No"},
            {
                "ResourceAgencyNum": "7", "PublicName": "Closed Agency", "TaxonomyLevelName": "Agency", "ParentAgencyNum": "0",
                "AgencyStatus": "Inactive",
            },
            {"ResourceAgencyNum": "8", "PublicName": "Its program", "ParentAgencyNum": "7"},
            {
                "ResourceAgencyNum": "9", "PublicName": "Safe House", "ParentAgencyNum": "1", "PhysicalAddress1": "secret lane 7",
                "PhysicalAddressIsPrivate": "Yes", "Phone1Number": "202-555-0177", "Phone1IsPrivate": "TRUE", "Phone2Number": "911",
            },
            {"ResourceAgencyNum": "10", "PublicName": "Alone Agency", "TaxonomyLevelName": "Agency", "ParentAgencyNum": "0"},
            {"ResourceAgencyNum": "10", "PublicName": "Alone Agency", "TaxonomyLevelName": "Agency", "ParentAgencyNum": "0"},
            {"ResourceAgencyNum": "10", "PublicName": "Another under its number", "ParentAgencyNum": "0"},
            {"ResourceAgencyNum": "", "PublicName": "No number"},
        )  # fmt: skip
        return read_directory(write_folder(tmp_path, {"export.csv": vendor_csv(*rows)}))

    def test_do_not_refer_inactive_and_excluded_are_never_offered(self, read: Imported) -> None:
        why = {service.name: service.why_not for service in read.services}
        assert why == {
            "Night Shelter": "", "Old Clinic": "inactive", "Lost Trust": "do_not_refer", "Hidden": "excluded",
            "Not for referral": "excluded",
            "Its program": "inactive", "Safe House": "", "Alone Agency": "",
        }  # fmt: skip
        offered = ServiceIndex.of(read.services).find(limit=100)
        assert {service.name for service in offered} == {"Night Shelter", "Safe House", "Alone Agency"}

    def test_a_program_of_an_inactive_agency_is_not_offered_either(self, read: Imported) -> None:
        assert read.report.findings["not_offered_like_its_agency"] == 1

    def test_internal_notes_are_in_nothing_that_is_read_or_reported(self, read: Imported) -> None:
        assert b"canary" not in msgspec.json.encode(read)
        assert read.report.findings["internal_notes_kept_sealed"] == 1

    def test_private_addresses_and_numbers_are_given_to_nobody(self, read: Imported) -> None:
        house = service_of(read, "9")
        assert "secret lane" not in msgspec.json.encode(read).decode()
        assert [phone.dial for phone in house.phones] == ["911"]
        assert house.places[0].is_private

    def test_named_phone_columns(self, read: Imported) -> None:
        shelter = service_of(read, "2")
        kinds = {phone.dial: (phone.kind, phone.note) for phone in shelter.phones}
        assert kinds["+12025550110"] == ("voice", "Main Number")
        assert kinds["+12025550111"] == ("tty", "TTY/TDD Number")
        assert kinds["+12025550112"][0] == "fax"
        assert kinds["211"][0] == "hotline"
        assert shelter.fax == "(202) 555-0112"

    def test_the_rest_of_a_program(self, read: Imported) -> None:
        shelter = service_of(read, "2")
        assert shelter.organization == "Mercy House"
        assert shelter.address == "5 Elm St, Springfield, XX 00001"
        assert shelter.last_verified == "2011-12-06"
        assert "housing" in shelter.needs
        assert shelter.hours == ("9:00 am - 5:00 pm, Monday - Friday",)
        assert read.report.findings["written_for_nothing"] == 1

    def test_every_row_is_accounted_for(self, read: Imported) -> None:
        assert (read.report.read, read.report.kept, read.report.merged, read.report.quarantined) == (13, 10, 1, 2)

    def test_a_site_says_what_its_agency_does_and_where_it_is_itself(self, tmp_path: Path) -> None:
        rows = (
            {
                "ResourceAgencyNum": "1", "PublicName": "Grocery Network", "TaxonomyLevelName": "Agency", "ParentAgencyNum": "0",
                "AgencyDescription": "Free groceries.", "TaxonomyTerm": "Food Pantries; ", "PhysicalAddress1": "1 Office Way",
                "Phone1Number": "202-555-0120",
            },
            {
                "ResourceAgencyNum": "2", "PublicName": "Corner", "TaxonomyLevelName": "Site", "ParentAgencyNum": "1",
                "PhysicalAddress1": "9 Side St",
            },
        )  # fmt: skip
        (site,) = read_directory(write_folder(tmp_path, {"export.csv": vendor_csv(*rows)})).services
        assert (site.description, site.needs, site.address) == ("Free groceries.", ("food",), "9 Side St")
        assert (site.phone, site.phones[0].of) == ("(202) 555-0120", "organization")


class TestOrservices:
    def test_prefixed_columns_lists_in_keys_and_html_phone_links(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": (
                "service_recordid,service_name,service_organization,service_description,service_locations,service_phones,service_status\n"
                '77,Food Table,55,"Call <a href=""tel:202-555-0150"">us</a>","1,2","9,10",1\n'
            ),
            "organizations.csv": "organization_recordid,organization_name,organization_tax_id\n55,Kitchen,\n",
            "locations.csv": "id,organization_id,name,latitude,longitude\n1,55,East,0,0\n2,0,West,38.9,-77.0\n",
            "phones.csv": 'id,location_id,service_id,organization_id,number,type\n9,,"77,78",,202-555-0151,voice\n10,1,,,23,10\n',
            "services_at_location.csv": "id,service_id,location_id,description\n1,77,1,\n2,77,2,\n",
        }
        imported = read_directory(write_zip(tmp_path / "city.zip", tables))
        assert imported.report.dialect == "orservices"
        (service,) = imported.services
        assert service.organization == "Kitchen"
        assert [phone.dial for phone in service.phones] == ["+12025550151", "+12025550150", ""]
        assert [place.name for place in service.places] == ["East", "West"]
        assert service.places[0].latitude == ""
        assert service.status == "unknown"
        assert imported.report.findings["zero_written_for_nothing"] == 1
        assert imported.report.findings["points_to_missing_service"] == 1

    def test_a_newer_export_writes_the_numbers_where_the_keys_were(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": (
                "service_recordid,service_name,service_phones,service_status\n"
                '1,Desk,"<a href=""tel:(202) 555-0150"">(202) 555-0150</a>&nbsp;&nbsp;ext. x126",1\n'
                '2,Office,"<a href=""tel:202-555-0151"">202-555-0151</a>&nbsp;(Fax)",1\n'
            ),
            "taxonomy_terms.csv": "id,term,description,parent_id,taxonomy,language\nt,Food,,,,\n",
        }
        imported = read_directory(write_folder(tmp_path, tables))
        desk, office = imported.services
        assert desk.phone == "(202) 555-0150 ext. 126"
        assert (office.phone, office.fax) == ("", "(202) 555-0151")
        assert imported.report.tables["taxonomy_terms.csv"].findings.get("table_not_known") is None


class TestJson:
    def test_a_page_whose_size_lies_is_read_whole(self, tmp_path: Path) -> None:
        entries = [{"id": str(n), "name": f"Service {n}", "status": "active", "organization_id": "o"} for n in range(5)]
        write_folder(tmp_path, {"page.json": json.dumps({"size": 2, "total_pages": 1, "contents": entries})})
        imported = read_directory(tmp_path)
        assert len(imported.services) == 5
        assert imported.report.findings["size_lies"] == 1

    def test_a_service_without_a_name_goes_by_its_organization(self, tmp_path: Path) -> None:
        entry = {
            "id": "1",
            "status": "active",
            "assured_date": "2005-01-01",
            "organization": {"id": "o", "name": "Harbor House"},
        }
        (service,) = read_directory(write_folder(tmp_path, {"page.json": json.dumps({"contents": [entry]})})).services
        assert service.name == "Harbor House"

    def test_arrays_with_strange_entries_lose_nothing_silently(self, tmp_path: Path) -> None:
        entries = [{"id": "1", "name": "A", "status": "inactive"}, 7, None, {"colour": "blue"}, "text"]
        write_folder(tmp_path, {"array.json": json.dumps(entries)})
        report = read_directory(tmp_path).report
        assert (report.read, report.kept, report.quarantined) == (5, 1, 4)
        assert report.not_offered == {"inactive": 1}

    def test_one_document_a_line(self, tmp_path: Path) -> None:
        lines = [
            json.dumps(
                {"id": str(n), "name": f"Service {n}", "status": "active", "organization": {"id": "o", "name": "Org"}}
            )
            for n in range(3)
        ]
        imported = read_directory(write_folder(tmp_path, {"services.ndjson": "\n".join(lines) + "\n"}))
        assert [service.organization for service in imported.services] == ["Org"] * 3
        assert imported.report.merged == 2

    def test_the_older_british_form(self, tmp_path: Path) -> None:
        entry = {
            "id": "1", "name": "Warm space", "status": "active", "organization": {"id": "o", "name": "Parish"},
            "service_taxonomys": [{"id": "t", "taxonomy": {"id": "x", "name": "Food bank", "vocabulary": "esd"}}],
            "service_at_locations": [
                {
                    "id": "l",
                    "location": {"id": "p", "name": "Hall",
                    "physical_addresses": [{"id": "a", "address_1": "1 Lane", "postal_code": "AB1"}]},
                }
            ],
            "eligibilitys": [{"id": "e", "eligibility": "Everybody"}],
            "regular_schedules": [{"id": "r", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "12:00"}],
        }  # fmt: skip
        (service,) = read_directory(
            write_folder(tmp_path, {"services.json": json.dumps({"content": [entry]})})
        ).services
        assert service.terms == ("Food bank",)
        assert service.needs == ("food",)
        assert service.address == "1 Lane, AB1"
        assert service.eligibility == "Everybody"
        assert service.hours == ("Mon–Tue 09:00–12:00",)

    def test_numbers_booleans_and_internal_notes(self, tmp_path: Path) -> None:
        entry = {
            "id": 4,
            "name": "A",
            "status": "active",
            "minimum_age": 18,
            "do_not_refer": True,
            "internal_notes": "canary",
        }
        write_folder(tmp_path, {"one.json": json.dumps(entry)})
        imported = read_directory(tmp_path)
        assert imported.services[0].minimum_age == "18"
        assert imported.services[0].why_not == "do_not_refer"
        assert b"canary" not in msgspec.json.encode(imported)


class TestRaggedRows:
    def test_a_comma_nobody_quoted_does_not_shift_a_number_under_another_heading(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": SERVICES
            + "s1,o1,Meals, and more,,active,,,x\ns2,o1,Shelter,,active,,,,,\ns3,o1\ns4,o1,Clinic,,active\n,,,,,,,\n\n",
            "organizations.csv": ORGANIZATIONS,
        }
        imported = read_directory(write_folder(tmp_path, tables))
        assert [service.name for service in imported.services] == ["Shelter", "Clinic"]
        table = imported.report.tables["services.csv"]
        assert (table.read, table.kept, table.quarantined) == (5, 2, 3)
        assert {"row_too_long", "row_cut_short", "row_empty", "row_short"} <= table.findings.keys()
        assert table.examples["row_too_long"] == ["row 2, id s1: 9 cells for 8 columns"]

    @pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
    def test_any_delimiter(self, mark: str, tmp_path: Path) -> None:
        text = (SERVICES + "s1,o1,Night shelter,,active,,,\n").replace(",", mark)
        assert read_directory(write_folder(tmp_path, {"services.csv": text})).services[0].name == "Night shelter"
        first = f"sep={mark}\n{text}"
        assert read_directory(write_folder(tmp_path, {"services.csv": first})).services[0].name == "Night shelter"


class TestSameIdTwoThings:
    def test_a_second_shelter_under_one_id_never_gets_the_first_ones_phone(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": SERVICES
            + "s1,o1,Night shelter,,active,,,\ns1,o1,Dental clinic,,active,,,\ns1,o1,Night shelter,,active,,,\n",
            "organizations.csv": ORGANIZATIONS,
            "phones.csv": "id,service_id,number\np1,s1,202-555-0101\n",
        }
        imported = read_directory(write_folder(tmp_path, tables))
        assert [service.name for service in imported.services] == ["Night shelter"]
        table = imported.report.tables["services.csv"]
        assert (table.kept, table.merged, table.quarantined) == (1, 1, 1)
        assert table.findings["id_of_another_row"] == 1

    def test_likely_duplicates_are_proposed_and_both_stay(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": SERVICES
            + "s1,o1,Emergency Food Pantry,,active,,,\ns2,o1,Emergency food pantry.,,active,,,\ns3,o1,Youth group,,active,,,\n",
            "organizations.csv": ORGANIZATIONS,
            "phones.csv": "id,service_id,number\np1,s1,202-555-0101\np2,s2,(202) 555 0101\n",
        }
        imported = read_directory(write_folder(tmp_path, tables))
        assert len(imported.services) == 3
        (pair,) = imported.report.possible_duplicates
        assert pair["one"].endswith(":s1")
        assert pair["other"].endswith(":s2")

    def test_sister_sites_are_no_duplicates(self, tmp_path: Path) -> None:
        tables = {
            "services.csv": SERVICES + "s1,o1,Food Pantry,,active,,,\ns2,o1,Food Pantry,,active,,,\n",
            "organizations.csv": ORGANIZATIONS,
            "locations.csv": "id,organization_id,name,latitude,longitude\nl1,o1,A,1,1\nl2,o1,B,1,1\n",
            "services_at_location.csv": "id,service_id,location_id,description\n1,s1,l1,\n2,s2,l2,\n",
            "physical_addresses.csv": "id,location_id,address_1,city,state_province,postal_code\n"
            "a,l1,12 Main St,X,XX,1\nb,l2,21 Main St,X,XX,1\n",
        }
        assert read_directory(write_folder(tmp_path, tables)).report.possible_duplicates == []
