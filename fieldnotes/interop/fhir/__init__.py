"""A referral as a FHIR R4 (4.0.1) document bundle: plain values in (`value`), a plain dict out (`bundle`), our own checks (`check`).

Source: hl7.org/fhir/R4; profiles kept in mind: HL7 SDOH Clinical Care (Gravity) 3.0, BSeR 2.0, US Core 7.
"""
