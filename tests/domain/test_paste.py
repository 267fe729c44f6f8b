"""Returns are held back, notes are not. Everything here is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.paste import MOST_LETTERS, looks_like_return

RETURNS = {
    "coded_return": (
        "NAM/ASHGROVE, JORDAN SEX/M RAC/U DOB/19920308 HGT/509 WGT/150",
        "MKE/WANTED PERSON\nORI/CA0199900 NAM/DUNMERE, LANE\nNIC/W123456789 OCA/22-118",
        "HDR/2L0123456789\nTXT/NO RECORD ON FILE",
        "LIC/7ABC123 LIS/CA LIY/2027 VIN/1FTFW1ET0EKE00000",
    ),
    "criminal_history": (
        "CRIMINAL HISTORY RECORD\nSUBJECT OF RECORD: EASTVALE, KIT\nARREST DATE: 2019-04-02\nCHARGE: TRESPASS",
        "ARREST DATE: 04/02/2019\nARRESTING AGENCY: HARBORVIEW PD\nCHARGE 1: TRESPASS\nDISPOSITION: DISMISSED",
        "*** CRIMINAL HISTORY ***\nBEGINNING OF RECORD\nCYCLE 001 OF 003\nEND OF PART",
    ),
    "vehicle_return": (
        "DRIVER LICENSE NUMBER: D1234567\nLICENSE CLASS: C\nEXPIRES: 2028-01-01\nRESTRICTIONS: NONE",
        "PLATE: 7ABC123\nREGISTERED OWNER: ASHGROVE J\nEXP: 03/2027",
    ),
}
NOTES = (
    "Ran a check with dispatch, no wants. NCIC negative.",
    "She said the FBI is listening through the wall. He does not believe her.",
    "Charge of the phone was low, so we lent ours. Court is on Tuesday, he said.",
    "Arrested twice as a young man, by his own account. Disposition tonight: stays with the sister.",
    "DOB given as 1992-03-08. Has no license with him; says it expired.",
    "Plan: sister stays. Court date: Tuesday. Agency: Harbor day program.",
    "I/he/she; and/or; W/D from alcohol; s/p fall; c/o pain; SI/HI denied; A/V hallucinations denied.",
    "VIN of the car was read out to tow. Plate 7ABC123, blue sedan.",
    "III. Plan and follow-up\nI. Situation\nII. Assessment",
    "HE WROTE IN CAPITALS ALL OVER THE WALL:\nTHEY ARE COMING\nRUN NOW",
    "ORIENTED to person/place/time. MSE/affect: flat.",
    "Disposition: stays with family.\nCourt: none.",
)


MORE_RETURNS = (
    (
        "coded_return",
        "MKE/WANTED PERSON\nORI/ZZ0310000 NAM/EXAMPLE, PAT SEX/F RAC/U\nDOB/19800101 HGT/505\nOFF/LARCENY",
    ),
    ("coded_return", "1L01ABCD\nZZ0310000\nNIC/W123456789 OCA/26-114"),
    ("coded_return", "NO RECORD\nORI: ZZ0310000  ATN/OKAFOR PUR/C"),
    ("coded_return", "LIC/ABC123 LIS/ZZ LIY/2027 LIT/PC VIN/1ZZZZ00000Z000000"),
    ("coded_return", "QH.ZZ0310000.NAM/EXAMPLE,PAT.SEX/F.DOB/19800101.PUR/C"),
    ("criminal_history", "******  CRIMINAL HISTORY RECORD ******\nEXAMPLE, PAT"),
    ("criminal_history", "THIS NCIC INTERSTATE IDENTIFICATION INDEX RESPONSE IS THE RESULT OF YOUR INQUIRY"),
    ("criminal_history", "NAME            FBI NO. 123456AB7     INQUIRY DATE\nEXAMPLE, PAT"),
    ("criminal_history", "EXAMPLE, PAT  FBI/123456AB7"),
    (
        "criminal_history",
        "ARREST DATE: 2019-03-04\nARRESTING AGENCY: EXAMPLE PD\nCHARGE 01: TRESPASS\nDISPOSITION: DISMISSED\n",
    ),
    ("criminal_history", "Arrest Date   03/04/2019\n  Charge   Trespass\n  Disposition   Dismissed"),
    (
        "criminal_history",
        "1. DATE ARRESTED- 03/04/2019\nCHARGE 1-LARCENY\nCOURT DISPOSITION- CONVICTED\nSENTENCE- 10 DAYS",
    ),
    ("criminal_history", "STATE III RESPONSE\nSID: ZZ1234567\nCHARGE: LARCENY"),
    ("vehicle_return", "OLN: Z123456789\nNAME: EXAMPLE, PAT\nDOB: 01/01/1980\nEXP: 01/01/2029\nCLASS: C"),
    ("vehicle_return", "OLN/Z12345 OLS/ZZ EXP/2029"),
    ("vehicle_return", "Driver License No: Z1234567  Status: VALID  Class: R"),
)
MORE_NOTES = (
    "Ran NCIC and III through dispatch, no hits. No wants.",
    "Dispatch advised no warrants. DOB 01/01/1980 given by her mother.",
    "Pt states he was arrested in 2019 and the charge was dropped.",
    "Disposition: transported to Harbor Crisis Center. Charge: none.",
    "Arrest date is not known to him. He says the disposition was probation.",
    "DOB: 04/12/1991\nHGT: 5'9\"\nWGT: 180\nEYES: brown\nPhone: 555-0144",
    "He/she was not sure. Pt A/O x3, denies SI/HI/AVH. BP 120/80, HR 96. w/ mother, s/p fall, c/o pain.",
    "Flight MKE/ORD was cancelled and she missed the appointment.",
    "He talked about the FBI for ten minutes and said agents read his mail. FBI/CIA are in the walls, he says.",
    "Charge: phone charger left with him.\nSentence: he stopped in the middle of one.",
    "Our ORI: ZZ0310000. Report to follow.",
    "License plate read by neighbor, partial ABC. Driver left before we came.",
    "He showed a driver's license; it was expired. Returned it.",
    "CRIMINAL HISTORY\nClient declined to talk about it.",
    "Legal status: voluntary\nDisposition: stayed at home\nDisposition date: today\nCourt case: none pending that she knows of",
    "Sex: F\nStatus: calm\nClass: she has a class at 9",
    "World War III, he said, began on Tuesday.",
    "Safe to call: yes\nPhone: 555-0107\nExp: none\nInsurance ID: ZZ/12345",
    "Took sertraline 50 mg in the AM/PM, stopped 11/20. EYE/contact fair.",
    "No history of arrest, per sister. Charges against the roommate were filed in spring.",
    "ENT/dental referral given. HIT/struck the wall once, did not hurt himself.",
    "Salió del hospital ayer. Dice que no toma medicinas. Fecha de nacimiento 1/1/1980.",
    "",
)


@pytest.mark.parametrize(
    ("looks", "text"), [(looks, text) for looks, texts in RETURNS.items() for text in texts] + list(MORE_RETURNS)
)
def test_a_return_is_known_by_its_layout(looks: str, text: str) -> None:
    assert looks_like_return(text) == looks
    assert looks_like_return(f"Note first.\n\n{text}\n\nAnd more afterwards.") == looks, "also in the middle of a note"


@pytest.mark.parametrize("text", NOTES + MORE_NOTES)
def test_an_ordinary_note_is_not_held_back(text: str) -> None:
    assert looks_like_return(text) == ""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.;:/'\n0123456789", max_size=400))
def test_no_small_letters_are_ever_a_return(text: str) -> None:
    assert looks_like_return(text) == ""


@pytest.mark.parametrize(
    "piece", ["a", "A", "*", "-", " ", "\n", " \n", "ORI/", "DOB: 1 ", "NCIC\n", "1. ", "A1 .", "OLN\n"]
)
def test_the_longest_paste_of_anything_is_judged_quickly(piece: str) -> None:
    text = (piece * MOST_LETTERS)[:MOST_LETTERS]
    began = time.perf_counter()
    looks_like_return(text)
    assert time.perf_counter() - began < 1, "a repetition without a bound takes minutes here"
