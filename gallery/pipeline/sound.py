"""Refuse settings that would fail only after the work is done."""

from pathlib import Path

from gallery.alttext.grades import graded
from gallery.alttext.sources import open_sources
from gallery.alttext.sources.supplies import Supplies
from gallery.config.schema import Settings
from gallery.dedupe.clocks import offset_seconds
from gallery.errors import ConfigError
from gallery.storage.look import look, shown


def refuse_unsound(settings: Settings, folder: str | None = None) -> None:
    """Ask every feature whether it can work with what it was given.

    Args:
        settings: All of them.
        folder: Where relative paths in the settings start; None looks for no files.

    Raises:
        ConfigError: A clock's offset, an alt rule or its grade, or a folder of templates that is not there.
        PluginError: A source of alt text that is unknown or cannot be loaded.
    """
    for offset in settings.dedupe.clocks.values():
        offset_seconds(offset)
    graded(settings.alt.rules)
    open_sources(settings.alt.sources, Supplies())
    templates = settings.page.template_dir
    if templates and folder is not None and look(Path(folder, templates)).kind != "folder":
        raise ConfigError(
            f"page.template_dir: there is no folder {shown(templates)}",
            code="wrong-value",
            hint="It is relative to the settings file.",
        )
