"""Settings from ``GALLERY_*`` environment variables."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from gallery.errors import ConfigError

PREFIX = "GALLERY_"


def variable(name: str) -> str:
    """The environment variable of a setting: ``thumbnails.widths`` is ``GALLERY_THUMBNAILS_WIDTHS``."""
    return PREFIX + name.upper().replace(".", "_")


class Typed(str):
    """A value as a person typed it; what it means depends on the setting."""

    __slots__ = ()


def from_environment(environment: Mapping[str, str], known: Sequence[str]) -> Iterator[tuple[str, str, Typed]]:
    """Triples of setting, variable and value.

    Variables of other programs that happen to begin alike are left alone, unless one is nearly a setting's.

    Raises:
        ConfigError: A variable is one slip away from a setting's.
    """
    settings = {variable(name): name for name in known}
    for key in sorted(environment):
        if key in settings:
            yield settings[key], key, Typed(environment[key])
        elif key.startswith(PREFIX) and (near := get_close_matches(key, settings, n=1, cutoff=0.9)):
            raise ConfigError(f"unknown setting {key}; did you mean {near[0]}?", code="unknown-setting")


def parsed(text: str, default: object = ()) -> object:
    """A value as TOML would have it; text that is not TOML stands for itself.

    Args:
        text: As typed.
        default: Of the setting. Where it is text, so is the value; where it is a tuple, commas make a list.
    """
    value = _toml(text)
    if isinstance(default, str):
        return value if isinstance(value, str) else str(text)
    parts = [part.strip() for part in text.split(",")]
    if isinstance(default, tuple) and value == text and len(parts) > 1:
        return [_toml(part) for part in parts if part]
    return value


def _toml(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return str(text)
