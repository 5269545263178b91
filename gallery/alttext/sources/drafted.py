"""Texts that a model offered when it was asked by ``gallery alt suggest``; a build asks nobody."""

from dataclasses import dataclass
from typing import Literal

from gallery.alttext.drafting.drafts import Drafts
from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.texts import is_blank
from gallery.model import AltText, Photo
from gallery.ports import AltTextSource


@dataclass(frozen=True, slots=True)
class Drafted:
    """The stored drafts of one kind of describer.

    Attributes:
        drafts: Of all kinds.
        kind: The only one that is passed on.
    """

    drafts: Drafts
    kind: Literal["model", "command"]

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The text for that very file; who edits its pixels has another photo."""
        draft = self.drafts.of(photo.sha256, language)
        if draft is None or draft.source != self.kind or is_blank(draft.value):
            return None
        return AltText(
            value=draft.value, source=self.kind, status="draft", by=draft.by, at=draft.at, pixels=draft.pixels
        )


def source(supplies: Supplies, /) -> AltTextSource:
    """As a row of the table."""
    return Drafted(supplies.drafts, "model")
