"""Names to objects: a folder's own table first, entry points second."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeVar, cast

from gallery.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

T = TypeVar("T")

Table = Mapping[str, tuple[str, str]]
"""Name -> (``module:object``, what to install where that module is missing)."""

_WORDS: Final = {
    "gallery.exporters": "exporter",
    "gallery.executors": "executor",
    "gallery.rules": "alt-text rule",
    "gallery.alttext": "source of alt text",
    "gallery.formats": "picture format",
    "gallery.focal": "focal point detector",
    "gallery.ocr": "text reader",
}
"""What an editor calls the plugins of each group."""


GROUPS: Final = tuple(_WORDS)
"""Of entry points."""


def names(table: Table) -> tuple[str, ...]:
    """The built-in names, in table order."""
    return tuple(table)


def known(group: str, table: Table) -> tuple[str, ...]:
    """Every name: built-in ones, then those of installed plugins (asking costs some 30 ms)."""
    return (*table, *(point.name for point in _installed(group) if point.name not in table))


def installed(group: str) -> tuple[str, ...]:
    """The names of installed plugins of a group."""
    return tuple(sorted({point.name for point in _installed(group)}))


def _installed(group: str) -> "EntryPoints":
    from importlib.metadata import entry_points  # noqa: PLC0415 - 30 ms, and only plugins need it

    return entry_points(group=group)


def load(group: str, name: str, table: Table, kind: type[T]) -> T:
    """The object behind a name.

    Args:
        group: Entry-point group, asked only for names that are not in the table.
        name: As in settings.
        table: The folder's own names.
        kind: What the object is; a promise to the type checker.

    Raises:
        PluginError: Unknown (``plugin-unknown``), its library missing (``plugin-unavailable``) or broken on import
            (``plugin-broken``).
    """
    del kind
    return cast(T, _load(group, name, table[name]) if name in table else _entry_point(group, name, tuple(table)))


@cache
def _load(group: str, name: str, row: tuple[str, str]) -> object:
    path, install = row
    module, _, attribute = path.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except ImportError as missing:
        raise PluginError(
            f"{name} cannot be used: {missing}", code="plugin-unavailable", hint=install or "Install what it needs."
        ) from missing


def _entry_point(group: str, name: str, built_in: tuple[str, ...]) -> object:
    points = {point.name: point for point in _installed(group)}
    if name not in points:
        close = get_close_matches(name, [*built_in, *points], n=1)
        guess = f"; did you mean {close[0]}?" if close else f"; there are {', '.join([*built_in, *points])}"
        raise PluginError(f"there is no {_word(group)} {name}{guess}", code="plugin-unknown")
    try:
        return cast(object, points[name].load())
    except Exception as broken:
        message = f"the {_word(group)} {name} cannot be loaded: {broken}"
        raise PluginError(message, code="plugin-broken") from broken


def _word(group: str) -> str:
    return _WORDS.get(group, "plugin")
