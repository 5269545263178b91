"""``gallery.edits.json``: people's decisions, by content hash, never overwritten by a machine."""

from dataclasses import fields
from difflib import get_close_matches
from typing import Any, Final

import msgspec

from gallery.errors import ManifestError
from gallery.model import AltText, Decisions, Focal, PhotoDecision, Region, Revision

FILE_NAME: Final = "gallery.edits.json"
SCHEMA: Final = "gallery.edits/1"
_ROUNDING: Final = 1e-6  # 0.1 + 0.2 is a little more than 0.3
_HINT: Final = "Mend the file, or move it away and decide again; nothing was changed."


def read_edits(data: bytes | None) -> Decisions:
    """The decisions in a file; none where there is no file.

    Raises:
        ManifestError: The file is damaged (``edits-damaged``) or of a newer version (``too-new``).
    """
    if data is None:
        return Decisions()
    try:
        raw: Any = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
        if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
            raise ManifestError(f"{FILE_NAME} is not a file of decisions of this version", code="too-new", hint=_HINT)
        _refuse_unknown(raw)
        decisions = msgspec.convert(raw, type=Decisions)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as broken:
        raise ManifestError(f"{FILE_NAME} is damaged: {broken}", code="edits-damaged", hint=_HINT) from broken
    _refuse_outside(decisions)
    return decisions


def write_edits(decisions: Decisions) -> bytes:
    """The file's bytes: sorted, indented, so that a person can read and compare it."""
    raw = {"schema": SCHEMA, **msgspec.to_builtins(decisions)}
    return msgspec.json.format(msgspec.json.encode(raw, order="sorted"), indent=2) + b"\n"


def _refuse_unknown(raw: dict[str, Any]) -> None:
    """A key that is not ours would be lost at the next writing.

    Raises:
        ManifestError: There is one (``edits-damaged``).
    """
    photos = raw.get("photos", {})
    entries = [one for one in photos.values() if isinstance(one, dict)] if isinstance(photos, dict) else []
    texts = [text for one in entries if isinstance(one.get("alt"), dict) for text in one["alt"].values()]
    revisions = [one for text in texts if isinstance(text, dict) for one in _listed(text.get("history"))]
    levels: list[tuple[type, list[Any]]] = [
        (Decisions, [raw]),
        (PhotoDecision, entries),
        (AltText, texts),
        (Revision, revisions),
        (Focal, [one.get("focal") for one in entries]),
        (Region, [part for one in entries if isinstance(one.get("crops"), dict) for part in one["crops"].values()]),
    ]
    for kind, found in levels:
        known = {field.name for field in fields(kind)} | ({"schema"} if kind is Decisions else set())
        for key in (key for one in found if isinstance(one, dict) for key in one):
            if key not in known:
                near = get_close_matches(key, known, n=1)
                guess = f"; did you mean {near[0]}?" if near else ""
                raise ManifestError(f"{FILE_NAME} has an unknown key {key}{guess}", code="edits-damaged", hint=_HINT)


def _refuse_outside(decisions: Decisions) -> None:
    """Points and parts of a picture lie inside it.

    Raises:
        ManifestError: One does not (``edits-damaged``).
    """
    for sha256, said in decisions.photos.items():
        if not all(_is_inside(part) for part in (said.focal, *said.crops.values()) if part is not None):
            raise ManifestError(
                f"{FILE_NAME} is damaged: photo {sha256[:16]} has a focal point or a crop outside the picture",
                code="edits-damaged",
                hint="Positions and sizes are fractions of the picture's width and height, from 0 to 1.",
            )


def _is_inside(part: Focal | Region) -> bool:
    if isinstance(part, Focal):
        return min(part.x, part.y) >= 0 and max(part.x, part.y) <= 1 + _ROUNDING
    ends = (part.x + part.width, part.y + part.height)
    return min(part.x, part.y) >= 0 and min(part.width, part.height) > 0 and max(ends) <= 1 + _ROUNDING


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
