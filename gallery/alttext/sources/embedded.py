"""Texts in the photo file (IPTC ``AltTextAccessibility``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from gallery.alttext.normal import bare, one_line
from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.texts import is_blank
from gallery.model import AltText, Photo
from gallery.ports import AltTextSource

_DEFAULT: Final = "x-default"


@dataclass(frozen=True, slots=True)
class Embedded:
    """The alt of the file, usually a draft: a camera, a shop or an earlier publisher may have written it.

    Attributes:
        main: The gallery's first language. A text that names no language (``x-default``) is offered for that one
            alone; with no main language it is offered for none, since a wrong guess is read in the wrong voice.
        status: ``approved`` where the settings trust whoever delivers the photos.
    """

    main: str = ""
    status: Literal["draft", "approved"] = "draft"

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The text in that language: the exact tag, then the bare one (``pl`` and ``pl-PL``), then the untagged."""
        alt = photo.metadata.alt
        value = _tagged(alt, language)
        if is_blank(value) and self.main and bare(language) == bare(self.main):
            value = _untagged(alt)
        if is_blank(value):
            return None
        return AltText(value=one_line(value), source="embedded", status=self.status)


def _tagged(alt: Mapping[str, str], language: str) -> str:
    if language in alt:
        return alt[language]
    same = sorted(tag for tag in alt if tag != _DEFAULT and bare(tag) == bare(language))
    return alt[same[0]] if same else ""


def _untagged(alt: Mapping[str, str]) -> str:
    """The default text, unless it repeats another language's (XMP part 1, 8.2.2.4 wants it to repeat one)."""
    value = alt.get(_DEFAULT, "")
    return "" if any(text == value for tag, text in alt.items() if tag != _DEFAULT) else value


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Embedded(next(iter(supplies.languages), ""), supplies.embedded)
