"""Small packages for tests, written by hand."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SERVICES = "id,organization_id,name,description,status,url,application_process,assured_date\n"
ORGANIZATIONS = "id,name,tax_id\no1,Harbor House,\n"

VENDOR_COLUMNS = [
    "ResourceAgencyNum", "PublicName", "AlternateName", "TaxonomyLevelName", "ParentAgency", "ParentAgencyNum",
    "PhysicalAddress1", "PhysicalCity", "PhysicalStateProvince", "PhysicalPostalCode", "PhysicalCounty",
    "PhysicalAddressIsPrivate", "Latitude", "Longitude", "HoursOfOperation", "Phone1Number", "Phone1Name",
    "Phone1IsPrivate", "Phone2Number", "Phone2Name", "PhoneFax", "PhoneTTY", "PhoneNumberHotline", "WebsiteAddress",
    "AgencyStatus", "AgencyDescription", "Eligibility", "ExcludeFromWebsite", "ExcludeFromDirectory", "InternalNotes",
    "InternalNotesForEditorsAndViewers", "LastVerifiedOn", "AvailableForReferral", "TaxonomyTerm", "TaxonomyCodes",
    "Hours", "LanguagesOffered",
]  # fmt: skip


def write_folder(folder: Path, tables: Mapping[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def write_zip(path: Path, tables: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(name, text)
    return path


def vendor_csv(*rows: Mapping[str, str], columns: Sequence[str] = VENDOR_COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(columns))
    writer.writeheader()
    for number, row in enumerate(rows, start=1):
        writer.writerow(
            {
                "ResourceAgencyNum": str(100 + number),
                "PublicName": f"Program {number}",
                "TaxonomyLevelName": "Program",
                "AgencyStatus": "Active",
                **row,
            }
        )
    return out.getvalue()
