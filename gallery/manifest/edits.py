"""``gallery.edits.json``: people's decisions, by content hash, never overwritten by a machine."""

from typing import Any, Final

import msgspec

from gallery.errors import ManifestError
from gallery.model import Decisions

FILE_NAME: Final = "gallery.edits.json"
_SCHEMA: Final = "gallery.edits/1"
_HINT: Final = "Mend the file, or move it away and decide again; nothing was changed."


def read_edits(data: bytes | None) -> Decisions:
    """The decisions in a file; none where there is no file.

    Raises:
        ManifestError: The file is damaged (``edits-damaged``) or of a newer version (``too-new``).
    """
    if data is None:
        return Decisions()
    try:
        fields: Any = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(fields, dict) or fields.get("schema") != _SCHEMA:
            raise ManifestError(f"{FILE_NAME} is not a file of decisions of this version", code="too-new", hint=_HINT)
        return msgspec.convert(fields, type=Decisions)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as broken:
        raise ManifestError(f"{FILE_NAME} is damaged: {broken}", code="edits-damaged", hint=_HINT) from broken


def write_edits(decisions: Decisions) -> bytes:
    """The file's bytes: sorted, indented, so that a person can read and compare it."""
    fields = {"schema": _SCHEMA, **msgspec.to_builtins(decisions)}
    return msgspec.json.format(msgspec.json.encode(fields, order="sorted"), indent=2) + b"\n"
