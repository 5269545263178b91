"""What a source of alt text may draw on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gallery.alttext.drafting.drafts import Drafts
from gallery.alttext.sources.table import AltTable
from gallery.model import Decisions


def _nothing(key: str) -> bytes | None:
    del key
    return None


def no_texts(data: bytes) -> Mapping[str, str]:
    """What XMP says where nobody reads it."""
    del data
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplies:
    """Given to every source when it is made; each takes what it needs.

    Attributes:
        languages: Of the gallery, the main one first.
        decisions: What people wrote.
        read: A file of the input folder by its key, or None where there is none.
        table: An alt table that was read.
        drafts: What models and programs offered.
        embedded: What a text in a photo's file is worth.
        sidecar_alt: Alt texts in the bytes of an XMP sidecar, by language tag.
    """

    languages: tuple[str, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    read: Callable[[str], bytes | None] = _nothing
    table: AltTable = field(default_factory=AltTable)
    drafts: Drafts = field(default_factory=Drafts)
    embedded: Literal["draft", "approved"] = "draft"
    sidecar_alt: Callable[[bytes], Mapping[str, str]] = no_texts
