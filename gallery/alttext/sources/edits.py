"""Texts that people wrote."""

from dataclasses import dataclass

from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.texts import is_blank
from gallery.model import AltText, Decisions, Photo
from gallery.ports import AltTextSource


@dataclass(frozen=True, slots=True)
class Edits:
    """The decisions of a gallery; a text keeps the state its writer gave it."""

    decisions: Decisions

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The text somebody wrote for this photo."""
        text = self.decisions.of(photo.sha256).alt.get(language)
        return None if text is None or is_blank(text.value) else text


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Edits(supplies.decisions)
