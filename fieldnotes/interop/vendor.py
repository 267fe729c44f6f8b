"""The resource export of a 211 call centre: agencies, programs and sites in one file of 116 columns (ResourceAgencyNum, …).

What such files ask of a reader, and is kept here: "Active, but do not refer", inactive, excluded and not-for-referral entries are never
offered, nor what belongs to such an agency; private addresses and numbers are given to nobody; internal notes stay sealed with the source.
"""

from __future__ import annotations

import re
from functools import partial

from fieldnotes.interop.entry import (
    finish,
    is_no,
    is_yes,
    keep_phones,
    linked_phones,
    read_address,
    read_date,
    read_status,
    read_web,
    slug,
)
from fieldnotes.interop.hours import print_hours, read_clock, read_days
from fieldnotes.interop.ledger import Ledger, Row
from fieldnotes.interop.phone import make_phones
from fieldnotes.interop.service import OpenTime, Phone, Place, Service

_PHONES: tuple[tuple[str, str, str, str], ...] = (  # column, kind, column of its name, column that makes it private
    *((f"phone{n}number", "voice", f"phone{n}name", f"phone{n}isprivate") for n in range(1, 6)),
    ("phonetollfree", "toll_free", "phonetollfreedescription", "phonetollfreeisprivate"),
    ("phonenumberhotline", "hotline", "phonenumberhotlinedescription", "phonenumberhotlineisprivate"),
    ("phonenumberafterhours", "voice", "phonenumberafterhoursdescription", "phonenumberafterhoursisprivate"),
    ("phonenumberbusinessline", "voice", "phonenumberbusinesslinedescription", "phonenumberbusinesslineisprivate"),
    ("phonenumberoutofarea", "voice", "phonenumberoutofareadescription", "phonenumberoutofareaisprivate"),
    ("phonetty", "tty", "phonettydescription", "phonettyisprivate"),
    ("phonefax", "fax", "phonefaxdescription", "phonefaxisprivate"),
)
_NOTES = {"phonenumberafterhours": "after hours", "phonenumberoutofarea": "from out of the area"}
_DAY_HOURS = re.compile(r"\s*(mon|tue|wed|thu|fri|sat|sun)\w*\s*(.*)", re.IGNORECASE)


def build_services(rows: list[Row], ledger: Ledger, *, source: str) -> list[Service]:
    """Every program and site, and every agency that has neither, as services."""
    known: dict[str, Row] = {}
    kept: list[Row] = []
    for row in rows:
        row.id = row.values.get("resourceagencynum", "")
        if row.fate != "kept":
            continue
        if not row.id or not row.values.get("publicname"):
            ledger.quarantine(row, "id_missing" if not row.id else "name_missing")
        elif row.id in known:
            if known[row.id].values == row.values:
                ledger.merge(row)
            else:
                ledger.quarantine(row, "id_of_another_row", known[row.id].place)
        else:
            known[row.id] = row
            kept.append(row)
    reader = _Reader(known, ledger, source)
    parents = {parent for row in kept if (parent := row.values.get("parentagencynum", "")) and parent != "0"}
    return [reader.read(row) for row in kept if not (_is_agency(row) and row.id in parents)]


def _is_agency(row: Row) -> bool:
    return row.values.get("taxonomylevelname", "").lower() == "agency"


