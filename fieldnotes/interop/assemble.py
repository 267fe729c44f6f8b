"""Services from joined rows: whichever table a source keeps a fact in, here it reaches the service."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from fieldnotes.interop.entry import (
    finish,
    is_yes,
    keep_phones,
    linked_phones,
    read_address,
    read_date,
    read_status,
    read_web,
    slug,
)
from fieldnotes.interop.graph import Graph
from fieldnotes.interop.layout import SHOWN_ROLES
from fieldnotes.interop.ledger import Ledger, Row
from fieldnotes.interop.phone import make_phones, phone_kind
from fieldnotes.interop.schedule import Hours, gather
from fieldnotes.interop.service import Phone, Place, Service

# columns the assembly reads, by role; others stay with the source, and the report says so
_USED: dict[str, frozenset[str]] = {
    "service": frozenset(
        {
            "name",
            "alternate_name",
            "description",
            "url",
            "email",
            "status",
            "interpretation_services",
            "application_process",
            "wait_time",
            "fees",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "assured_date",
            "alert",
            "last_modified",
            "keywords",
            "audience",
            "languages",
            "required_documents",
            "service_areas",
            "do_not_refer",
            "phones_written",
            "exclude_from_directory",
            "fees_description",
            "last_verified",
        }
    ),
    "organization": frozenset({"name", "url", "email"}),
    "location": frozenset(
        {
            "name",
            "latitude",
            "longitude",
            "transportation",
            "accessibility",
            "languages",
            "location_type",
            "is_private",
            "is_confidential",
            "confidential",
            "url",
            "email",
        }
    ),
    "phone": frozenset({"number", "extension", "type", "description", "department", "vanity_number"}),
    "address": frozenset(
        {
            "address_1",
            "address_2",
            "address_3",
            "address_4",
            "city",
            "state_province",
            "postal_code",
            "address_type",
            "country",
        }
    ),
    "mail": frozenset({"address_1", "address_2", "address_3", "address_4", "city", "state_province", "postal_code"}),
    "schedule": frozenset(
        {
            "weekday",
            "opens_at",
            "closes_at",
            "byday",
            "freq",
            "interval",
            "valid_from",
            "valid_to",
            "dtstart",
            "until",
            "description",
            "bymonthday",
        }
    ),
    "holiday": frozenset({"closed", "opens_at", "closes_at", "start_date", "end_date"}),
    "language": frozenset({"language"}),
    "eligibility": frozenset({"eligibility"}),
    "area": frozenset({"service_area", "description"}),
    "document": frozenset({"document"}),
    "term": frozenset({"name"}),
    "accessibility": frozenset({"accessibility", "details"}),
    "capacity": frozenset({"available", "maximum", "description", "updated"}),
    "program": frozenset({"name"}),
}
_LIST_SPLIT = ", "


class Assembly:
    """Builds services from a graph; findings go to the rows' tables."""

    def __init__(self, graph: Graph, ledger: Ledger, *, source: str) -> None:
        self._graph = graph
        self._ledger = ledger
        self._source = source
        self._prefix = slug(source)
        self._hours: dict[int, Hours] = {}
        self._seen_keys: dict[str, int] = {}
        self._phones: dict[int, list[Phone]] = {}
        self._places: dict[int, Place] = {}
        organizations = {row.id for row in graph.by_role.get("organization", ()) if row.id}
        services = {row.id for row in graph.by_role.get("service", ()) if row.id}
        # some exports number organizations and services in one series; a "missing" organization is then a service between
        self._one_series = bool(organizations) and organizations <= services

    def build(self) -> list[Service]:
        """Every service row that was kept, in file order."""
        services = [self._build_service(row) for row in self._graph.by_role.get("service", ()) if row.fate == "kept"]
        for role in ("phone", "location", "schedule", "holiday"):
            for row in self._graph.by_role.get(role, ()):
                self._read_anyway(row, role)
        self._say_unused()
        return services

    def _read_anyway(self, row: Row, role: str) -> None:
        """A finding belongs to the row, whether or not a service leads to it."""
        if row.fate != "kept":
            return
        if role == "phone":
            self._read_phone(row, "")
        elif role == "location":
            self._read_place(row)
        else:
            gather([row], self._hours, self._ledger)

    def _find(self, row: Row, kind: str, example: str) -> None:
        self._ledger.find(row.table, kind, f"{row.place}: {example}")

    # --- one service ---------------------------------------------------------------------------------------------------

    def _build_service(self, row: Row) -> Service:
        find = partial(self._find, row)
        values = row.values
        graph = self._graph
        links = graph.children(row, "link")
        locations = _unique(
            [location for link in links for location in graph.linked(link, "location")] + graph.linked(row, "location")
        )
        organization = self._organization_of(row, locations)
        status, why = read_status(values.get("status", ""), find)
        if is_yes(values.get("do_not_refer", "")):
            why = "do_not_refer"
            find(why, "do_not_refer")
        elif is_yes(values.get("exclude_from_directory", "")):
            why = "excluded"
            find(why, "exclude_from_directory")
        if not values.get("name"):
            find("name_missing", "shown by its organization's name")
        own = [
            *graph.children(row, "schedule"),
            *graph.children(row, "holiday"),
            *_each(graph, links, "schedule", "holiday"),
        ]
        opens, hours = gather(_unique(own or _each(graph, locations, "schedule", "holiday")), self._hours, self._ledger)
        terms, codes = self._terms_of(row)
        service = Service(
            key=self._key_of(row),
            source=self._source,
            source_id=row.id,
            name=values.get("name")
            or values.get("alternate_name")
            or organization.values.get("name", "")
            or "Service without a name",
            organization=organization.values.get("name", ""),
            organization_id=organization.id,
            alternate_name=values.get("alternate_name", ""),
            program=next((program.values.get("name", "") for program in graph.linked(row, "program")), ""),
            description=values.get("description", ""),
            eligibility=self._eligibility_of(row),
            minimum_age=values.get("minimum_age", ""),
            maximum_age=values.get("maximum_age", ""),
            languages=self._languages_of(row, locations),
            interpretation=values.get("interpretation_services", ""),
            phones=self._phones_of(row, links, locations, organization),
            places=self._places_of(row, locations),
            hours=hours,
            opens=opens,
            url=read_web(values, find) or organization.values.get("url", ""),
            email=values.get("email", "") or organization.values.get("email", ""),
            fees=values.get("fees", "") or values.get("fees_description", ""),
            application=values.get("application_process", ""),
            wait_time=values.get("wait_time", ""),
            documents=tuple(
                dict.fromkeys(
                    [values.get("required_documents", "")] * bool(values.get("required_documents"))
                    + [
                        child.values["document"]
                        for child in graph.children(row, "document")
                        if child.values.get("document")
                    ]
                )
            ),
            areas=tuple(
                dict.fromkeys(
                    [area for area in values.get("service_areas", "").split(_LIST_SPLIT) if area]
                    + [
                        area
                        for child in graph.children(row, "area")
                        if (area := _first(child, "service_area", "description"))
                    ]
                )
            ),
            capacity=" ".join(_capacity(child) for child in graph.children(row, "capacity")),
            alert=values.get("alert", ""),
            terms=terms,
            status=status,
            status_written=values.get("status", ""),
            why_not=why,
            last_verified=read_date(
                values.get("assured_date") or values.get("last_verified", ""), "assured_date", find
            ),
            last_changed=read_date(values.get("last_modified", ""), "last_modified", find),
        )
        return finish(service, codes=codes, find=find)

    def _key_of(self, row: Row) -> str:
        """The source's own id; without one, the place in the file says which."""
        name = row.id or f"row-{row.line}"
        key = f"{self._prefix}:{name}"
        self._seen_keys[key] = self._seen_keys.get(key, 0) + 1
        return key if self._seen_keys[key] == 1 else f"{key}~{self._seen_keys[key]}"

    def _organization_of(self, row: Row, locations: list[Row]) -> Row:
        nobody = Row("", "organization", 0, "", {})
        if found := self._graph.linked(row, "organization"):
            return found[0]
        asked = row.links.get("organization_written", ())
        if self._one_series:
            for key in asked:
                between, steps = self._graph.find("service", key), 0
                while between is not None and steps < 6:
                    if found := self._graph.linked(between, "organization"):
                        self._find(row, "organization_through_another_service", f"{key} belongs to {found[0].id}")
                        return found[0]
                    upper = between.links.get("organization_written", ())
                    between, steps = (self._graph.find("service", upper[0]) if upper else None), steps + 1
        return next(
            (found[0] for location in locations if (found := self._graph.linked(location, "organization"))), nobody
        )

    def _eligibility_of(self, row: Row) -> str:
        parts = [row.values.get("eligibility_description", ""), row.values.get("audience", "")]
        parts += [child.values.get("eligibility", "") for child in self._graph.children(row, "eligibility")]
        return "\n".join(dict.fromkeys(part for part in parts if part))

    def _languages_of(self, row: Row, locations: list[Row]) -> tuple[str, ...]:
        names = row.values.get("languages", "").split(_LIST_SPLIT)
        names += [child.values.get("language", "") for child in self._graph.children(row, "language")]
        for location in locations:
            names += location.values.get("languages", "").split(_LIST_SPLIT)
            names += [child.values.get("language", "") for child in self._graph.children(location, "language")]
        return tuple(dict.fromkeys(name for name in names if name))

    def _terms_of(self, row: Row) -> tuple[tuple[str, ...], list[str]]:
        codes = list(row.links.get("term", ()))
        for attribute in self._graph.children(row, "attribute"):
            codes += attribute.links.get("term", ())
        names = [
            found.values.get("name", "") for code in codes if (found := self._graph.find("term", code)) is not None
        ]
        names += row.values.get("keywords", "").split(_LIST_SPLIT)
        return tuple(dict.fromkeys(name for name in names if name)), codes

    # --- numbers and places -----------------------------------------------------------------------------------------------

    def _phones_of(self, row: Row, links: list[Row], locations: list[Row], organization: Row) -> tuple[Phone, ...]:
        graph = self._graph
        groups: list[tuple[str, list[Row]]] = [
            ("service", [row, *links, *graph.children(row, "contact"), *graph.linked(row, "contact")]),
            ("location", [*locations, *_each(graph, locations, "contact")]),
            ("organization", [organization, *graph.children(organization, "contact")]),
        ]
        phones = []
        for of, parents in groups:
            phones += [
                phone
                for parent in parents
                for child in graph.children(parent, "phone")
                for phone in self._read_phone(child, of)
            ]
            if of == "service":
                phones += self._phones_written(row)
        return keep_phones(phones)

    def _phones_written(self, row: Row) -> list[Phone]:
        """Numbers in the service's own row: in place of keys, or as links inside its description."""
        written = row.values.get("phones_written", "")
        if not written:
            return linked_phones(row.values)
        phones = make_phones(written, of="service")
        if not any(phone.dial for phone in phones):
            self._find(row, "phone_not_readable", written)
        return phones

    def _read_phone(self, row: Row, of: str) -> list[Phone]:
        import msgspec

        known = self._phones.get(id(row))
        if known is None:
            known = self._phones[id(row)] = self._make_phones(row)
        return [msgspec.structs.replace(phone, of=of) for phone in known] if of else known

    def _make_phones(self, row: Row) -> list[Phone]:
        values = row.values
        written = values.get("number") or values.get("vanity_number", "")
        if not written:
            self._find(row, "phone_without_a_number", "")
            return []
        note = ", ".join(
            dict.fromkeys(part for part in (values.get("department", ""), values.get("description", "")) if part)
        )
        kind = phone_kind(values.get("type", ""))
        if values.get("type") and not kind:
            self._find(row, "phone_type_not_known", values["type"])
        extension = values.get("extension", "")
        phones = make_phones(written, kind=kind, extension="" if extension == "0" else extension, note=note)
        if not phones[0].dial:
            self._find(row, "phone_not_readable", written)
        return phones

    def _places_of(self, row: Row, locations: list[Row]) -> tuple[Place, ...]:
        places = [self._read_place(location) for location in locations]
        own = self._graph.children(row, "address")
        if own and not any(place.address for place in places):
            places += [Place(address=_address_line(address)) for address in own if _address_line(address)]
        return tuple(dict.fromkeys(place for place in places if place.address or place.name or place.is_private))

    def _read_place(self, location: Row) -> Place:
        known = self._places.get(id(location))
        if known is None:
            known = self._places[id(location)] = self._make_place(location)
        return known

    def _make_place(self, location: Row) -> Place:
        values = location.values
        graph = self._graph
        if any(is_yes(values.get(name, "")) for name in ("is_private", "is_confidential", "confidential")):
            self._find(location, "address_private", "given to nobody")
            return Place(name=values.get("name", ""), is_private=True)
        addresses = sorted(graph.children(location, "address"), key=_is_postal)
        address = next((line for child in addresses if not _is_postal(child) and (line := _address_line(child))), "")
        if not address:
            mail = [*(child for child in addresses if _is_postal(child)), *graph.children(location, "mail")]
            postal = next((line for child in mail if (line := _address_line(child))), "")
            address = f"{postal} (postal address)" if postal else ""
        latitude, longitude = self._coordinates(location)
        access = [values.get("accessibility", "").replace("_", " ")]
        access += [_first(child, "details", "accessibility") for child in graph.children(location, "accessibility")]
        return Place(
            name=values.get("name", ""),
            address=address,
            latitude=latitude,
            longitude=longitude,
            transportation=values.get("transportation", ""),
            accessibility="; ".join(dict.fromkeys(part for part in access if part)),
        )

    def _coordinates(self, location: Row) -> tuple[str, str]:
        written = (location.values.get("latitude", ""), location.values.get("longitude", ""))
        if not any(written):
            if location.values.get("location_type", "physical") == "physical":
                self._find(location, "coordinates_missing", "")
            return "", ""
        try:
            latitude, longitude = (float(text) for text in written)
        except ValueError:
            self._find(location, "coordinates_not_readable", " ".join(written))
            return "", ""
        if latitude == 0 or longitude == 0:
            self._find(location, "coordinates_zero", " ".join(written))
            return "", ""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            self._find(location, "coordinates_not_plausible", " ".join(written))
            return "", ""
        return written

    # --- what stays behind -----------------------------------------------------------------------------------------------

    def _say_unused(self) -> None:
        """Columns and tables that hold something we do not show stay with the source: said once per table."""
        unused: dict[str, dict[str, None]] = {}
        for role, rows in self._graph.by_role.items():
            for row in rows:
                names = unused.setdefault(row.table, {})
                if role in SHOWN_ROLES:
                    used = _USED.get(role, frozenset())
                    names.update(
                        (name, None) for name in row.values if name not in used and not name.startswith("linked_")
                    )
        for role, rows in self._graph.by_role.items():
            if role and role not in SHOWN_ROLES and rows:
                self._ledger.find(rows[0].table, "table_not_shown", role, count=len(rows))
        for table, names in unused.items():
            if names:
                self._ledger.find(table, "columns_not_shown", ", ".join(names), count=len(names))


def _first(row: Row, *names: str) -> str:
    return next((row.values[name] for name in names if row.values.get(name)), "")


def _each(graph: Graph, parents: Iterable[Row], *roles: str) -> list[Row]:
    return [child for parent in parents for role in roles for child in graph.children(parent, role)]


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({id(row): row for row in rows}.values())


def _is_postal(row: Row) -> bool:
    return row.values.get("address_type", "").lower() in ("postal", "mailing", "mail")


def _address_line(row: Row) -> str:
    values = row.values
    region = " ".join(part for part in (values.get("state_province", ""), values.get("postal_code", "")) if part)
    return read_address(
        [*(values.get(f"address_{number}", "") for number in (1, 2, 3, 4)), values.get("city", ""), region]
    )


def _capacity(row: Row) -> str:
    values = row.values
    counts = " of ".join(part for part in (values.get("available", ""), values.get("maximum", "")) if part)
    updated = f"({values['updated'][:10]})" if values.get("updated") else ""
    return " ".join(part for part in (counts and f"{counts} free", values.get("description", ""), updated) if part)
