"""Parse the XML of an XMP packet within bounds (ISO 16684-1, 7.3; part 3, 1.1)."""

import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

MAX_PACKET: Final = 1_000_000
"""Bytes; a JPEG segment holds 65,502, and what is larger elsewhere is embedded pictures."""

MAX_DEPTH: Final = 64
"""Elements inside each other that are read; structures in real packets are some twelve deep."""

MAX_ELEMENTS: Final = 20_000
"""Elements that are read; the longest lists in real packets, of ancestors of a document, fill 1 MB with some 15,000."""

# Not in the standard, but written: an XML declaration with a character set of old.
_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{0,60}encoding=[\"']((?:iso-8859-|windows-125)[0-9]{1,2})[\"']", re.I)


def read_tree(data: bytes) -> Element | None:
    """The root of a packet; None where it is not XML, declares a DTD or is larger than 1 MB.

    Wrappers, padding and what follows the root are skipped. Of a packet that is torn, too rich or not
    well-formed, what comes before that point is kept.
    """
    text = "" if len(data) > MAX_PACKET else _text(data)
    tree = _Tree()
    parser = DefusedXMLParser(target=tree, forbid_dtd=True)
    try:
        parser.feed(text)
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

    def __init__(self) -> None:
        super().__init__()
        self.root: Element | None = None
        self.depth = 0
        self.elements = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element, or leave it out below the bound."""
        self.depth += 1
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise _Enough
        if self.depth > MAX_DEPTH:
            return Element(tag)
        element: Element = super().start(tag, attrs)
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
