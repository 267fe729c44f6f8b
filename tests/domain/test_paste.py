"""Returns are held back, notes are not. Everything here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.paste import looks_like_return

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


@pytest.mark.parametrize(("looks", "text"), [(looks, text) for looks, texts in RETURNS.items() for text in texts])
def test_a_return_is_known_by_its_layout(looks: str, text: str) -> None:
    assert looks_like_return(text) == looks
    assert looks_like_return(f"Note first.\n\n{text}\n\nAnd more afterwards.") == looks, "also in the middle of a note"


@pytest.mark.parametrize("text", NOTES)
def test_an_ordinary_note_is_not_held_back(text: str) -> None:
    assert looks_like_return(text) == ""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.;:/'\n0123456789", max_size=400))
def test_no_small_letters_are_ever_a_return(text: str) -> None:
    assert looks_like_return(text) == ""
