"""Which table is which, by its headers; a file's name only breaks a tie.

One list of names covers HSDS 1.1 to 3.1, Ohana and the orservices export. Sources of the names: the HSDS 1.1, 2.0 and 3.1 data
dictionaries (Open Referral, CC BY-SA 4.0), the Ohana CSV format (Code for America), files met in the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# role -> words a file of that name may carry, and sets of columns of which one must be whole
_ROLES: tuple[tuple[str, str, tuple[frozenset[str], ...]], ...] = (
    ("vendor", "", (frozenset({"resourceagencynum", "publicname"}),)),
    ("term_type", "taxonomy_terms_types", (frozenset({"taxonomy_recordid", "taxonomy_type_recordid"}),)),
    (
        "taxonomy",
        "taxonomies taxonomy_types",
        (frozenset({"taxonomy_type_recordid", "name"}), frozenset({"id", "name", "description", "uri", "version"})),
    ),
    ("holiday", "holiday_schedules", (frozenset({"start_date", "end_date"}), frozenset({"closed", "opens_at"}))),
    (
        "schedule",
        "schedules regular_schedules",
        (frozenset({"opens_at", "closes_at"}), frozenset({"byday", "freq"}), frozenset({"weekday"})),
    ),
    (
        "metadata",
        "metadata",
        (frozenset({"resource_id", "last_action_date"}), frozenset({"last_action_date", "last_action_type"})),
    ),
    ("phone", "phones", (frozenset({"number"}),)),
    (
        "address",
        "addresses physical_addresses postal_addresses mail_addresses",
        (frozenset({"address_1"}), frozenset({"city", "postal_code"})),
    ),
    ("cost", "cost_options", (frozenset({"service_id", "amount"}), frozenset({"option", "currency"}))),
    (
        "capacity",
        "service_capacity service_capacities",
        (frozenset({"service_id", "available"}), frozenset({"unit_id", "maximum"})),
    ),
    ("document", "required_documents", (frozenset({"service_id", "document"}),)),
    ("eligibility", "eligibility eligibilities", (frozenset({"service_id", "eligibility"}),)),
    ("area", "service_areas", (frozenset({"service_id", "service_area"}), frozenset({"extent_type"}))),
    ("payment", "payments_accepted", (frozenset({"service_id", "payment"}),)),
    (
        "language",
        "languages",
        (
            frozenset({"language", "service_id"}),
            frozenset({"service_id", "name", "code"}),
            frozenset({"language", "location_id"}),
        ),
    ),
    (
        "attribute",
        "attributes service_attributes services_taxonomy service_taxonomy",
        (
            frozenset({"link_id", "taxonomy_term_id"}),
            frozenset({"service_id", "taxonomy_term_id"}),
            frozenset({"service_id", "taxonomy_id"}),
        ),
    ),
    (
        "accessibility",
        "accessibility accessibility_for_disabilities",
        (frozenset({"location_id", "accessibility"}), frozenset({"location_id", "details"})),
    ),
    ("funding", "funding", (frozenset({"organization_id", "source"}), frozenset({"service_id", "source"}))),
    (
        "identifier",
        "organization_identifiers",
        (frozenset({"identifier_scheme"}), frozenset({"identifier_type", "identifier"})),
    ),
    ("meta_table", "meta_table_descriptions", (frozenset({"character_set"}),)),
    (
        "link",
        "service_at_location services_at_location services_at_locations service_at_locations",
        (frozenset({"service_id", "location_id", "description"}),),
    ),
    (
        "location",
        "locations",
        (
            frozenset({"latitude", "longitude"}),
            frozenset({"name", "transportation"}),
            frozenset({"location_type", "name"}),
        ),
    ),
    ("contact", "contacts", (frozenset({"name", "title"}), frozenset({"department", "email"}))),
    (
        "service",
        "services",
        (
            frozenset({"name", "application_process"}),
            frozenset({"name", "interpretation_services"}),
            frozenset({"name", "organization_id", "status"}),
            frozenset({"name", "organization_id", "url"}),
            frozenset({"name", "wait_time"}),
            frozenset({"name", "eligibility_description"}),
        ),
    ),
    (
        "organization",
        "organizations organisations",
        (
            frozenset({"name", "tax_id"}),
            frozenset({"name", "legal_status"}),
            frozenset({"name", "year_incorporated"}),
            frozenset({"name", "tax_status"}),
            frozenset({"name", "date_incorporated"}),
        ),
    ),
    (
        "term",
        "taxonomy taxonomy_terms taxonomies",
        (
            frozenset({"name", "parent_id", "parent_name"}),
            frozenset({"name", "parent_id", "taxonomy"}),
            frozenset({"term", "parent_id"}),
            frozenset({"term", "taxonomy"}),
            frozenset({"taxonomy_id", "name"}),
            frozenset({"name", "parent_name"}),
            frozenset({"name", "parent_id", "vocabulary"}),
        ),
    ),
    ("program", "programs", (frozenset({"id", "organization_id", "name"}),)),
    ("unit", "units", (frozenset({"name", "scheme"}), frozenset({"identifier", "name", "uri"}))),
    ("url", "urls", (frozenset({"label", "url"}),)),
)
# with only these columns and the file's own name to go by, a thin table is still what it says it is
_THIN = {
    "service": "name",
    "organization": "name",
    "location": "name",
    "contact": "name",
    "term": "name",
    "phone": "number",
    "language": "name",
    "link": "service_id",
    "area": "service_id",
    "program": "name",
    "taxonomy": "name",
    "schedule": "id",
    "unit": "name",
    "url": "url",
    "meta_table": "name",
    "accessibility": "location_id",
    "identifier": "identifier",
    "capacity": "service_id",
    "funding": "source",
}

_PREFIXES = {
    "service_": "service",
    "organization_": "organization",
    "location_": "location",
    "taxonomy_": "term",
    "contact_": "contact",
}

SHOWN_ROLES = frozenset(
    {
        "service",
        "organization",
        "location",
        "phone",
        "address",
        "mail",
        "schedule",
        "language",
        "eligibility",
        "area",
        "document",
        "attribute",
        "term",
        "contact",
        "link",
        "program",
        "accessibility",
        "cost",
        "capacity",
        "payment",
        "holiday",
        "vendor",
    }
)

# a column that names rows of another role; the value may be a list
LINKS: dict[str, str] = {
    "organization_id": "organization",
    "organization": "organization",
    "service_id": "service",
    "location_id": "location",
    "locations": "location",
    "contact_id": "contact",
    "contacts": "contact",
    "program_id": "program",
    "program": "program",
    "phone_id": "phone",
    "phones": "phone",
    "service_at_location_id": "link",
    "schedule": "schedule",
    "address": "address",
    "taxonomy_ids": "term",
    "taxonomy_term_id": "term",
    "taxonomy_term_ids": "term",
    "unit_id": "unit",
}
# the same words are plain text in some roles
_TEXT_NOT_LINK: dict[str, frozenset[str]] = {
    "metadata": frozenset({"resource_id"}),
    "term": frozenset({"taxonomy_id", "organization", "parent_id", "taxonomy_term_id", "service_id", "services"}),
    "vendor": frozenset(LINKS),
    "taxonomy": frozenset(LINKS),
}
_ALIASES: dict[str, dict[str, str]] = {
    "service": {
        "website": "url",
        "eligibility": "eligibility_description",
        "taxonomy": "taxonomy_ids",
        "interpretation": "interpretation_services",
        "fees_description": "fees",
        "service_recordid": "id",
    },
    "organization": {"website": "url"},
    "location": {"website": "url", "short_desc": "short_description"},
    "phone": {"number_type": "type"},
    "address": {"physical_address_id": "id"},
    "term": {"term": "name", "taxonomy_name": "name", "taxonomy_parent_name": "parent_name"},
    "attribute": {"taxonomy_id": "taxonomy_term_id"},
    "language": {"name": "language"},
    "area": {"name": "service_area"},
    "accessibility": {"description": "accessibility"},
}


def normalize(header: str) -> str:
    """A header as we compare it: lower case, words joined by underscores."""
    return re.sub(r"[^a-z0-9]+", "_", header.strip().lower()).strip("_")


@dataclass(frozen=True)
class Layout:
    """How to read one table: its role, and our name for each of its columns (in the file's order)."""

    role: str  # empty when nothing fits
    columns: tuple[str, ...]
    written: tuple[str, ...]  # normalized headers as in the file
    is_prefixed: bool = False  # columns such as service_recordid, service_name
    is_name_misleading: bool = False  # the file is named like another table


def read_layout(file_name: str, headers: Sequence[str]) -> Layout:
    """The role of a table and our names for its columns."""
    written = tuple(normalize(header) for header in headers)
    columns, prefix = _strip_prefix(written)
    stem = normalize(re.sub(r"\.(csv|tsv|txt)$", "", file_name.rsplit("/", 1)[-1], flags=re.IGNORECASE))
    present = set(columns) | set(written)
    fitting = [role for role, _, needed in _ROLES if any(group <= present for group in needed)]
    named = [role for role, names, _ in _ROLES if stem in names.split()]
    thin = [role for role in named if _THIN.get(role, "\0") in present]
    role = (
        next((role for role in named if role in fitting), "")
        or (fitting[0] if fitting else "")
        or (thin[0] if thin else "")
    )
    role = _PREFIXES.get(prefix, role)  # service_recordid, organization_recordid, location_recordid say it themselves
    return Layout(role, _our_names(role, columns), written, bool(prefix), bool(named) and role not in named)


def _strip_prefix(written: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The orservices export writes service_recordid, service_name, …: the prefix repeats the table's name."""
    match = re.fullmatch(r"(\w+_)recordid", written[0]) if written else None
    if not match or f"{match[1]}name" not in written:
        return written, ""
    prefix = match[1]
    stripped = [
        "id" if name == f"{prefix}recordid" else name.removeprefix(prefix) if name.startswith(prefix) else name
        for name in written
    ]
    taken: set[str] = set()
    result: list[str] = []
    for plain, original in zip(
        stripped, written, strict=True
    ):  # taxonomy_id beside taxonomy_recordid must not become "id" twice
        result.append(original if plain in taken else plain)
        taken.add(result[-1])
    return tuple(result), prefix


def _our_names(role: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    aliases = _ALIASES.get(role, {})
    renamed = [
        name if aliases.get(name, name) in columns and name in aliases else aliases.get(name, name) for name in columns
    ]
    if role == "term" and "id" not in renamed and "taxonomy_id" in renamed:
        renamed[renamed.index("taxonomy_id")] = "id"
    result: list[str] = []
    for place, name in enumerate(renamed):  # a header twice: the second is kept apart
        result.append(name if name and name not in result else f"{name or 'column'}_{place + 1}")
    return tuple(result)


def link_role(role: str, column: str) -> str:
    """The role that a column of this role's table points to, or an empty string."""
    if column in _TEXT_NOT_LINK.get(role, ()) or (role == "language" and column == "language"):
        return ""
    target = LINKS.get(column, "")
    return "" if target == role else target


def name_dialect(layouts: Iterable[Layout]) -> str:
    """A name for the family of a package, from its tables' headers."""
    found = list(layouts)
    roles = {layout.role for layout in found}
    columns = {layout.role: set(layout.columns) for layout in found}
    every = {name for layout in found for name in layout.written}
    service = columns.get("service", set())
    if "vendor" in roles:
        return "211-vendor"
    if any(layout.is_prefixed for layout in found if layout.role in ("service", "organization", "location", "term")):
        return "orservices"
    if {"location_id"} <= service and "organization_id" not in service:
        return "ohana"
    if (
        "link_entity" in every
        or {"assured_date", "minimum_age", "alert", "assurer_email"} & service
        or {"location_type", "external_identifier"} & every
    ):
        return "hsds-3"
    if (
        any(column in every for column in ("taxonomy_term_id", "service_area"))
        and "schedule" in roles
        and "byday" in every
    ):
        return "hsds-2"
    if service:
        return "hsds-1"
    return "taxonomy" if roles and roles <= {"term", "taxonomy", "term_type"} else "unknown"
