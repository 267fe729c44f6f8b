"""The R4 resources and types that we write, field by field, as data for `check`. A field that is not here is not written by us.

One line a type: `name[!][*]:types[=codes][>targets]`; `!` required (1..), `*` a list, `value[x]` a choice of several types, `=` a required
binding (of a CodeableConcept: by code system), `>` the kinds a reference may lead to. Source: hl7.org/fhir/R4 (4.0.1), CC0.
"""

from __future__ import annotations

from functools import cache

import msgspec

from fieldnotes.interop.fhir import code

_SHAPES = """
Meta: security*:Coding
Coding: system:uri code:code display:string
CodeableConcept: coding*:Coding text:string
Identifier: type:CodeableConcept system:uri value:string assigner:Reference>Organization
Reference: reference:string display:string
Period: start:dateTime end:dateTime
HumanName: extension*:Extension use:code=name_use text:string
ContactPoint: system:code=contact_system value:string use:code=contact_use
Address: text:string
Narrative: status!:code=narrative_status div!:xhtml
Extension: url!:uri value[x]:code,boolean
Annotation: text!:markdown
Attachment: contentType:code data:base64Binary title:string
Dosage: text:string

Bundle: id:id meta:Meta identifier:Identifier type!:code=bundle_type timestamp:instant entry*:Entry
Entry: fullUrl!:uri resource!:Resource

Composition: id:id meta:Meta language:code text:Narrative identifier:Identifier status!:code=composition_status type!:CodeableConcept \
subject!:Reference>Patient encounter:Reference>Encounter date!:dateTime author!*:Reference>PractitionerRole,Organization title!:string \
confidentiality:code=confidentiality custodian:Reference>Organization section*:Section
Section: title:string code:CodeableConcept author*:Reference>PractitionerRole text:Narrative entry*:Reference

Patient: id:id meta:Meta extension*:Extension name*:HumanName telecom*:ContactPoint gender:code=gender birthDate:date address*:Address \
communication*:Communication
Communication: language!:CodeableConcept
Practitioner: id:id name*:HumanName
PractitionerRole: id:id practitioner:Reference>Practitioner organization:Reference>Organization code*:CodeableConcept telecom*:ContactPoint
Organization: id:id name:string telecom*:ContactPoint address*:Address
Encounter: id:id meta:Meta status!:code=encounter_status class!:Coding subject:Reference>Patient participant*:Participant period:Period \
reasonCode*:CodeableConcept serviceProvider:Reference>Organization
Participant: individual:Reference>PractitionerRole

ServiceRequest: id:id meta:Meta identifier*:Identifier status!:code=request_status intent!:code=request_intent priority:code=priority \
code:CodeableConcept orderDetail*:CodeableConcept subject!:Reference>Patient encounter:Reference>Encounter authoredOn:dateTime \
requester:Reference>PractitionerRole,Organization performer*:Reference>Organization,Patient reasonCode*:CodeableConcept \
supportingInfo*:Reference>Consent,QuestionnaireResponse,CarePlan
Task: id:id meta:Meta status!:code=task_status statusReason:CodeableConcept businessStatus:CodeableConcept intent!:code=task_intent \
priority:code=priority code:CodeableConcept focus:Reference>ServiceRequest for:Reference>Patient encounter:Reference>Encounter \
authoredOn:dateTime requester:Reference>PractitionerRole,Organization owner:Reference>Organization,Patient restriction:Restriction
Restriction: period:Period

Consent: id:id meta:Meta text:Narrative status!:code=consent_status scope!:CodeableConcept category!*:CodeableConcept \
patient:Reference>Patient dateTime:dateTime performer*:Reference>Patient organization*:Reference>Organization \
source[x]:Attachment policy*:Policy policyRule:CodeableConcept provision:Provision
Policy: authority:uri uri:uri
Provision: type:code=provision_type period:Period actor*:Actor securityLabel*:Coding purpose*:Coding code*:CodeableConcept
Actor: role!:CodeableConcept reference!:Reference>Organization,Patient

QuestionnaireResponse: id:id meta:Meta text:Narrative questionnaire:canonical status!:code=response_status subject:Reference>Patient \
encounter:Reference>Encounter authored:dateTime author:Reference>PractitionerRole item*:Item
Item: extension*:Extension linkId!:string text:string answer*:Answer
Answer: value[x]:Coding,string

Observation: id:id meta:Meta text:Narrative status!:code=observation_status category*:CodeableConcept code!:CodeableConcept \
subject:Reference>Patient encounter:Reference>Encounter effective[x]:dateTime,Period performer*:Reference>PractitionerRole \
value[x]:string,integer,CodeableConcept dataAbsentReason:CodeableConcept note*:Annotation derivedFrom*:Reference>QuestionnaireResponse
MedicationStatement: id:id meta:Meta text:Narrative status!:code=medication_status medication[x]!:CodeableConcept \
subject!:Reference>Patient context:Reference>Encounter informationSource:Reference>PractitionerRole note*:Annotation dosage*:Dosage
AllergyIntolerance: id:id meta:Meta text:Narrative clinicalStatus:CodeableConcept=allergy_clinical \
verificationStatus:CodeableConcept=allergy_verification code:CodeableConcept patient!:Reference>Patient encounter:Reference>Encounter \
recorder:Reference>PractitionerRole
Condition: id:id meta:Meta text:Narrative clinicalStatus:CodeableConcept=condition_clinical \
verificationStatus:CodeableConcept=condition_verification code:CodeableConcept subject!:Reference>Patient encounter:Reference>Encounter \
recorder:Reference>PractitionerRole
CarePlan: id:id meta:Meta text:Narrative status!:code=plan_status intent!:code=plan_intent title:string subject!:Reference>Patient \
encounter:Reference>Encounter author:Reference>PractitionerRole activity*:Activity
Activity: detail:Detail
Detail: code:CodeableConcept status!:code=activity_status description:string
"""

