"""Read a file that is to be audited by what it is: a manifest, a page, an alt sheet, or a table of alt texts."""

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from gallery.alttext.charset import page_text
from gallery.alttext.html import open_page
from gallery.alttext.page import Page
from gallery.alttext.sheet import read_sheet
from gallery.alttext.sources.table import AltTable
from gallery.errors import ManifestError
from gallery.manifest.decode import decode_manifest
from gallery.manifest.encode import SCHEMA
from gallery.model import Manifest
from gallery.pipeline.audit_inputs import Input
from gallery.pipeline.audit_settings import GallerySettings, gallery_settings
from gallery.pipeline.audit_tables import READERS, table_sheets
from gallery.pipeline.describing import sheet
from gallery.ports import Sheet
from gallery.storage.look import look, shown

_LARGEST: Final = 50_000_000
_HEAD: Final = 1_000_000
_SAMPLE: Final = 4096
_STRAY: Final = 0.02  # share of control characters that a damaged page may have
_MARKUP: Final = re.compile(
    r"<(?:!doctype|html|head|meta|title|body|header|main|article|section|nav|div|center|h[1-6]|p|a|ul|ol|table|form"
    r"|figure|picture|img|svg|input|area)\b",
    re.IGNORECASE,
)
_ID: Final = re.compile(r'"id"\s*:\s*("(?:[^"\\\n]|\\.){1,500}")')


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file that was read: a page, or texts in one language or several.

    Attributes:
        title: Of a gallery, in its main language.
        rules: Grades that the settings of a gallery give.
        lines: Of a sheet or manifest: image id -> line and column.
        addresses: Of a sheet or manifest: image id -> where its picture may be found.
    """

    page: Page | None = None
    sheets: tuple[Sheet, ...] = ()
    manifest: bool = False
    title: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_input(one: Input, language: str | None) -> Read | None:
    """The file; None where a folder merely holds something else of that name.

    Args:
        one: File to read.
        language: Of a sheet that does not say it.

    Raises:
        ManifestError: It cannot be read (``audit-input``), is none of these (``alt-sheet``, ``alt-table``,
            ``audit-input``), or is damaged.
    """
    data = _bytes(one.path)
    if reader := READERS.get(one.path.suffix.casefold()):
        return _table(reader(data))
    text = page_text(data)
    start = text[:1000].lstrip()[:1]
    if start in ("{", "["):
        return _sheets(text, one, language)
    if _is_binary(text) or not _MARKUP.search(text, 0, _HEAD):
        if one.sought:
            return None
        raise ManifestError(
            f"{shown(one.path.name)} is neither a gallery.json, nor an alt sheet, nor an HTML page", code="audit-input"
        )
    return Read(page=open_page(text))


def _is_binary(text: str) -> bool:
    """Pictures and archives hold tags by chance, and control characters by the dozen."""
    head = text[:_SAMPLE]
    return sum(sign < " " and not sign.isspace() for sign in head) > _STRAY * len(head)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as failed:
        why = look(file).why or getattr(failed, "strerror", None) or "no file can have this name"
        raise ManifestError(f"{shown(file)} cannot be read ({why})", code="audit-input") from failed
    if len(data) > _LARGEST:
        raise ManifestError(f"{shown(file)} is larger than {_LARGEST:,} bytes", code="audit-input")
    return data


def _sheets(text: str, one: Input, language: str | None) -> Read | None:
    try:
        fields: Any = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as broken:
        if one.sought:
            return None
        raise ManifestError(f"the file is not valid JSON: {broken}", code="alt-sheet") from broken
    if isinstance(fields, dict) and fields.get("schema") == SCHEMA:
        return _manifest(decode_manifest(text.encode()), text, gallery_settings(one.path))
    if one.sought and not _is_sheet(fields):
        return None
    if isinstance(fields, dict) and language and not fields.get("language"):
        fields["language"] = language
    read = read_sheet(fields)
    return Read(sheets=(read,), title=read.headline, lines=_lines(text), addresses=_named(read))


def _table(table: AltTable) -> Read:
    sheets = table_sheets(table)
    if not sheets:
        raise ManifestError(
            "the table has no column of alt texts", code="alt-table", hint="Name it by the language: alt_pl."
        )
    lines = {image.id: (row, 1) for row, image in enumerate(sheets[0].images, 2)}
    return Read(sheets=sheets, lines=lines, addresses=_named(sheets[0]))


def _named(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    return {image.id: (image.file_name,) for image in sheet.images if image.file_name}


def _is_sheet(fields: Any) -> bool:
    """Other programs' JSON lies in folders, too."""
    images = fields.get("images") if isinstance(fields, dict) else None
    return isinstance(images, list) and all(isinstance(image, dict) and "alt" in image for image in images)


def _manifest(manifest: Manifest, text: str, own: GallerySettings) -> Read:
    people = own.asked.people or manifest.event.people
    sheets = tuple(sheet(manifest, tag, people, decisions=own.decisions) for tag in manifest.languages)
    addresses = {item.id: _renditions(item.renditions) for item in manifest.items}
    title = next(iter(manifest.title.values()), "")
    return Read(
        sheets=sheets, manifest=True, title=title, lines=_lines(text), addresses=addresses, rules=own.asked.rules
    )


def _renditions(found: Sequence[Any]) -> tuple[str, ...]:
    """The smallest one first that is a picture for pages."""
    fit = [one for one in found if one.purpose == "responsive"] or list(found)
    return tuple(one.path for one in sorted(fit, key=lambda one: one.width))


def _lines(text: str) -> dict[str, tuple[int, int]]:
    """Where each id stands for the first time, both from 1."""
    breaks = [found.end() for found in re.finditer("\n", text)]
    places: dict[str, tuple[int, int]] = {}
    for found in _ID.finditer(text):
        line = bisect_right(breaks, found.start())
        start = breaks[line - 1] if line else 0
        with suppress(ValueError):  # it stands inside another text
            places.setdefault(json.loads(found[1]), (line + 1, found.start() - start + 1))
    return places
