"""Which of our needs a service answers, from the words and codes of its source. Data in order; a service may answer several needs.

Codes: the Open Eligibility taxonomy has names only; 211 files carry codes of the 211 LA taxonomy, whose two leading letters name the
branch (BD food, BH housing, BT transport, FT legal, LN outpatient care, RX substance use, …) as seen in customers' files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS: dict[str, str] = {
    "housing": r"hous(?:e|ing)\b|shelter|homeless|rent(?:al)?\b|eviction|transitional living|residential (?:hotel|support)|lodging|warming cent|cooling cent",
    "food": r"food|meal|pantr|nutrition|groceries|soup kitchen|snap\b|wic\b|hunger|congregate",
    "medicine": r"prescription|medication|pharmac|medicine",
    "id": r"identification|birth certificate|identity (?:card|document|paper)|id card|driver'?s licen|vital records?|photo id\b",
    "transport": r"transport|transit\b|bus pass|paratransit|ride(?:s|share)\b|bus fare",
    "phone": r"lifeline (?:phone|program)|free phone|cell ?phone|telephone (?:service|assistance)|voice ?mail",
    "clothing": r"cloth(?:es|ing)|coats?\b|shoes",
    "income": r"cash|benefits|public assistance|income (?:support|maintenance)|financial (?:assistance|aid)|social security|ssi\b|ssdi\b|tanf|help pay|emergency (?:payments?|cash)|general relief|unemployment|employment|job|loans?\b|money|utilit(?:y|ies)",
    "healthcare": r"health ?care|medical|clinic|primary care|dental|dentist|hospital|nurs(?:e|ing)|hiv|immuni|vaccin|prenatal|vision care|health screening|urgent care|physical health|outpatient care|health services",
    "mental_health": r"mental|psychiatr|psycho(?:log|ther)|counsel(?:l?ing|or)|behavio(?:u?)ral health|crisis (?:interven|line|stabil|service|center)|suicid|grief|bereave|trauma|depress|emotional|therap(?:y|ist)",
    "substance_use": r"substance|addict|alcohol|drug (?:abuse|treat|rehab|use)|detox|sober|recovery|opioid|methadone|buprenorphine|naloxone|narcan|needle|syringe|12.step|twelve.step|residential treatment",
    "safety": r"domestic violence|intimate partner|sexual assault|rape|escape violence|abuse prevention|child abuse|elder abuse|adult protect|trafficking|victim|immediate safety|battered|restraining order",
    "childcare": r"child ?care|day ?care|after.?school|head start|respite|adult day|elder ?care|caregiv|in.home support|babysit",
    "legal": r"legal|law(?:yer)?\b|attorney|immigra|expunge|court|mediation|tenant rights|advocacy",
    "pet": r"\bpets?\b|animal (?:care|shelter|control)|veterinar",
    "social": r"senior cent|support groups?|peer|mentor|socializ|recreation|friendly visit|companion|drop.in|clubhouse|older adults|social (?:service|support)",
}
_PATTERNS = {need: re.compile(rf"\b(?:{words})", re.IGNORECASE) for need, words in _WORDS.items()}
_BRANCHES: dict[str, str] = {
    "BD": "food", "BH": "housing", "BM": "clothing", "BT": "transport", "BV": "income", "FT": "legal", "FJ": "legal", "FN": "safety",
    "FP": "legal", "LC": "healthcare", "LD": "healthcare", "LE": "healthcare", "LF": "healthcare", "LH": "healthcare", "LJ": "healthcare",
    "LL": "healthcare", "LN": "healthcare", "LR": "healthcare", "LT": "healthcare", "LV": "healthcare", "ND": "income", "NL": "income",
    "NS": "income", "NT": "income", "PH": "social", "PL": "social", "PN": "social", "PX": "social", "RD": "mental_health",
    "RF": "mental_health", "RM": "mental_health", "RP": "mental_health", "RR": "mental_health", "RX": "substance_use",
}  # fmt: skip
CODE = re.compile(r"[A-Z]{1,2}(?:-\d{4}(?:\.\d{4})?(?:-\d{3}(?:\.\d{2})?)?)?$")
NEEDS = tuple(_WORDS)


def find_needs(*, terms: Iterable[str], codes: Iterable[str], name: str, description: str) -> tuple[str, ...]:
    """Vocabulary codes in vocabulary order. The description speaks only when neither terms nor the name say anything: it mentions too much."""
    words = "\n".join((*terms, name))
    found = {need for need, pattern in _PATTERNS.items() if pattern.search(words)}
    found |= {_BRANCHES[code[:2]] for code in codes if code[:2] in _BRANCHES and CODE.match(code)}
    if not found:
        found = {need for need, pattern in _PATTERNS.items() if pattern.search(description)}
    return tuple(need for need in NEEDS if need in found)


def treats_substance_use(*, terms: Iterable[str], codes: Iterable[str], name: str, organization: str, description: str) -> bool:
    """Whether a referral there may itself tell of treatment (42 CFR 2.11). Errs towards yes: the record then lives in clinical."""
    words = "\n".join((*terms, name, organization, description))
    return bool(_PATTERNS["substance_use"].search(words)) or any(code.startswith("RX") for code in codes)
