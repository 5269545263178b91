"""Descriptive values in one shape, whatever block they came from: XMP properties with their items."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from gallery.metadata.languages import VARIANTS
from gallery.metadata.policy import XMP_SUBJECTS, policy_of

MAX_TEXT: Final = 16_000
"""Characters kept of one value, which then ends in an ellipsis; the longest caption the IPTC allows for is 2,000."""

DEFAULT_LANGUAGE: Final = "x-default"

# XML 1.0, 2.2: everything outside ``Char`` cannot be written, escaped or not.
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# RFC 5646, 2.1: language, script, region, variants. Extensions and private use can say anything, and are not believed.
_LANGUAGE: Final = re.compile(
    rf"x-default|i-default|[a-z]{{2,3}}(-[a-z]{{4}})?(-([a-z]{{2}}|[0-9]{{3}}))?(-({'|'.join(sorted(VARIANTS))})){{0,2}}",
    re.ASCII | re.IGNORECASE,
)
_ALTERNATIVES: Final = frozenset(
    name for name, form in policy_of(XMP_SUBJECTS.values()).xmp.items() if form == "alternatives"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One value of a property.

    Attributes:
        language: BCP 47 tag where the property has language alternatives, else empty.
        fields: Qualified name and text of each member, where the value is a structure.
    """

    text: str = ""
    language: str = ""
    fields: tuple[tuple[str, str], ...] = ()


Packet = Mapping[str, tuple[Item, ...]]
"""``dc:creator`` -> its items; a namespace this package does not know stays ``{uri}name``."""


def tidy(text: str) -> str:
    """The text as it can be written: no control characters, one kind of line end, no margins, a bounded length."""
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n").strip("\0\n\t ")
    kept = _NOT_XML.sub("", one_line_end[: 2 * MAX_TEXT]).strip()
    return kept if len(kept) <= MAX_TEXT else f"{kept[: MAX_TEXT - 1].rstrip()}…"


def language_tag(text: str) -> str:
    """The tag if it is one of RFC 5646 that names a language, else ``x-default``; ``pl_PL`` is ``pl-PL``."""
    tag = text.replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else DEFAULT_LANGUAGE


def items(*texts: str) -> tuple[Item, ...]:
    """Plain items of the texts that say something."""
    return tuple(Item(text=text) for text in map(tidy, texts) if text)


def merged(packets: Iterable[Packet]) -> dict[str, tuple[Item, ...]]:
    """Each property from the first packet that has it; language alternatives are completed from the others."""
    whole: dict[str, tuple[Item, ...]] = {}
    for packet in packets:
        for name, values in packet.items():
            if values and name not in whole:
                whole[name] = values
            elif values and name in _ALTERNATIVES:
                whole[name] += _further(whole[name], values)
    return whole


def _further(known: Iterable[Item], values: Iterable[Item]) -> tuple[Item, ...]:
    """Values in languages that are not known yet; one that names no language says the same again, or is older."""
    languages = {(item.language or DEFAULT_LANGUAGE).casefold() for item in known}
    return tuple(item for item in values if item.language and item.language.casefold() not in languages)


def first(packet: Packet, name: str) -> str:
    """The text of a property's first item, or of its default language; empty where there is none."""
    values = packet.get(name, ())
    chosen = next((value for value in values if value.language == DEFAULT_LANGUAGE), values[0] if values else Item())
    return chosen.text


def by_language(packet: Packet, name: str) -> dict[str, str]:
    """Language -> text; a value without a language is ``x-default``, and of two the first counts."""
    texts: dict[str, str] = {}
    for value in packet.get(name, ()):
        if value.text:
            texts.setdefault(value.language or DEFAULT_LANGUAGE, value.text)
    return texts


def field(packet: Packet, name: str, member: str) -> str:
    """A member of the first structure that has it; empty where none does."""
    return next((text for item in packet.get(name, ()) for key, text in item.fields if key == member and text), "")
