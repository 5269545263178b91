"""Markdown out of values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from inspect import cleandoc

MADE = "<!-- Made by docs/generate.py; run `poe generate` after changing the code. -->\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; cells may hold Markdown, but neither line breaks nor bare pipes."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """A text as it is typed."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}" if text else ""


def prose(text: str) -> str:
    """A docstring's words as Markdown: double backticks become single ones, angle brackets stay visible."""
    return text.replace("``", "`").replace("<", "&lt;")


def summary(documented: object) -> str:
    """The first paragraph of a docstring."""
    return prose(" ".join(cleandoc(documented.__doc__ or "").partition("\n\n")[0].split()))


def attributes(documented: object) -> dict[str, str]:
    """Name -> text of the ``Attributes:`` section of a docstring in Google's style."""
    _, _, section = cleandoc(documented.__doc__ or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        depth = len(line) - len(line.lstrip())
        if not line.strip():
            break
        if depth <= 4:
            name, _, text = line.strip().partition(": ")
            found[name] = prose(text)
        else:
            found[name] += f" {prose(line.strip())}"
    return found


def toml(value: object) -> str:
    """A value as it is written in ``gallery.toml``."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{name} = {toml(inner)}" for name, inner in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(toml(inner) for inner in value)}]"
    return json.dumps(value, ensure_ascii=False)
