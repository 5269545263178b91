"""Texts that a program of the user's offered when ``gallery alt suggest`` started it; a build starts none."""

from gallery.alttext.sources.drafted import Drafted
from gallery.alttext.sources.supplies import Supplies
from gallery.ports import AltTextSource


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Drafted(supplies.drafts, "command")
