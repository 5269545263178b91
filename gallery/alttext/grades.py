"""The rules of an audit with the severities settings give them."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from gallery.alttext.rules import BUILT_IN, GROUP, rule_named, rules
from gallery.errors import ConfigError
from gallery.model import Severity
from gallery.plugins import known
from gallery.ports import Rule

_OFF: Final = "off"


def graded(grades: Mapping[str, str] | None) -> tuple[Rule, ...]:
    """The built-in rules and the plugins' rules that the settings name, regraded, without those switched off.

    Args:
        grades: Rule id -> ``error``, ``warning``, ``info`` or ``off``.

    Raises:
        ConfigError: An unknown rule or grade.
        PluginError: A plugin's rule that cannot be loaded.
    """
    wanted = dict(grades or {})
    for name, grade in wanted.items():
        _check(name, grade)
    added = tuple(rule_named(name) for name in sorted(wanted.keys() - BUILT_IN.keys()))
    chosen = ((rule, wanted.get(rule.id, rule.severity)) for rule in (*rules(), *added))
    return tuple(replace(rule, severity=Severity(grade)) for rule, grade in chosen if grade != _OFF)


def _check(name: str, grade: str) -> None:
    allowed = (*Severity, _OFF)
    if grade not in allowed:
        raise ConfigError(f"the alt rule {name} cannot be set to {grade!r}", hint=f"Use one of {', '.join(allowed)}.")
    if name in BUILT_IN:
        return
    every = known(GROUP, BUILT_IN)
    if name not in every:
        close = get_close_matches(str(name), every, n=1, cutoff=0.5)
        raise ConfigError(
            f"unknown alt rule {name!r}" + (f"; did you mean {close[0]}?" if close else ""),
            hint=f"Known are {', '.join(every)}.",
        )
