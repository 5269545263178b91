"""The page of an audit: every picture with its text, why it fails, and what a good one says."""

import os
import re
from base64 import b64encode
from pathlib import Path
from typing import Final

from gallery.errors import PhotoError
from gallery.pipeline.at_hand import picture_bytes
from gallery.pipeline.audit_cards import Picture, line, parts_of
from gallery.pipeline.audit_words import words_for
from gallery.pipeline.audited import AuditedFile, AuditedImage, AuditReport
from gallery.pipeline.pages import editors_pages
from gallery.storage.atomic import write_atomic

_SIDE: Final = 320  # pixels that a card needs
_DRAWING: Final = 200_000  # bytes of an SVG; logos have far fewer
_SVG: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]", re.DOTALL
)
_MOST: Final = 40_000_000  # characters of pictures on one page; browsers grow slow above


def write_audit_page(report: AuditReport, path: str | os.PathLike[str], *, language: str | None = None) -> None:
    """Write the page.

    Args:
        report: Of an audit.
        path: Of the page.
        language: It is written in: ``en`` or ``pl``.

    Raises:
        StorageError: It cannot be written there.
    """
    place = Path(path)
    write_atomic(place, audit_page(report, language=language), place.absolute().parent)


def audit_page(report: AuditReport, *, language: str | None = None) -> bytes:
    """One HTML file that needs nothing else: no script, no request; pictures that are at hand stand in it, small."""
    words = words_for(language)
    parts = parts_of(report, _pictures(), words.language)
    environment = editors_pages()
    environment.filters["line"] = line
    worst = [card.severity for part in parts for card in part.flagged]
    text = environment.get_template("audit.html").render(
        report=report,
        parts=parts,
        flagged=[part for part in parts if part.flagged],
        quiet=[part for part in parts if not part.flagged],
        words=words,
        graded={grade: worst.count(grade) for grade in ("error", "warning", "info")},
        fine=sum(len(part.fine) for part in parts),
    )
    return text.encode("utf-8", "replace")


def _pictures() -> Picture:
    """Pictures as ``img`` sources, each made once, until the page is heavy enough."""
    made: dict[tuple[Path, tuple[str, ...]], str] = {}
    room = _MOST

    def picture(file: AuditedFile, image: AuditedImage) -> str:
        nonlocal room
        key = (file.path.parent, image.addresses)
        if key not in made and room > 0:
            made[key] = _small(picture_bytes(image.addresses, file.path, file.root))
            room -= len(made[key])
        return made.get(key, "")

    return picture


def _small(data: bytes) -> str:
    """A small JPEG as the source of an ``img``; empty for what is no picture.

    A drawing (SVG) stays what it is: inside an ``img`` browsers neither run its scripts nor follow its links.
    """
    from gallery.image.frame import decode  # noqa: PLC0415 - most audits show no pictures

    if len(data) <= _DRAWING and _SVG.match(data):
        return f"data:image/svg+xml;base64,{b64encode(data).decode()}"
    try:
        preview = decode(data, cover=_SIDE).preview()
    except PhotoError:
        return ""
    return f"data:image/jpeg;base64,{b64encode(preview).decode()}"
