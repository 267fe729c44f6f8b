"""What may not be pasted: returns of criminal-history and motor-vehicle queries. They are provided by others under rules of their own
(CJIS Security Policy; 28 CFR 20) and may not be kept here. A note that mentions a check is no return.

Judged by layout: field codes, labels and banners of a return, in capitals or not. Every repetition is bounded, so that the longest
paste of anything is judged in a fraction of a second.
"""

from __future__ import annotations

import re
from typing import Literal

MOST_LETTERS = 200_000  # of one paste; a note is a thousand times shorter

Looks = Literal["", "coded_return", "criminal_history", "vehicle_return"]

# Field codes of NCIC and state switch messages, as "CODE/value".
_CODES = (
    "MKE|ORI|NAM|SEX|RAC|POB|DOB|HGT|WGT|EYE|HAI|FBI|SOC|OLN|OLS|OLY|OFF|DOW|OCA|NIC|SID|WNO|CTZ|VIN|LIC|LIS|LIY|LIT|"
    "DTE|DLU|PUR|ATN|SMT|CRI|VLD|VYR|VMA|VMO|VCO|MIS|SKN|AKA|HIT|ENT|ICN|TXN|OOC|BRD|PWI|EXL|CNO"
)
_HEADER = re.compile(r"^[ \t]{0,40}(?:HDR|TXT)/\S", re.MULTILINE)
_TELLING = frozenset({"MKE", "NIC", "ORI", "OCA", "FBI", "SID", "CRI", "PUR", "NAM"})
_FIELD = re.compile(rf"(?<![A-Z0-9/])({_CODES})/ ?(?=[A-Z0-9])")
_ORI = re.compile(r"(?<![A-Z0-9])ORI ?[/:.#] ?[A-Z]{2}[A-Z0-9]{7}(?![A-Z0-9])")
_NIC = re.compile(r"(?<![A-Z0-9])NIC[/:] ?[A-Z][0-9]{9}(?![0-9])")
_FBI = re.compile(r"(?<![A-Z0-9])FBI(?:/| (?:NO|NUMBER|#)[.:/ ]+) ?[0-9]{5,9}[A-Z]{0,2}[0-9]?(?![A-Z0-9])")
_BANNER = re.compile(
    r"[*=-]{3}[ \t]{0,8}(?:CRIMINAL HISTORY|NCIC|III\b|INTERSTATE IDENTIFICATION|RAP SHEET|WANTED PERSON|DRIVER RECORD)"
    r"|THIS (?:NCIC )?INTERSTATE IDENTIFICATION INDEX (?:RESPONSE|RECORD)"
    r"|THE FOLLOWING RECORD PERTAINS TO|THIS RECORD IS BASED ONLY ON THE FBI NUMBER"
    r"|END OF (?:THE )?(?:III|NCIC|FBI|CRIMINAL HISTORY|RAP SHEET)"
)
_HEAD = re.compile(
    r"^[A-Z0-9 .\t]{0,60}(?:\bNCIC\b|\bIII\b|CRIMINAL HISTORY|IDENTIFICATION RECORD|RAP SHEET)[^\n]{0,40}\r?$",
    re.MULTILINE,
)

# Labels at the start of a line: "ARREST DATE: 2019-03-04", "CHARGE 01 - ...", "DISPOSITION ...".
_LABEL = re.compile(
    r"^[ \t>*#-]{0,40}(?:\d{1,2}[.)][ \t]{0,4})?("
    r"arrest(?:ed)? date|date (?:of arrest|arrested)|arrest(?:ing)? (?:agency|number|no\.?)|arrest-?\d+|"
    r"charge(?:s|[ -]?\d{1,2}| literal)?|offense date|statute|disposition(?: date)?|court disposition|"
    r"sentence|court (?:agency|case(?: number)?)|severity|state id(?: number)?|sid(?: number)?|fbi (?:number|no\.?|#)|ucn"
    r")[ \t]{0,8}(?:[:/=-]|\.{2,}|\t|[ ]{2,})",
    re.MULTILINE | re.IGNORECASE,
)
_GROUP = (
    ("arrest", re.compile(r"arrest|date of arrest", re.IGNORECASE)),
    ("charge", re.compile(r"charge|offense|statute|severity", re.IGNORECASE)),
    ("disposition", re.compile(r"disposition|sentence|court", re.IGNORECASE)),
    ("number", re.compile(r"state id|sid|fbi|ucn", re.IGNORECASE)),
)

# Labels of a driver's return. The licence number is what makes it one; a birth date alone is an ordinary fact.
_LICENSE = re.compile(
    r"(?<![A-Z0-9])(?:OLN|DLN|DL ?(?:NO|NUM|NUMBER|#)|OP ?LIC|DRIVER'?S? LIC(?:ENSE)? ?(?:NO|NUM|NUMBER|#))\.?"
    r"[ \t]{0,8}[:/#=.-][ \t]{0,8}[A-Z0-9]",
    re.IGNORECASE,
)
_DRIVER = re.compile(
    r"(?<![A-Z0-9])(DOB|EXP(?:IRES|IRATION)?|ISS(?:UED)?|CLASS|CLS|OLS|OLY|OLT|RESTR?(?:ICTIONS?)?|END(?:ORSEMENTS?|ORS)?|HGT|WGT|EYES?|"
    r"LIC(?:ENSE)? STATUS|STATUS|POINTS|DONOR|SEX)[ \t]{0,8}[:/=][ \t]{0,8}[A-Z0-9]",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"^[ \t]{0,40}(OLN|DL(?: NO| NUMBER)?|DRIVER LICENSE(?: NUMBER)?|LICENSE CLASS|RESTRICTIONS?|ENDORSEMENTS?|"
    r"EXP(?:IRES|IRATION)?(?: DATE)?|ISSUED|REGISTERED OWNER|PLATE|VIN|TITLE NO)[ \t]{0,8}[:.\-]",
    re.MULTILINE,
)


def looks_like_return(text: str) -> Looks:
    """Why a text looks like a query's return: "" when it does not."""
    if _is_coded(text):
        return "coded_return"
    if _is_history(text):
        return "criminal_history"
    return "vehicle_return" if _is_vehicle(text) else ""


def _is_coded(text: str) -> bool:
    """Wanted and stolen files and the switch: a hit's number, a message's head, or several field codes side by side."""
    if _NIC.search(text) or _HEADER.search(text):
        return True
    codes = {found[1] for found in _FIELD.finditer(text)}
    if _ORI.search(text):
        codes.add("ORI")  # an agency's number alone is no secret
    telling = codes & _TELLING
    return len(codes) >= 4 or bool(telling and len(codes) >= 3) or bool(telling & {"MKE", "ORI"} and len(codes) >= 2)


def _is_history(text: str) -> bool:
    """A rap sheet: its banner, an FBI number, or labelled arrests with charges and how they ended."""
    if _BANNER.search(text) or _FBI.search(text):
        return True
    labels = [found[1] for found in _LABEL.finditer(text)]
    groups = {name for name, pattern in _GROUP for label in labels if pattern.search(label)}
    return {"arrest", "charge", "disposition"} <= groups or bool(len(groups) >= 2 and _HEAD.search(text))


def _is_vehicle(text: str) -> bool:
    """A driver's or vehicle's return. A birth date or a plate alone is an ordinary fact."""
    if len({found[1] for found in _VEHICLE.finditer(text)}) >= 3:
        return True
    return bool(_LICENSE.search(text)) and len({found[1].upper()[:3] for found in _DRIVER.finditer(text)}) >= 2
