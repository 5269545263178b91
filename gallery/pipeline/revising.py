"""A text in the place of another: who wrote it, when, for which pixels, and what was there before."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from gallery.model import AltSource, AltText, Revision

_KEPT: Final = 20
"""Earlier texts of one photo in one language; a person reads no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody who writes texts.

    Attributes:
        by: Name; empty where nobody said it.
        at: With an offset.
        pixels: Hash of the pixels that were looked at; empty where that is not known.
    """

    by: str = ""
    at: datetime
    pixels: str = ""

    @classmethod
    def now(cls, by: str = "") -> "Writer":
        """Somebody, at this moment, to the second."""
        return cls(by=by, at=datetime.now(UTC).replace(microsecond=0))


def revised(before: AltText | None, value: str, source: AltSource, writer: Writer) -> AltText:
    """An approved text, with what was there in its history."""
    history: tuple[Revision, ...] = ()
    if before is not None:
        last = Revision(value=before.value, source=before.source, status=before.status, by=before.by, at=before.at)
        history = (last, *before.history)[:_KEPT]
    return AltText(
        value=value,
        source=source,
        status="approved",
        by=writer.by,
        at=writer.at,
        pixels=writer.pixels,
        history=history,
    )
