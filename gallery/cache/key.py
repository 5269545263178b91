"""What makes a result stale: the content, the options that its step reads, the step's version."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def result_key(step: str, version: int, content: str, *options: object) -> str:
    """The name of a result.

    Args:
        step: ``read``, ``render``, ``clean``.
        version: Raised whenever the step's code makes another result of the same input.
        content: Hex SHA-256 of the input file.
        options: Values and frozen dataclasses that the step reads.

    Returns:
        64 hex digits; equal for equal arguments in every process.
    """
    return key_of(step, version, content, stable(*options))


def key_of(step: str, version: int, content: str, *texts: str) -> str:
    """As ``result_key``, of options that are texts already; see ``stable``."""
    text = "\n".join([step, str(version), content, *texts])
    return hashlib.sha256(text.encode()).hexdigest()


def stable(*options: object) -> str:
    """A line for each option, equal for equal values in every process."""
    return "\n".join(_stable(option) for option in options)


def _stable(value: object) -> str:
    """A text that is equal for equal values, whatever the order of a mapping."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = ",".join(f"{field.name}={_stable(getattr(value, field.name))}" for field in fields(value))
        return f"{type(value).__name__}({inner})"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key!r}:{_stable(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "(" + ",".join(_stable(one) for one in value) + ")"
    return repr(value)
