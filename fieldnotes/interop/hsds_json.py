"""HSDS JSON: services, organizations or services at locations, single, in arrays or in the API's pages, nested or by id.

Nested objects become rows of the same tables as the CSV form has, so that one assembly serves both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from fieldnotes.domain.problem import InputProblem
from fieldnotes.interop.layout import link_role
from fieldnotes.interop.ledger import Ledger, Row
from fieldnotes.interop.table import PRIVATE, ROW_LIMIT, read_text, take_link, take_text

DEPTH_LIMIT = 12  # the standard's deepest path has 7 levels
_PAGES = (
    "contents",
    "content",
    "services",
    "organizations",
    "service_at_locations",
    "locations",
    "data",
    "results",
    "items",
)
_ROLES = {
    "services": "service",
    "service": "service",
    "organizations": "organization",
    "organization": "organization",
    "service_at_locations": "link",
    "service_at_location": "link",
    "locations": "location",
    "location": "location",
    "phones": "phone",
    "contacts": "contact",
    "addresses": "address",
    "physical_addresses": "address",
    "postal_addresses": "address",
    "schedules": "schedule",
    "regular_schedules": "schedule",
    "holiday_schedules": "holiday",
    "languages": "language",
    "eligibilitys": "eligibility",
    "eligibility": "eligibility",
    "service_areas": "area",
    "required_documents": "document",
    "attributes": "attribute",
    "service_taxonomys": "attribute",
    "taxonomy_term": "term",
    "taxonomy_terms": "term",
    "taxonomy_detail": "taxonomy",
    "taxonomy": "term",  # Open Referral UK 1.0
    "taxonomies": "taxonomy",
    "accessibility": "accessibility",
    "accessibilities": "accessibility",
    "cost_options": "cost",
    "capacities": "capacity",
    "service_capacities": "capacity",
    "unit": "unit",
    "program": "program",
    "programs": "program",
    "funding": "funding",
    "fundings": "funding",
    "metadata": "metadata",
    "organization_identifiers": "identifier",
    "additional_urls": "url",
    "additional_websites": "url",
}
_RENAMED = {
    "service": {"fees_description": "fees", "website": "url"},
    "organization": {"website": "url"},
    "location": {"website": "url"},
    "language": {"name": "language"},
    "area": {"name": "service_area"},
    "accessibility": {"description": "accessibility"},
}


def read_json(name: str, data: bytes, ledger: Ledger) -> list[Row]:
    """The rows inside one JSON file; raises InputProblem when it is no JSON, too deep, or holds nothing of a directory."""
    whole = _parse(name, read_text(name, data, ledger))
    if isinstance(whole, dict) and "resourceType" in whole:
        raise InputProblem("directory_is_fhir", name=name)
    walker = _Walker(name, ledger)
    for role, entry in _entries(whole, name, ledger):
        walker.walk(entry, role, None, 0)
    return walker.rows


def _parse(name: str, text: str) -> object:
    """The whole file, or a list of its lines where each line is a document of its own (JSON Lines)."""
    try:
        try:
            return json.loads(text)
        except json.JSONDecodeError as broken:
            lines = [line for line in text.splitlines() if line.strip()]
            if broken.msg != "Extra data" or len(lines) < 2:
                raise
            return [json.loads(line) for line in lines]
    except RecursionError as deep:
        raise InputProblem("directory_nested_too_deep", name=name) from deep
    except ValueError as broken:
        raise InputProblem("directory_json_damaged", name=name, line=getattr(broken, "lineno", 1)) from broken


def _entries(whole: object, name: str, ledger: Ledger) -> Iterator[tuple[str, dict[str, object]]]:
    """The top-level objects with their roles."""
    if isinstance(whole, dict):
        page = next((key for key in _PAGES if isinstance(whole.get(key), list)), None)
        if page is not None and ("name" not in whole and "id" not in whole):
            contents = whole[page]
            said = whole.get("size")
            if isinstance(said, int) and not isinstance(said, bool) and said != len(contents):
                ledger.find(name, "size_lies", f"size says {said}, the page holds {len(contents)}")
            total, pages = whole.get("total_items"), whole.get("total_pages")
            if isinstance(pages, int) and pages > 1:
                ledger.find(
                    name, "page_of_several", f"page {whole.get('page_number')} of {pages}, {total} entries in all"
                )
            yield from _entries(contents, name, ledger)
            return
        role = _role_of(whole)
        if not role:
            raise InputProblem("directory_json_unknown", name=name)
        yield role, whole
    elif isinstance(whole, list):
        for place, entry in enumerate(whole, start=1):
            role = _role_of(entry) if isinstance(entry, dict) else ""
            if role:
                yield role, entry
            else:
                row = ledger.add(Row(name, "", place, "", {}))
                ledger.quarantine(row, "entry_not_known", f"entry {place}")
    else:
        raise InputProblem("directory_json_unknown", name=name)


def _role_of(entry: dict[str, object]) -> str:
    """What an object without a name is, by what it holds."""
    keys = entry.keys()
    if keys & {"service", "service_id"} and keys & {"location", "location_id"} and "name" not in keys:
        return "link"
    if isinstance(entry.get("services"), list) or keys & {
        "tax_id",
        "tax_status",
        "organization_identifiers",
        "year_incorporated",
        "legal_status",
    }:
        return "organization"
    if keys & {"location_type"} or {"latitude", "longitude"} <= keys:
        return "location"
    of_services_only = {
        "eligibility_description",
        "application_process",
        "service_at_locations",
        "assured_date",
        "fees_description",
    }
    if keys & of_services_only or ("name" in keys and keys & {"organization", "organization_id", "status"}):
        return "service"
    return "organization" if {"name", "description"} <= keys and keys & {"website", "email", "url"} else ""


class _Walker:
    """Flattens nested objects into rows; the containing object is the parent or, for single objects, the child."""

    def __init__(self, name: str, ledger: Ledger) -> None:
        self.rows: list[Row] = []
        self._name = name
        self._ledger = ledger
        self._counts: dict[str, int] = {}

    def walk(self, entry: dict[str, object], role: str, parent: Row | None, depth: int) -> Row:
        if depth > DEPTH_LIMIT:
            raise InputProblem("directory_nested_too_deep", name=self._name)
        if len(self.rows) >= ROW_LIMIT:
            raise InputProblem("directory_too_many_rows", name=self._name, limit=ROW_LIMIT)
        table = f"{self._name}: {role or 'other'}"
        self._counts[table] = self._counts.get(table, 0) + 1
        row = self._ledger.add(Row(table, role, self._counts[table], "", {}))
        self.rows.append(row)
        nested: list[tuple[str, object]] = []
        for written, value in entry.items():
            if isinstance(value, dict | list):
                nested.append((written, value))
            else:
                self._take(row, written, value)
        if not row.id:  # nested rows need a name for their children to point to
            row.id = f"{parent.id}/{role}/{row.line}" if parent is not None else ""
        if parent is not None and role != "service":
            row.links.setdefault(parent.role, (parent.id,)) if parent.id else None
        elif parent is not None and parent.id:
            row.links[parent.role] = (parent.id,)
        for written, value in nested:
            self._walk_nested(row, written, value, depth)
        if not role:
            self._ledger.find(table, "table_not_known", f"in {parent.role if parent else 'the file'}")
        return row

    def _take(self, row: Row, written: str, value: object) -> None:
        if value is None:
            return
        text = str(value) if not isinstance(value, bool) else ("yes" if value else "no")
        if not text.strip():
            return
        if written.lower() in PRIVATE:
            self._ledger.find(row.table, "internal_notes_kept_sealed")
            return
        column = _RENAMED.get(row.role, {}).get(written, written)
        target = link_role(row.role, column)
        if target:
            take_link(row, target, text, self._ledger)
            return
        read = take_text(row, column, text, self._ledger)
        if column == "id":
            row.id = read
        elif read and (column == written or column not in row.values):
            row.values[column] = read

    def _walk_nested(self, row: Row, written: str, value: object, depth: int) -> None:
        role = _ROLES.get(written, "")
        if isinstance(value, dict):
            child = self.walk(value, role, None, depth + 1)
            if not child.id:
                child.id = f"{row.id}/{role}/{child.line}"
            if role:
                row.links[role] = tuple(dict.fromkeys((*row.links.get(role, ()), child.id)))
            return
        assert isinstance(value, list)
        words = []
        for entry in value:
            if isinstance(entry, dict):
                self.walk(entry, role, row, depth + 1)
            elif isinstance(entry, list):
                self._walk_nested(row, written, entry, depth + 1) if depth < DEPTH_LIMIT else self._too_deep()
            elif entry is not None:
                words.append(str(entry))
        if words:
            self._take(row, written, ", ".join(words))

    def _too_deep(self) -> None:
        raise InputProblem("directory_nested_too_deep", name=self._name)
