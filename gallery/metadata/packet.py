"""Descriptive values in one shape, whatever block they came from: XMP properties with their items."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

MAX_TEXT: Final = 16_000
"""Characters kept of one value; the longest caption the IPTC allows for is 2,000."""

DEFAULT_LANGUAGE: Final = "x-default"

# XML 1.0, 2.2: everything outside ``Char`` cannot be written, escaped or not.
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,4}")


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
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("", one_line_end[: 2 * MAX_TEXT]).strip()[:MAX_TEXT].strip()


def language_tag(text: str) -> str:
    """The tag if it looks like one, else ``x-default``."""
    return text if _LANGUAGE.fullmatch(text) else DEFAULT_LANGUAGE


def items(*texts: str) -> tuple[Item, ...]:
    """Plain items of the texts that say something."""
    return tuple(Item(text=text) for text in map(tidy, texts) if text)


def merged(packets: Iterable[Packet]) -> dict[str, tuple[Item, ...]]:
    """Each property from the first packet that has it."""
    whole: dict[str, tuple[Item, ...]] = {}
    for packet in packets:
        whole |= {name: values for name, values in packet.items() if values and name not in whole}
    return whole


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
