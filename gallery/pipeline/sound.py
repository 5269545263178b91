"""Refuse settings that would fail only after the work is done."""

from gallery.alttext.grades import graded
from gallery.alttext.sources import open_sources
from gallery.alttext.sources.supplies import Supplies
from gallery.config.schema import Settings
from gallery.dedupe.clocks import offset_seconds


def refuse_unsound(settings: Settings) -> None:
    """Ask every feature whether it can work with what it was given.

    Raises:
        ConfigError: A clock's offset, an alt rule or its grade.
        PluginError: A source of alt text that is unknown or cannot be loaded.
    """
    for offset in settings.dedupe.clocks.values():
        offset_seconds(offset)
    graded(settings.alt.rules)
    open_sources(settings.alt.sources, Supplies())
