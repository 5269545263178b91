"""Types in words."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

_MANY = {str: "texts", int: "whole numbers"}
_WORDS = {str: "text", int: "whole number", float: "number", bool: "true or false", NoneType: "null"}


def in_words(kind: Any) -> str:
    """What an editor may write: ``list of whole numbers``, ``"all" or "best" or whole number``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " or ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in arguments)
    if origin in (Union, UnionType):
        return " or ".join(in_words(one) for one in arguments)
    if origin is tuple:
        return f"list of {_MANY.get(arguments[0]) or in_words(arguments[0])}"
    if origin is Mapping:
        return f"table: {_key(arguments[0])} = {in_words(arguments[1])}"
    if isinstance(kind, type) and is_dataclass(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return _WORDS.get(kind, str(kind))


def _key(kind: Any) -> str:
    return in_words(kind) if get_origin(kind) is Literal else "name"
