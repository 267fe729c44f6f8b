"""A service of a directory as the rest of the house sees it, whatever dialect it came in.

Names follow the Human Services Data Specification 3.1 (docs.openreferral.org) where it has one.
"""

from __future__ import annotations

import msgspec


class Phone(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One telephone number. `written` is what the source wrote; `dial` is empty when nobody could dial it as it stands."""

    written: str = ""
    shown: str = ""  # how we print it: national format, or as written
    dial: str = ""  # +12025550143, or the short number (988)
    extension: str = ""
    kind: str = ""  # voice, fax, tty, sms, hotline, toll_free; empty when the source does not say
    note: str = ""
    of: str = ""  # whose number it is: service, location, organization


class Place(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Where a service is given. Latitude and longitude are decimal degrees as text, empty when unknown or not plausible."""

    name: str = ""
    address: str = ""  # one line
    latitude: str = ""
    longitude: str = ""
    transportation: str = ""
    accessibility: str = ""
    is_private: bool = False  # the source asks that the address be given to nobody; `address` is then empty


class OpenTime(msgspec.Struct, frozen=True):
    """Open on this weekday (0 = Monday) from minute to minute of the day."""

    weekday: int
    from_min: int
    to_min: int


class Service(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing an agency does for people. `may_offer` decides whether it is ever shown as a choice.

    Internal notes of a source are never carried here: they stay sealed with the package they came in.
    """

    key: str  # source name and source id; stable across imports of the same source
    source: str
    source_id: str
    name: str
    organization: str = ""
    organization_id: str = ""
    alternate_name: str = ""
    program: str = ""
    description: str = ""
    eligibility: str = ""
    minimum_age: str = ""
    maximum_age: str = ""
    languages: tuple[str, ...] = ()
    interpretation: str = ""
    phones: tuple[Phone, ...] = ()
    places: tuple[Place, ...] = ()
    hours: tuple[str, ...] = ()  # lines to print
    opens: tuple[OpenTime, ...] = ()
    url: str = ""
    email: str = ""
    fees: str = ""
    application: str = ""
    wait_time: str = ""
    documents: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    capacity: str = ""
    alert: str = ""
    terms: tuple[str, ...] = ()  # names of the source's own taxonomy terms
    needs: tuple[str, ...] = ()  # vocabulary need
    is_substance_use: bool = False  # a referral to it may itself disclose treatment (42 CFR Part 2)
    status: str = ""  # active, inactive, defunct, temporarily closed, unknown; empty when not stated
    status_written: str = ""
    may_offer: bool = True
    why_not: str = ""  # inactive, do_not_refer, excluded, test_entry; empty when it may be offered
    do_not_refer: bool = False
    last_verified: str = ""  # YYYY-MM-DD, or as written when it is no date we can read
    last_changed: str = ""

    @property
    def address(self) -> str:
        """The first place's address on one line, or empty."""
        return next((place.address for place in self.places if place.address), "")

    @property
    def phone(self) -> str:
        """The first number somebody can dial and speak to, as printed, or empty."""
        return next(
            (phone.shown for phone in self.phones if phone.dial and phone.kind not in ("fax", "tty", "sms")), ""
        )

    @property
    def fax(self) -> str:
        """The first fax number as printed, or empty."""
        return next((phone.shown for phone in self.phones if phone.dial and phone.kind == "fax"), "")
