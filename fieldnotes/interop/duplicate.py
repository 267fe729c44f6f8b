"""Services that may be one and the same. Proposals only: a person decides; nothing is merged here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from fieldnotes.interop.service import Service
from fieldnotes.interop.text import fold

LIKE_ENOUGH = 92  # of 100; below it, sister sites of one agency begin to match
BLOCK_LIMIT = 150  # entries of one organization or address compared with each other; larger blocks only exactly
PROPOSAL_LIMIT = 500


def propose_duplicates(services: Sequence[Service]) -> list[dict[str, str]]:
    """Pairs alike in organization, name and address, most alike first: {"one", "other", "alike", "because"}."""
    from rapidfuzz import fuzz

    folded = [
        (fold(service.name), fold(service.organization), fold(service.address), service.phone) for service in services
    ]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (name, organization, address, phone) in enumerate(folded):
        if organization:
            blocks["organization", organization if len(services) < 500 else f"{organization} {name[:6]}"].append(place)
        if address:
            blocks["address", address].append(place)
        if phone:
            blocks["phone", f"{phone} {name[:6]}"].append(place)
    found: dict[tuple[int, int], float] = {}
    for block in blocks.values():
        for first, one in enumerate(block[:BLOCK_LIMIT]):
            for other in block[first + 1 : BLOCK_LIMIT]:
                if (one, other) in found:
                    continue
                alike = _likeness(folded[one], folded[other], fuzz.token_sort_ratio)
                if alike >= LIKE_ENOUGH:
                    found[one, other] = alike
        if len(found) > 20 * PROPOSAL_LIMIT:
            break
    best = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:PROPOSAL_LIMIT]
    return [
        {
            "one": services[one].key,
            "other": services[other].key,
            "alike": str(round(alike)),
            "because": _because(folded[one], folded[other]),
        }
        for (one, other), alike in best
    ]


def _likeness(one: tuple[str, str, str, str], other: tuple[str, str, str, str], ratio: object) -> float:
    assert callable(ratio)
    name = float(ratio(one[0], other[0]))
    if name < LIKE_ENOUGH:
        return 0.0
    organization = float(ratio(one[1], other[1])) if one[1] and other[1] else 100.0
    if one[2] and other[2]:
        if _numbers(one[2]) != _numbers(other[2]):
            return 0.0  # 12 Main Street is not 21 Main Street
        address = float(ratio(one[2], other[2]))
    else:
        address = 100.0 if one[3] and one[3] == other[3] else 0.0
    return min(name, organization, address)


def _numbers(text: str) -> list[str]:
    return sorted(word for word in text.split() if any(letter.isdigit() for letter in word))


def _because(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> str:
    same = [
        label
        for label, left, right in zip(("name", "organization", "address", "phone"), one, other, strict=True)
        if left and left == right
    ]
    return "same " + ", ".join(same) if same else "alike in name, organization and address"