_REQUEST = "draft active on-hold revoked completed entered-in-error unknown"
CODES: dict[str, frozenset[str]] = {
    name: frozenset(codes.split())
    for name, codes in {
        "name_use": "usual official temp nickname anonymous old maiden",
        "contact_system": "phone fax email pager url sms other",
        "contact_use": "home work temp old mobile",
        "narrative_status": "generated extensions additional empty",
        "bundle_type": "document message transaction transaction-response batch batch-response history searchset collection",
        "composition_status": "preliminary final amended entered-in-error",
        "confidentiality": "U L M N R V",
        "gender": "male female other unknown",
        "encounter_status": "planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown",
        "request_status": _REQUEST,
        "request_intent": "proposal plan directive order original-order reflex-order filler-order instance-order option",
        "priority": "routine urgent asap stat",
        # as SDOH Clinical Care narrows it: without received and ready
        "task_status": "draft requested accepted rejected cancelled in-progress on-hold failed completed entered-in-error",
        "task_intent": "unknown proposal plan order original-order reflex-order filler-order instance-order option",
        "consent_status": "draft proposed active rejected inactive entered-in-error",
        "provision_type": "deny permit",
        "response_status": "in-progress completed amended entered-in-error stopped",
        "observation_status": "registered preliminary final amended corrected cancelled entered-in-error unknown",
        "medication_status": "active completed entered-in-error intended stopped on-hold unknown not-taken",
        "allergy_clinical": "active inactive resolved",
        "allergy_verification": "unconfirmed confirmed refuted entered-in-error",
        "condition_clinical": "active recurrence relapse inactive remission resolved",
        "condition_verification": "unconfirmed provisional differential confirmed refuted entered-in-error",
        "plan_status": _REQUEST,
        "plan_intent": "proposal plan order option",
        "activity_status": "not-started scheduled in-progress on-hold completed cancelled stopped unknown entered-in-error",
    }.items()
}
"""Value sets of required bindings in full, not only what we write today."""

SYSTEM_OF = {
    "allergy_clinical": code.ALLERGY_CLINICAL,
    "allergy_verification": code.ALLERGY_VERIFICATION,
    "condition_clinical": code.CONDITION_CLINICAL,
    "condition_verification": code.CONDITION_VERIFICATION,
}


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One element. `base`: the name without the type of a choice; two of one base never stand together."""

    name: str
    type: str
    base: str
    is_required: bool
    is_list: bool
    codes: str = ""
    targets: frozenset[str] = frozenset()


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One resource or type."""

    name: str
    fields: dict[str, Field]
    required: frozenset[str]  # bases
    choices: frozenset[str]  # bases with several fields
    is_resource: bool


@cache
def shapes() -> dict[str, Shape]:
    """All of them by name; read once."""
    lines = (line for line in _SHAPES.splitlines() if line)
    return {shape.name: shape for shape in map(_shape, lines)}


def _shape(line: str) -> Shape:
    name, _, rest = line.partition(": ")
    fields = [field for written in rest.split() for field in _fields(written)]
    bases = [field.base for field in fields]
    return Shape(
        name=name,
        fields={field.name: field for field in fields},
        required=frozenset(field.base for field in fields if field.is_required),
        choices=frozenset(base for base in bases if bases.count(base) > 1),
        is_resource=rest.startswith("id:id"),
    )


def _fields(written: str) -> list[Field]:
    label, _, kind = written.partition(":")
    kind, _, targets = kind.partition(">")
    kind, _, codes = kind.partition("=")
    base = label.rstrip("*").rstrip("!").removesuffix("[x]")
    is_choice = "[x]" in label
    return [
        Field(
            name=f"{base}{one[0].upper()}{one[1:]}" if is_choice else base,
            type=one,
            base=base,
            is_required="!" in label,
            is_list=label.endswith("*"),
            codes=codes,
            targets=frozenset(filter(None, targets.split(","))),
        )
        for one in kind.split(",")
    ]
