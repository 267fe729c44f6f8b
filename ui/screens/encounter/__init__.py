"""The encounter: twelve sections, one module each, named as on screen."""

from ui.screens.encounter.screen import EncounterScreen

__all__ = ["EncounterScreen"]
