"""Directories in: any dialect, nothing lost silently. Referrals out as data: FHIR R4, only what the printed packet says."""
