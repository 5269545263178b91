"""Parse the XML of an XMP packet within bounds (ISO 16684-1, 7.3; part 3, 1.1)."""

import re
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

MAX_PACKET: Final = 1_000_000
"""Bytes without padding; a JPEG segment holds 65,502, and what is larger elsewhere is embedded pictures."""

MAX_DEPTH: Final = 64
"""Elements inside each other that are read; structures in real packets are some twelve deep."""

MAX_ELEMENTS: Final = 30_000
"""Elements and attributes that are read; the longest lists in real packets, of ancestors and of edits, fill 1 MB with
some 15,000 and 25,000."""

MAX_ATTRIBUTES: Final = 1_000
"""Attributes of one element that are read."""

MAX_NAME: Final = 1_000
"""Characters of a qualified name."""

_PADDING: Final = b" \t\r\n\0"
_END: Final = b"<?xpacket end"
_PIECE: Final = 16_000
"""Characters that are parsed at once: after a refusal Expat goes on to the end of what it was given."""

# Expat copies a namespace for each name in it before anything can object; the schemas of XMP have up to 80 characters.
# Whatever follows ``xmlns`` is consumed, so that the search is linear.
_NAMESPACE: Final = re.compile(r"""xmlns[^=]*(?:=\s*(?:"([^"]*)|'([^']*))?)?""")
_MAX_NAMESPACE: Final = 256

# Not in the standard, but written: an XML declaration with a character set of old.
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,60}encoding=[\"']((?:iso-8859-|windows-125)[0-9]{1,2})[\"']", re.I)


class Budget:
    """What may still be read of the packets of one file."""

    def __init__(self) -> None:
        self.bytes = MAX_PACKET
        self.elements = MAX_ELEMENTS


def read_tree(data: bytes, budget: Budget | None = None) -> Element | None:
    """The root of a packet; None where it is not XML, declares a DTD or is larger than 1 MB.

    Wrappers, padding and what follows the root are skipped. Of a packet that is torn, too rich or not
    well-formed, what comes before that point is kept.

    Args:
        data: The packet.
        budget: Shared by the packets of a file, and used up; a fresh one where it is None.
    """
    budget = budget or Budget()
    packet = data if len(data) <= budget.bytes else _unpadded(data)
    if len(packet) > budget.bytes:
        return None
    budget.bytes -= len(packet)
    text = _sober(_text(packet))
    tree = _Tree(budget)
    parser = DefusedXMLParser(target=tree, forbid_dtd=True)
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE])
        parser.close()
    except (ParseError, _Enough):
        return tree.root
    except (DefusedXmlException, ValueError):
        return None
    return tree.root


class _Enough(Exception):
    """The tree is as large as it may be."""


class _Tree(TreeBuilder):
    """A tree of bounded depth and size, whose root can be had before its end."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.root: Element | None = None
        self.depth = 0
        self.budget = budget

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element, or leave it out below the bound."""
        kept = dict(islice(attrs.items(), MAX_ATTRIBUTES))
        self.depth += 1
        self.budget.elements -= 1 + len(kept)
        if self.budget.elements < 0 or any(len(name) > MAX_NAME for name in (tag, *kept)):
            raise _Enough
        if self.depth > MAX_DEPTH:
            return Element(tag)
        element: Element = super().start(tag, kept)
        self.root = element if self.root is None else self.root
        return element

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self.depth -= 1
        return Element(tag) if self.depth >= MAX_DEPTH else super().end(tag)

    def data(self, data: str, /) -> None:
        """Take text."""
        if self.depth <= MAX_DEPTH:
            super().data(data)

    def close(self) -> Element | None:  # type: ignore[override]
        """The root."""
        return self.root


def _unpadded(data: bytes) -> bytes:
    """The packet without the white space behind it, which leaves room to edit it (ISO 16684-1, 7.3.3)."""
    end = data.rfind(_END)
    return (data if end < 0 else data[:end]).rstrip(_PADDING)


def _sober(text: str) -> str:
    """The text as far as its namespaces are of bounded length."""
    for found in _NAMESPACE.finditer(text):
        if len(found[1] or found[2] or "") > _MAX_NAMESPACE:
            return text[: found.start()]
    return text


def _text(data: bytes) -> str:
    """The packet from its first ``<`` on, in whichever of UTF-8, 16 and 32 it is (ISO 16684-1, 7.1).

    After the first ``<``, NULs tell the width of a character, and the place of the ``<`` their order. What is not
    UTF-8 although it should be is Latin-1.
    """
    at = max(data.find(b"<"), 0)
    behind = data[at + 1 : at + 4]
    if behind == b"\0\0\0":
        return data[at - at % 4 :].decode("utf-32-be" if at % 4 else "utf-32-le", "replace")
    if behind[:1] == b"\0":
        return data[at - at % 2 :].decode("utf-16-be" if at % 2 else "utf-16-le", "replace")
    declared, packet = _DECLARED.match(data), data[at:]
    try:
        return packet.decode(declared[1].decode() if declared else "utf-8")
    except LookupError:
        return packet.decode("latin-1")
    except UnicodeDecodeError as wrong:
        cut = wrong.reason == "unexpected end of data"
        return packet[: wrong.start].decode() if cut else packet.decode("latin-1")
