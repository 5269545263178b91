"""Captions in the photo file, as drafts: only where the settings name this source."""

import re
from dataclasses import dataclass
from typing import Final

from gallery.alttext.normal import bare, one_line
from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.texts import is_blank
from gallery.model import AltText, Photo
from gallery.ports import AltTextSource

_DEFAULT: Final = "x-default"
_CREDIT: Final = re.compile(
    r"[\s,;.|/(\[–—-]*(?:©|\(c\) |fot\.|foto:|zdj\.|photo(?:graph)? by|photos? courtesy|photo:|credit:|autor:).*$",
    re.IGNORECASE | re.DOTALL,
)
"""A credit at the end, with whatever joins it to the caption."""


@dataclass(frozen=True, slots=True)
class Captions:
    """The caption of the file without its credit. What a caption tells is seldom what one sees: a person has to look.

    Attributes:
        main: The gallery's first language, in which a caption without a language is taken to be.
    """

    main: str = ""

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The caption in that language, exactly or bare, else the untagged one for the main language."""
        captions = photo.metadata.captions
        same = [tag for tag in sorted(captions) if tag != _DEFAULT and bare(tag) == bare(language)]
        tag = next(iter([*(one for one in same if one == language), *same]), "")
        if not tag and self.main and bare(language) == bare(self.main):
            tag = _DEFAULT
        value = _CREDIT.sub("", one_line(captions.get(tag, "")))
        return None if is_blank(value) else AltText(value=value, source="caption", status="draft")


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Captions(next(iter(supplies.languages), ""))
