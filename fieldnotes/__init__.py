"""FieldNotes without a window: everything but the screens. See the README, “Architecture on a page”."""

__version__ = "0.1.0"
