"""The form an answer is asked for, as JSON Schema."""

from collections.abc import Iterable
from typing import Any, Final

_TEXT: Final = {"type": "string"}
_KEYS: Final = ("id", "kind", "alt", "visible_text", "uncertain")


def answer_schema(labels: Iterable[str]) -> dict[str, Any]:
    """Every key is required and no other allowed, which the strict mode of hosted services asks for.

    Args:
        labels: Of the pictures; an answer about another cannot be given.
    """
    entry = {
        "id": {"type": "string", "enum": list(labels)},
        "kind": {"type": "string", "enum": ["describe", "decorative", "unsure"]},
        "alt": _TEXT,
        "visible_text": _TEXT,
        "uncertain": {"type": "array", "items": _TEXT},
    }
    photo = {"type": "object", "properties": entry, "required": list(_KEYS), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"photos": {"type": "array", "items": photo}},
        "required": ["photos"],
        "additionalProperties": False,
    }


def response_formats(labels: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """What to ask for, the strictest first: servers that do not know one answer 400, and the next is tried."""
    named = {"name": "alt_texts", "strict": True, "schema": answer_schema(labels)}
    strict = {"response_format": {"type": "json_schema", "json_schema": named}}
    return strict, {"response_format": {"type": "json_object"}}, {}
