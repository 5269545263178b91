"""``gallery.drafts.json``: what models and programs offered, by content hash; nobody is bound by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

import msgspec

from gallery.errors import ManifestError

FILE_NAME: Final = "gallery.drafts.json"
_SCHEMA: Final = "gallery.drafts/1"
_HINT: Final = "Move the file away; nothing but drafts is in it, and alt suggest makes them anew."


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One text that was offered; that it is a draft and no more is not written down, so that no file can say else.

    Attributes:
        value: The text.
        source: Who offered it.
        by: Name of the model or program.
        pixels: Hash of the pixels it was written for; empty where it is not known.
        key: What it depends on: pixels, prompt, describer, language and context. As long as that is the same, nobody
            is asked again.
        visible_text: Words that could be read in the picture.
        uncertain: What the describer was not sure of.
        earlier: Texts it took the place of, newest first; they may still stand in a sheet.
    """

    value: str
    source: Literal["model", "command"]
    by: str
    at: datetime
    key: str
    pixels: str = ""
    visible_text: str = ""
    uncertain: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """All drafts of a gallery.

    Attributes:
        photos: Hex SHA-256 of the source file -> language -> draft.
    """

    photos: Mapping[str, Mapping[str, Draft]] = field(default_factory=dict)

    def of(self, sha256: str, language: str) -> Draft | None:
        """The draft for a photo in a language."""
        return self.photos.get(sha256, {}).get(language)

    def having(self, sha256: str, language: str, draft: Draft) -> "Drafts":
        """These, and one more in the place of an older one."""
        return Drafts(photos={**self.photos, sha256: {**self.photos.get(sha256, {}), language: draft}})


def read_drafts(data: bytes | None) -> Drafts:
    """The drafts in a file; none where there is no file.

    Raises:
        ManifestError: It is damaged or of another version (``drafts-damaged``).
    """
    if data is None:
        return Drafts()
    try:
        raw: Any = msgspec.json.decode(data)
        if not isinstance(raw, dict) or raw.get("schema") != _SCHEMA:
            raise ManifestError(f"{FILE_NAME} is no file of drafts of this version", code="drafts-damaged", hint=_HINT)
        return msgspec.convert(raw, type=Drafts)
    except (msgspec.DecodeError, RecursionError) as broken:
        raise ManifestError(f"{FILE_NAME} is damaged: {broken}", code="drafts-damaged", hint=_HINT) from broken


def write_drafts(drafts: Drafts) -> bytes:
    """The file's bytes: sorted, indented, so that a person can read and compare it."""
    raw = {"schema": _SCHEMA, **msgspec.to_builtins(drafts)}
    return msgspec.json.format(msgspec.json.encode(raw, order="sorted"), indent=2) + b"\n"
