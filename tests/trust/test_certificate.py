"""The form of certificates: strict, unforgeable, readable by later versions."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.crypto import canonical
from fieldnotes.crypto import key as keys
from fieldnotes.trust import certificate as certs
from fieldnotes.trust.certificate import Certificate, CertificateBroken, issue, parse
from tests.trust.agency import Agency, an_id

ADMIN = keys.new_signing_key()
SIGN_PUB = ADMIN.public_bytes.hex()
HPKE_PUB = keys.new_agreement_key().public_bytes.hex()
RECOVERY_PUB = keys.new_recovery_key().public_bytes.hex()
ISSUER = "1" * 64
PERSON: dict[str, object] = {
    "user": an_id("u"),
    "name": "Nia Nurse",
    "profession": "clinician",
    "device": an_id("d"),
    "hpke_pub": HPKE_PUB,
    "sign_pub": SIGN_PUB,
}
EPOCH: dict[str, object] = {
    "comp": "clinical",
    "key_id": an_id("k"),
    "made_by": ISSUER,
    "canary": "00",
    "grants": {"2" * 64: "00"},
    "recovery": {"clinic": "00"},
}
GOOD: dict[str, dict[str, object]] = {
    "org": {
        "org": an_id("o"),
        "name": "Invented",
        "sign_pub": SIGN_PUB,
        "recovery": {"police": RECOVERY_PUB, "clinic": RECOVERY_PUB},
    },
    "admin": {"name": "Ada", "sign_pub": SIGN_PUB},
    "device": {"device": an_id("d"), "name": "Unit 12"},
    "user_device": PERSON,
    "membership": {"comp": "law", "user": an_id("u"), "change": "grant"},
    "epoch": EPOCH,
    "grant": {"comp": "joint", "key_id": an_id("k"), "user_device": "3" * 64, "hpke": "00"},
    "revoke": {"device": an_id("d"), "reason": "lost", "kept": []},
}


def made(kind: str, body: dict[str, object], issuer: str = ISSUER) -> Certificate:
    return issue(kind, body, issuer, ADMIN.private_bytes)


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_made_read_and_carried(kind: str) -> None:
    certificate = made(kind, GOOD[kind])
    body = parse(certificate)
    assert type(body).__struct_config__.tag == kind
    assert certs.from_bytes(certs.to_bytes(certificate)) == certificate
    certs.verify_certificate(certificate, ADMIN.public_bytes)
    assert (
        certificate.id == hashlib.sha256(b"fieldnotes/certid/v1" + certificate.body + certificate.signature).hexdigest()
    )
    keys.verify(ADMIN.public_bytes, b"fieldnotes/cert/v1" + certificate.body, certificate.signature)


@pytest.mark.parametrize("kind", GOOD)
def test_every_byte_of_a_certificate_counts(kind: str) -> None:
    data = certs.to_bytes(made(kind, GOOD[kind]))
    step = max(1, len(data) // 300)
    for at in [*range(70), *range(70, len(data), step), len(data) - 1]:
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            certificate = certs.from_bytes(bytes(changed))
        except CertificateBroken:
            continue
        with pytest.raises(CertificateBroken):
            certs.verify_certificate(certificate, ADMIN.public_bytes)


@pytest.mark.parametrize("kind", GOOD)
def test_fields_of_a_later_version_are_carried(kind: str) -> None:
    """Laptops update on different days: a field that this version does not know neither breaks nor gets lost."""
    certificate = made(kind, {**GOOD[kind], "later": {"x": 1}})
    parse(certificate)
    assert b'"later":{"x":1}' in certs.from_bytes(certs.to_bytes(certificate)).body


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("org", {"recovery": {"police": RECOVERY_PUB}}),
        ("org", {"recovery": {"police": RECOVERY_PUB, "clinic": HPKE_PUB}}),
        ("org", {"org": "not hex"}),
        ("org", {"sign_pub": HPKE_PUB}),
        ("admin", {"sign_pub": ""}),
        ("admin", {"sign_pub": "01" + "A" * 64}),
        ("user_device", {"profession": "janitor"}),
        ("user_device", {"hpke_pub": SIGN_PUB}),
        (
            "user_device",
            {"hpke_pub": HPKE_PUB[:-2] + f"{int(HPKE_PUB[-2:], 16) ^ 1:02x}"},
        ),  # not a point of the curve: no epoch could be made any more
        ("user_device", {"user": "../../x"}),
        ("user_device", {"not_before": "today"}),
        ("membership", {"comp": "agency"}),
        ("membership", {"change": "maybe"}),
        ("membership", {"change": "remove"}),  # without what is kept
        ("membership", {"kept": []}),
        ("membership", {"replaces": ["x"]}),
        ("epoch", {"comp": "secret"}),
        ("epoch", {"grants": {"x": "00"}}),
        ("epoch", {"grants": {"2" * 64: "0"}}),
        ("epoch", {"made_by": ""}),
        ("grant", {"hpke": ""}),
        ("revoke", {"user": an_id("u")}),  # two targets
        ("revoke", {"device": ""}),  # none
        ("revoke", {"kept": None}),
    ],
    ids=lambda part: part if isinstance(part, str) else "-".join(part),  # keys are new in every test process
)
def test_bodies_that_make_no_sense_are_neither_issued_nor_read(kind: str, change: dict[str, object]) -> None:
    with pytest.raises(CertificateBroken) as caught:
        made(kind, {**GOOD[kind], **change})
    assert caught.value.code == "malformed"


@pytest.mark.parametrize("kind", ["", "root", "purge"])
def test_an_unknown_kind_is_refused(kind: str) -> None:
    with pytest.raises(CertificateBroken):
        made(kind, {})


def test_a_newer_version_says_so() -> None:
    body = canonical.encode({"kind": "epoch", "v": 2, "issuer": ISSUER, "whatever": True})
    signature = keys.sign(ADMIN.private_bytes, b"fieldnotes/cert/v1" + body)
    with pytest.raises(CertificateBroken) as caught:
        parse(certs.named(body, signature))
    assert caught.value.code == "newer_version"


def test_id_and_issuer_are_those_of_the_body() -> None:
    certificate = made("device", GOOD["device"])
    for change in ({"id": "0" * 64}, {"issuer": "2" * 64}, {"signature": b""}, {"body": certificate.body + b" "}):
        with pytest.raises(CertificateBroken):
            parse(msgspec.structs.replace(certificate, **change))


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: bytes(65) + b'{"issuer":"' + tail + b'"}'))
def test_bytes_from_anywhere_are_refused(data: bytes) -> None:
    with pytest.raises(CertificateBroken):
        parse(certs.from_bytes(data))


def test_the_pinned_root_is_the_whole_root_certificate() -> None:
    """Recovery keys are in it: a root re-issued with others is another root."""
    agency = Agency()
    assert certs.root_fingerprint(agency.root) == agency.root.id
    body = parse(agency.root)
    assert isinstance(body, certs.OrgBody)
    other = {
        "org": body.org,
        "name": body.name,
        "sign_pub": body.sign_pub,
        "recovery": dict.fromkeys(("police", "clinic"), RECOVERY_PUB),
    }
    assert issue("org", other, "", agency.root_key.private_bytes).id != agency.root.id
