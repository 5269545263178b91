"""Read an XMP packet (ISO 16684-1) without trusting it."""

from collections.abc import Iterator
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gallery.metadata.packet import Item, Packet, language_tag, tidy
from gallery.metadata.policy import NAMESPACES

MAX_PACKET: Final = 1_000_000
"""Bytes; a JPEG segment holds 65,502, and what is larger elsewhere is embedded pictures."""

_MAX_VALUES: Final = 1000
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ARRAYS: Final = (f"{_RDF}Alt", f"{_RDF}Seq", f"{_RDF}Bag")
_PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()}


def parse_xmp(data: bytes) -> Packet:
    """The properties of a packet; none where it is not XML, declares a DTD or is larger than 1 MB."""
    root = _root(data)
    if root is None:
        return {}
    found: dict[str, tuple[Item, ...]] = {}
    for tree in islice(root.iter(f"{_RDF}RDF"), 16):
        for description in islice(tree, _MAX_VALUES):
            for name, values in _properties(description):
                found.setdefault(name, values)
    return found


def _root(data: bytes) -> Element | None:
    if len(data) > MAX_PACKET:
        return None
    try:
        root: Element = fromstring(data.strip(b"\0 \t\r\n"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return root


def _properties(node: Element) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Properties written as attributes, then those written as elements."""
    for tag, text in node.attrib.items():
        if not tag.startswith(_RDF) and tag != _LANGUAGE and tag.startswith("{"):
            yield _name(tag), _present(Item(text=tidy(text)))
    for child in islice(node, _MAX_VALUES):
        yield _name(child.tag), _items(child)


def _items(node: Element) -> tuple[Item, ...]:
    array = next((child for child in node if child.tag in _ARRAYS), None)
    if array is None:
        return _present(_item(node))
    return _present(*(_item(entry) for entry in islice(array, _MAX_VALUES)))


def _present(*values: Item) -> tuple[Item, ...]:
    return tuple(value for value in values if value.text or value.fields)


def _item(node: Element) -> Item:
    language = language_tag(node.get(_LANGUAGE, "")) if _LANGUAGE in node.attrib else ""
    members = tuple(_members(node))
    if members:
        return Item(language=language, fields=members)
    value = node.find(f"{_RDF}value")
    text = node.get(f"{_RDF}resource") or (node if value is None else value).text or ""
    return Item(text=tidy(text), language=language)


def _members(node: Element) -> Iterator[tuple[str, str]]:
    """Names and texts of a structure, one level deep; what lies deeper is named without its text."""
    inner = node.find(f"{_RDF}Description")
    for holder in (node,) if inner is None else (node, inner):
        yield from _shallow(holder)


def _shallow(node: Element) -> Iterator[tuple[str, str]]:
    for tag, text in node.attrib.items():
        if not tag.startswith(_RDF) and tag != _LANGUAGE and tag.startswith("{"):
            yield _name(tag), tidy(text)
    for child in islice(node, _MAX_VALUES):
        if not child.tag.startswith(_RDF):
            yield _name(child.tag), tidy(child.get(f"{_RDF}resource") or child.text or "")


def _name(tag: str) -> str:
    uri, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else tag
