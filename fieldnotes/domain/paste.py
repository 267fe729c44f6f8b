"""What may not be pasted: returns of criminal-history and motor-vehicle queries. They are provided by others under rules of their own
(CJIS Security Policy; 28 CFR 20) and may not be kept here. A note that mentions a check is no return.
"""

from __future__ import annotations

import re
from typing import Literal

MOST_LETTERS = 200_000  # of one paste; a note is a thousand times shorter

Looks = Literal["", "coded_return", "criminal_history", "vehicle_return"]

# Field codes of NCIC and Nlets messages ("NAM/", "DOB/", …): three different ones side by side are a message, not prose.
_CODED = re.compile(
    r"\b(NAM|SEX|RAC|DOB|HGT|WGT|EYE|HAI|FBI|SID|SOC|SMT|POB|OLN|OLS|OLY|LIC|LIS|LIY|LIT|VIN|VYR|VMA|VMO|VCO|MKE|ORI|OCA|NIC|OFF|DOW|MIS|"
    r"DLU|EXL|CTZ)/[A-Z0-9]"
)
_STRONG = re.compile(
    r"\bNIC/[A-Z]?\d{6,}|\bFBI/[A-Z0-9]{5,}|\bORI[/:]\s?[A-Z]{2}[A-Z0-9]{7}\b|^\s*(HDR|TXT)/\S+", re.MULTILINE
)
_HEADINGS = re.compile(
    r"(CRIMINAL HISTORY (RECORD|SUMMARY|RETURN)|INTERSTATE IDENTIFICATION INDEX|NATIONAL CRIME INFORMATION CENTER|RAP ?SHEET|"
    r"III\s+(RECORD|RETURN)|CYCLE \d{3}|\*{3,}\s*(CRIMINAL|ARREST|BEGINNING OF))"
)
_RAP = re.compile(
    r"^\s*(ARREST DATE|DATE OF ARREST|ARRESTING AGENCY|CHARGE(?: \d+)?|DISPOSITION|COURT|SENTENCE|FBI (?:NO|NUMBER)|STATE ID|"
    r"AGENCY CASE)\s*[:.\-]",
    re.MULTILINE,
)
_VEHICLE = re.compile(
    r"^\s*(OLN|DL(?: NO| NUMBER)?|DRIVER LICENSE(?: NUMBER)?|LICENSE CLASS|RESTRICTIONS?|ENDORSEMENTS?|EXP(?:IRES|IRATION)?(?: DATE)?|"
    r"ISSUED|REGISTERED OWNER|PLATE|VIN|TITLE NO)\s*[:.\-]",
    re.MULTILINE,
)


def looks_like_return(text: str) -> Looks:
    """Why a text looks like a query's return: "" when it does not. Capitals matter: returns are printed in them, notes are not."""
    if len({found[1] for found in _CODED.finditer(text)}) >= 3 or _STRONG.search(text):
        return "coded_return"
    rap = len({found[1] for found in _RAP.finditer(text)})
    if rap >= 3 or (rap >= 1 and _HEADINGS.search(text)):
        return "criminal_history"
    if _HEADINGS.search(text) and sum(line.isupper() for line in text.splitlines()) >= 3:
        return "criminal_history"
    if len({found[1] for found in _VEHICLE.finditer(text)}) >= 3:
        return "vehicle_return"
    return ""
