"""Answers on the screen: JSON for programs, tables and sentences for people."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from gallery.model import Problem


def as_json(answer: Any) -> None:
    """One JSON document on stdout, in ASCII, so that no console or pipe stumbles over it."""
    typer.echo(json.dumps(answer, indent=1 if sys.stdout.isatty() else None))


@contextmanager
def nobody_else_on_stdout() -> Iterator[None]:
    """What a library prints meanwhile goes to stderr: openpyxl prints what it thinks of a damaged style."""
    with redirect_stdout(sys.stderr):
        yield


def say(text: str, *, quiet: bool = False) -> None:
    """A sentence on stdout."""
    if not quiet:
        typer.echo(_printable(text))


def warn(text: str) -> None:
    """A sentence on stderr."""
    typer.echo(_printable(text, sys.stderr.encoding), err=True)


def problems(found: "Iterable[Problem]") -> None:
    """Every file that could not be used, on stderr."""
    for problem in found:
        warn(f"{problem.path}: {problem.message} [{problem.code}]")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout: drawn on a terminal, tab-separated on a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            typer.echo(_printable("\t".join(cell.replace("\n", " ") for cell in row)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*columns, header_style="bold", show_lines=False, pad_edge=False)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def _printable(text: str, encoding: str | None = None) -> str:
    """The text with what the console's encoding lacks replaced, for old Windows consoles."""
    target = encoding or sys.stdout.encoding or "utf-8"
    return text.encode(target, "replace").decode(target, "replace")


def plural(count: int, one: str, many: str = "") -> str:
    """``1 photo``, ``2 photos``."""
    return f"{count} {one if count == 1 else many or one + 's'}"
