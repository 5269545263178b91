"""Read the properties of an XMP packet (ISO 16684-1) without trusting it."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element

from gallery.metadata.blocks.xmp_tree import MAX_PACKET, Budget, read_tree
from gallery.metadata.packet import DEFAULT_LANGUAGE, Item, Packet, language_tag, tidy
from gallery.metadata.policy import NAMESPACES

__all__ = ["MAX_PACKET", "Budget", "parse_xmp", "properties"]

_MAX_VALUES: Final = 1000
_MAX_TREES: Final = 16
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_VALUE: Final = f"{_RDF}value"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ALTERNATIVES: Final = f"{_RDF}Alt"
_ARRAYS: Final = (_ALTERNATIVES, f"{_RDF}Seq", f"{_RDF}Bag")
_PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()}


def parse_xmp(data: bytes, budget: Budget | None = None) -> Packet:
    """The properties of a packet; none where it is not XML, declares a DTD or is larger than 1 MB.

    Args:
        data: The packet.
        budget: Shared by the packets of a file, and used up; a fresh one where it is None.
    """
    root = read_tree(data, budget)
    return {} if root is None else properties(root)


def properties(root: Element) -> Packet:
    """The properties of every description under a root; of two with one name the first that says something."""
    found: dict[str, tuple[Item, ...]] = {}
    for tree in islice(root.iter(f"{_RDF}RDF"), _MAX_TREES):
        for description in islice(tree, _MAX_VALUES):
            language = description.get(_LANGUAGE, tree.get(_LANGUAGE, ""))
            for name, values in _properties(description, language):
                if not found.get(name):
                    found[name] = values
    return found


def _properties(node: Element, language: str) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Properties written as attributes, then those written as elements; a language counts for all that is inside."""
    for name, text in _attributes(node):
        yield name, _present(Item(text=text, language=_tag(language)))
    for child in islice(node, _MAX_VALUES):
        yield _name(child.tag), _items(child, child.get(_LANGUAGE, language))


def _items(node: Element, language: str) -> tuple[Item, ...]:
    array = next((child for child in node if child.tag in _ARRAYS), None)
    if array is None:
        return _present(_item(node, language))
    within = array.get(_LANGUAGE, language)
    entries = [(entry, entry.get(_LANGUAGE, within)) for entry in islice(array, _MAX_VALUES)]
    if array.tag == _ALTERNATIVES:  # a text in no language is the default only where none is named
        entries.sort(key=lambda entry: _tag(entry[1]) == DEFAULT_LANGUAGE != entry[1])
    return _present(*(_item(*entry) for entry in entries))


def _present(*values: Item) -> tuple[Item, ...]:
    return tuple(value for value in values if value.text or value.fields)


def _tag(language: str) -> str:
    return language_tag(language) if language else ""


def _item(node: Element, language: str) -> Item:
    """A text, a reference, a qualified value (ISO 16684-1, 7.8) or a structure."""
    inner = _node(node)
    holders = (node,) if inner is None else (inner,) if inner.tag != f"{_RDF}Description" else (node, inner)
    qualified = next((value for holder in holders for value in _values(holder)), None)
    if qualified is not None:
        return Item(text=tidy(qualified[0]), language=_tag(qualified[1] or language))
    members = tuple(member for holder in holders for member in _shallow(holder))
    if members:
        return Item(language=_tag(language), fields=members)
    named = "" if inner is None else inner.get(f"{_RDF}about", "")
    return Item(text=tidy(node.get(f"{_RDF}resource") or named or node.text or ""), language=_tag(language))


def _node(node: Element) -> Element | None:
    """The description inside a property, or a node of another type in its place (RDF/XML, 2.13)."""
    described = node.find(f"{_RDF}Description")
    if described is not None or len(node) != 1 or f"{_RDF}parseType" in node.attrib:
        return described
    only = node[0]
    return only if not only.tag.startswith(_RDF) and (len(only) or only.attrib.keys() - {_LANGUAGE}) else None


def _values(node: Element) -> Iterator[tuple[str, str]]:
    """Text and language of an ``rdf:value``, which its qualifiers stand beside."""
    if _VALUE in node.attrib:
        yield node.attrib[_VALUE], node.get(_LANGUAGE, "")
    value = node.find(_VALUE)
    if value is not None:
        yield value.text or "", value.get(_LANGUAGE, node.get(_LANGUAGE, ""))


def _shallow(node: Element) -> Iterator[tuple[str, str]]:
    """Names and texts of a structure, one level deep; what lies deeper is named without its text."""
    yield from _attributes(node)
    for child in islice(node, _MAX_VALUES):
        if not child.tag.startswith(_RDF):
            yield _name(child.tag), tidy(child.get(f"{_RDF}resource") or child.text or "")


def _attributes(node: Element) -> Sequence[tuple[str, str]]:
    """Names and texts of the attributes that are properties."""
    named = ((tag, text) for tag, text in islice(node.attrib.items(), _MAX_VALUES) if tag.startswith("{"))
    return [(_name(tag), tidy(text)) for tag, text in named if not tag.startswith(_RDF) and tag != _LANGUAGE]


def _name(tag: str) -> str:
    uri, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[uri]}:{local}" if uri in _PREFIXES else tag
