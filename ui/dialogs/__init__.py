"""Dialogs inside the window: they cover, never pop up, never steal focus from another program."""
