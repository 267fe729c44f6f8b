"""Use cases: the only callers of store, vault, packet and interop together. Audit entries are written here."""