class _Reader:
    def __init__(self, known: dict[str, Row], ledger: Ledger, source: str) -> None:
        self._known = known
        self._ledger = ledger
        self._source = source

    def read(self, row: Row) -> Service:
        find = partial(self._find, row)
        parent = self._parent_of(row)
        lent = [self._known.get(row.values.get(column, "")) for column in ("connectstoprogramnum", "connectstositenum")]
        rows = [
            row,
            *(other for other in lent if other is not None),
        ]  # a program at a site borrows what it does not say itself
        values = _Borrowed(rows)
        is_site = row.values.get("taxonomylevelname", "").lower() == "site"  # what a site does is said at its agency
        whole = _Borrowed([*rows, parent]) if is_site and parent is not None else values
        status, why = self._status_of(row, parent)
        opens, hours = self._hours_of(row, values)
        terms = next(
            (found for name in ("taxonomyterm", "tax", "categories") if (found := _split(whole.get(name)))), []
        )
        message = values.get("temporarymessage")
        service = Service(
            key=f"{slug(self._source)}:{row.id}",
            source=self._source,
            source_id=row.id,
            name=row.values["publicname"],
            organization=parent.values.get("publicname", "")
            if parent
            else values.get("parentagency") or row.values["publicname"],
            organization_id=parent.id if parent else "",
            alternate_name=values.get("alternatename"),
            description=whole.get("agencydescription"),
            eligibility=whole.get("eligibility"),
            languages=tuple(_split(values.get("languagesoffered") or values.get("languagesofferedlist"))),
            phones=self._phones_of(rows, parent),
            places=self._places_of(rows),
            hours=hours,
            opens=opens,
            url=read_web({"url": values.get("websiteaddress"), "linked_url": values.get("linked_url")}, find),
            email=values.get("emailaddressmain"),
            fees=values.get("feestructuresource"),
            application=values.get("applicationprocess"),
            wait_time=values.get("normalwaittime"),
            documents=tuple(_split(values.get("documentsrequired"))),
            areas=tuple(_split(values.get("coveragearea") or values.get("coverageareatext"))),
            capacity=" ".join(part for part in (values.get("servicecapacity"), values.get("capacitytype")) if part),
            alert=f"{message} (message of {values.get('temporarymessageappears') or 'no date'})" if message else "",
            terms=tuple(dict.fromkeys(terms)),
            status=status,
            status_written=row.values.get("agencystatus", ""),
            why_not=why,
            last_verified=read_date(values.get("lastverifiedon"), "LastVerifiedOn", find),
            last_changed=read_date(values.get("updatedon"), "UpdatedOn", find),
        )
        return finish(service, codes=_split(whole.get("taxonomycodes")), find=find)

    def _find(self, row: Row, kind: str, example: str) -> None:
        self._ledger.find(row.table, kind, f"{row.place}: {example}")

    def _parent_of(self, row: Row) -> Row | None:
        key = row.values.get("parentagencynum", "")
        if not key or key == "0":
            return None
        parent = self._known.get(key)
        if parent is None:
            self._find(row, "points_to_missing_agency", key)
        return parent

    def _status_of(self, row: Row, parent: Row | None) -> tuple[str, str]:
        """Its own status first; then what its agency, up to the top, forbids."""
        status, why = read_status(row.values.get("agencystatus", ""), partial(self._find, row))
        if not why and _is_excluded(row):
            self._find(row, "excluded", "excluded from the directory or from referral")
            why = "excluded"
        steps = 0
        while not why and parent is not None and steps < 6:
            _, why = read_status(parent.values.get("agencystatus", ""), lambda _kind, _example: None)
            why = why or ("excluded" if _is_excluded(parent) else "")
            if why:
                self._find(row, "not_offered_like_its_agency", f"{parent.id}: {why}")
            above = parent.values.get("parentagencynum", "")
            parent, steps = (self._known.get(above) if above != parent.id else None), steps + 1
        return status, why

    def _phones_of(self, rows: list[Row], parent: Row | None) -> tuple[Phone, ...]:
        phones: list[Phone] = []
        for row in rows:
            phones += self._read_phones(row, "service")
        phones += linked_phones(rows[0].values)
        if parent is not None and not any(phone.dial for phone in phones):
            phones += self._read_phones(parent, "organization")
        return keep_phones(phones)

    def _read_phones(self, row: Row, of: str) -> list[Phone]:
        phones: list[Phone] = []
        for column, kind, name, private in _PHONES:
            written = row.values.get(column, "")
            if not written:
                continue
            if is_yes(row.values.get(private, "")):
                if of == "service":
                    self._find(row, "phone_private", "given to nobody")
                continue
            note = " ".join(
                (
                    row.values.get(name)
                    or row.values.get(f"{column.removesuffix('number')}description")
                    or _NOTES.get(column, "")
                ).split()
            )
            kind_here = (
                "tty"
                if re.search(r"\b(?:TTY|TDD)\b", note)
                else "fax"
                if re.search(r"\bfax\b", note, re.IGNORECASE)
                else kind
            )
            made = make_phones(written, kind=kind_here, note=note, of=of)
            if not made[0].dial and of == "service":
                self._find(row, "phone_not_readable", written)
            phones += made
        return phones

    def _places_of(self, rows: list[Row]) -> tuple[Place, ...]:
        places: list[Place] = []
        for row in rows:
            values = row.values
            if is_yes(values.get("physicaladdressisprivate", "")):
                self._find(row, "address_private", "given to nobody")
                places.append(Place(name=values.get("publicname", ""), is_private=True))
                continue
            for prefix in ("physical", "other"):
                if values.get(f"{prefix}address1"):
                    region = " ".join(
                        values.get(f"{prefix}{part}", "") for part in ("stateprovince", "postalcode")
                    ).strip()
                    lines = (
                        *(values.get(f"{prefix}address{n}", "") for n in (1, 2, 3, 4)),
                        values.get(f"{prefix}city", ""),
                        region,
                    )
                    places.append(
                        Place(
                            address=read_address(lines),
                            name=values.get("physicallocationdescription", "") if prefix == "physical" else "",
                            latitude=values.get("latitude", "") if prefix == "physical" else "",
                            longitude=values.get("longitude", "") if prefix == "physical" else "",
                            transportation=values.get("busserviceaccess", "")
                            or values.get("publicaccesstransportation", ""),
                            accessibility=values.get("disabilitiesaccess", ""),
                        )
                    )
        return tuple(dict.fromkeys(places))

    def _hours_of(self, row: Row, values: _Borrowed) -> tuple[tuple[OpenTime, ...], tuple[str, ...]]:
        opens: list[OpenTime] = []
        is_clear = True
        for part in values.get("hours").split(";"):
            match = _DAY_HOURS.fullmatch(part)
            if not match or not match[2].strip():
                continue
            days = read_days(match[1]) or ()
            if match[2].strip() in ("24/7", "24 hours"):
                opens += [OpenTime(day, 0, 1440) for day in days]
                continue
            ends = [read_clock(end) for end in re.split(r"\s*[-–]\s*", match[2].strip())]
            if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[1] <= ends[0]:
                self._find(row, "hours_not_readable", part.strip())
                is_clear = False
                continue
            opens += [OpenTime(day, ends[0], ends[1]) for day in days]
        written = values.get("hoursofoperation")
        times = tuple(sorted(set(opens), key=lambda time: (time.weekday, time.from_min)))
        return times if is_clear else (), tuple(
            dict.fromkeys(line for line in (written, *(print_hours(times) if not written else ())) if line)
        )


class _Borrowed:
    """The first row that says something wins."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def get(self, name: str) -> str:
        return next((row.values[name] for row in self._rows if row.values.get(name)), "")


def _is_excluded(row: Row) -> bool:
    values = row.values
    hidden = any(is_yes(values.get(name, "")) for name in ("excludefromdirectory", "excludefromwebsite"))
    return hidden or any(is_no(values.get(name, "")) for name in ("availablefordirectory", "availableforreferral"))


def _split(text: str) -> list[str]:
    marks = ";" if ";" in text else ","
    return [" ".join(part.split()) for part in text.split(marks) if part.strip()]
