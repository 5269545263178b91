"""Words for settings that are unknown or of a wrong type."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Literal, Union, get_args, get_origin

from gallery.errors import ConfigError


def unknown(name: str, known: Sequence[str], origin: str) -> ConfigError:
    """The error for a setting that does not exist.

    The same name in another section is offered first, then the nearest of its own section, then the nearest of all.
    """
    section, _, leaf = name.rpartition(".")
    siblings = [one.rpartition(".")[2] for one in known if one.rpartition(".")[0] == section]
    sections = sorted({one.partition(".")[0] for one in known if "." in one}) if not section else []
    near = [one for one in known if one.rpartition(".")[2] == leaf][:1]
    near = near or get_close_matches(leaf, siblings + sections, n=1) or get_close_matches(name, known, n=1)
    guess = f"; did you mean {near[0]}?" if near else ""
    where = f"{origin}: " if origin not in ("", "settings") else ""
    return ConfigError(
        f"{where}unknown setting {name}{guess}",
        code="unknown-setting",
        hint="`gallery config show` lists every setting.",
    )


_WORDS = {
    "array": "a list",
    "object": "a table",
    "str": "text",
    "int": "a whole number",
    "float": "a decimal number",
    "bool": "true or false",
    "null": "nothing",
}


def in_words(message: str, kind: object) -> str:
    """A validation message for an editor: ``Expected `int`, got `str` - at `$[0]` `` in plain words."""
    allowed = sorted({str(choice) for choice in _choices(kind)})
    if get_origin(kind) in (Union, UnionType) and int in get_args(kind):
        allowed.append("a whole number")
    if "enum" in message and allowed:
        return f"it may be {', '.join(allowed)}"
    message = re.sub(r"`([a-z]+(?: \| [a-z]+)*)`", _in_plain_words, message)
    return re.sub(r" - at `\$?(.*)`", r" (at \1)", message).replace(" (at [...])", "").replace("`", "")


def _in_plain_words(kinds: re.Match[str]) -> str:
    return " or ".join(_WORDS.get(kind, kind) for kind in kinds[1].split(" | "))


def _choices(kind: object) -> Iterator[object]:
    """Everything the Literals inside a type allow."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
        return
    for inner in get_args(kind):
        yield from _choices(inner)
