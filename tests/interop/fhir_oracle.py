"""Oracles nobody here wrote (fhir.resources, the R4 JSON schema), and our own checks, on one bundle."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from fieldnotes.interop.fhir.check import check_bundle

_SCHEMA = Path(__file__).parent / "data" / "fhir-r4.schema.json"
Json = dict[str, Any]


@cache
def _validator(kind: str) -> jsonschema.Draft6Validator:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft6Validator({"$ref": f"#/definitions/{kind}", "definitions": schema["definitions"]})


def library_faults(bundle: Json) -> list[str]:
    from fhir.resources.R4B.bundle import Bundle
    from pydantic import ValidationError

    try:
        Bundle.model_validate(bundle)
    except ValidationError as refused:
        return [str(error["loc"]) for error in refused.errors()]
    return []


def schema_faults(bundle: Json) -> list[str]:
    """Each resource by its own definition, the bundle around them by its own."""
    found = [error.json_path for error in _validator("Bundle").iter_errors(bundle)]
    for entry in bundle.get("entry", ()):
        resource = entry["resource"]
        found += [
            f"{resource['resourceType']} {error.json_path}"
            for error in _validator(resource["resourceType"]).iter_errors(resource)
        ]
    return found


def our_faults(bundle: Json) -> list[str]:
    return [f"{found.code} at {found.path}" for found in check_bundle(bundle)]


def faults(data: bytes | Json) -> dict[str, list[str]]:
    """What each of the three finds wrong; empty when all accept."""
    bundle = json.loads(data) if isinstance(data, bytes) else data
    found = {
        "library": library_faults(bundle),
        "schema": schema_faults(bundle),
        "ours": our_faults(bundle),
    }
    return {name: wrong for name, wrong in found.items() if wrong}


def everything(bundle: Json) -> str:
    """All that a bundle says, base64 opened: where a word could hide."""
    texts = list(_strings(bundle))
    opened = [base64.b64decode(text).decode("utf-8", "replace") for text in _data(bundle)]
    return "\n".join([*texts, *opened, msgspec.json.encode(bundle).decode()])


def resources(bundle: Json, kind: str) -> list[Json]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _data(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "data" and isinstance(inner, str):
                yield inner
            yield from _data(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _data(inner)
