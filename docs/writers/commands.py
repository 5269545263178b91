"""``reference/cli.md``, from the command line itself."""

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any

import typer

from gallery.cli.main import app
from writers.markdown import MADE, code, prose, table

_INTRODUCTION = """
# Commands

Every command answers with an exit code:

| code | meaning |
| --- | --- |
| 0 | done |
| 1 | findings (`alt audit`, `check`, a closed `alt.require` gate), or an error that stopped the command |
| 2 | a wrong option or setting; nothing was changed |
| 3 | done, but some files are problems: each is named, everything else was made |
| 130 | interrupted; what was there before is unchanged |

With `--json` the answer is one JSON document on stdout; progress, log and prose go to stderr. Its `schema` names its
shape (`gallery.build/1`); keys may be added, those that are there keep their meaning. An error is
`{"schema": "gallery.error/1", "code", "message", "hint"}`; the codes are in [](problems.md).

`gallery --install-completion` lets the shell complete commands and options (bash, zsh, fish, PowerShell);
`gallery --show-completion` prints what it would add. `gallery doctor` says what is installed and what is missing.

PHOTOS are files and folders. Folders are searched to the bottom; hidden files, links that leave the folder, the
settings file, the article and sidecars of photos are left aside.
"""
_HIDDEN = {"help", "install_completion", "show_completion"}


def page() -> str:
    """The page."""
    commands = "\n".join(_section(name, command) for name, command in walk(typer.main.get_command(app), "gallery"))
    return f"{MADE}{_INTRODUCTION}\n{commands}"


def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command that does something, with its full name."""
    if not hasattr(command, "commands"):
        yield name, command
        return
    for inner, below in command.commands.items():
        yield from walk(below, f"{name} {inner}")


def _section(name: str, command: Any) -> str:
    parameters = [one for one in command.params if one.name not in _HIDDEN]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    usage = " ".join([name, *(_usage(one) for one in arguments), *(_required(one) for one in options)]).strip()
    texts = [f"## {name}", prose(cleandoc(command.help)), f"```text\n{usage} [OPTIONS]\n```"]
    rows = [(code(_metavar(one)), _help(one)) for one in arguments]
    rows += [(code(", ".join(reversed(one.opts)) + _value(one)), _help(one)) for one in options]
    return "\n\n".join([*texts, table(("argument or option", "meaning"), rows)])


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper()).strip("[]")


def _usage(parameter: Any) -> str:
    return _metavar(parameter) if parameter.required else f"[{_metavar(parameter)}]"


def _required(parameter: Any) -> str:
    return f"{parameter.opts[-1]} {parameter.metavar}" if parameter.required else ""


def _value(parameter: Any) -> str:
    return "" if parameter.is_flag else f" {parameter.metavar or 'TEXT'}"


def _help(parameter: Any) -> str:
    said = f" Default: `{parameter.default}`." if isinstance(parameter.default, str) else ""
    return f"{prose(parameter.help)}{said}{' Required.' if parameter.required else ''}"
