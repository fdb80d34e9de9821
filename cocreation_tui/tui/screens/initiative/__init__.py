"""An initiative as a place: everything that is known of it, and everything that is done between its meetings."""

from cocreation_tui.tui.screens.initiative.initiative_screen import InitiativeScreen

__all__ = ["InitiativeScreen"]
