"""Referral packets and hand-over sheets: policy (what may leave, and why), content, pages, PDF, seal. Knows no database."""
