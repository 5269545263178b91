"""Where alt text may come from, one file each."""

from collections.abc import Iterable
from types import FunctionType
from typing import TYPE_CHECKING, Final, cast

from gallery.plugins import load
from gallery.ports import AltTextSource

if TYPE_CHECKING:
    from gallery.alttext.sources.supplies import Supplies

GROUP: Final = "gallery.alttext"

BUILT_IN: Final[dict[str, tuple[str, str]]] = {
    "edits": ("gallery.alttext.sources.edits:source", ""),
    "table": ("gallery.alttext.sources.tabled:source", ""),
    "sidecar": ("gallery.alttext.sources.sidecar:source", ""),
    "embedded": ("gallery.alttext.sources.embedded:source", ""),
    "caption": ("gallery.alttext.sources.captions:source", ""),
    "model": ("gallery.alttext.sources.drafted:source", ""),
    "command": ("gallery.alttext.sources.command:source", ""),
}


def open_sources(names: Iterable[str], supplies: "Supplies") -> tuple[AltTextSource, ...]:
    """The sources of those names, in that order.

    Raises:
        PluginError: A name that is unknown, or a plugin that cannot be loaded.
    """
    return tuple(cast(AltTextSource, load(GROUP, name, BUILT_IN, FunctionType)(supplies)) for name in names)
