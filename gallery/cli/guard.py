"""Errors and interrupts of a command as messages and exit codes."""

import json
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from gallery.cli.show import warn
from gallery.errors import GalleryError

P = ParamSpec("P")

DONE = 0
FINDINGS = 1
SOME_FAILED = 3
INTERRUPTED = 130


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """A command whose answer is its exit code; errors made for editors are shown without a traceback.

    With ``--json`` the error is on stdout too, as ``{"schema": "gallery.error/1", "code", "message", "hint"}``.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except GalleryError as error:
            _show(error, as_json=bool(kwargs.get("as_json")))
            code = error.exit_code
        except KeyboardInterrupt:
            warn("Interrupted; the published gallery is whole: the old one or the new one.")
            code = INTERRUPTED
        raise typer.Exit(code)

    return run


def _show(error: GalleryError, *, as_json: bool) -> None:
    if as_json:
        fields = {"schema": "gallery.error/1", "code": error.code, "message": error.message, "hint": error.hint}
        typer.echo(json.dumps(fields))
    warn(f"Error: {error.message}")
    if error.hint:
        warn(error.hint)
