"""The one picture of an AVIF or HEIC file with its tiles and its alpha, where nothing else can hide in it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.image.profile import is_profile
from gallery.metadata.containers.isobmff.items import Box, Damaged, Item
from gallery.metadata.containers.isobmff.streams import (
    hevc_length_size,
    is_plain_av1,
    is_plain_hevc,
)
from gallery.metadata.containers.isobmff.tables import Property, Reference, primary_of, properties_of, references_of

ALPHA: Final = frozenset({b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1"})

_BLOCKS: Final = (b"Exif", b"mime", b"uri ")
"""Items that are no pictures; they go, or are written anew."""

_REFERENCES: Final = frozenset({b"dimg", b"auxl", b"prem"})
_GRID: Final = b"grid"
_MAX_GRID: Final = 12  # bytes: version, flags, rows, columns and two 32-bit sizes (23008-12, 6.6.2.3)

_TIMES: Final = {b"colr": 2}
"""Properties that an item may have twice: ``nclx`` numbers and a profile; any other once."""

# Property -> most bytes of its content; a longer one hides something. None: looked into.
_PROPERTIES: Final[dict[bytes, int | None]] = {
    b"ispe": 12,
    b"pixi": 9,
    b"av1C": None,
    b"hvcC": None,
    b"colr": None,
    b"auxC": None,
    b"irot": 1,
    b"imir": 1,
    b"pasp": None,
    b"clap": 32,
    b"clli": 4,
    b"mdcv": 24,
    b"a1op": 1,
    b"a1lx": 13,
    b"lsel": 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A picture as its parts, numbered anew from 1, the picture itself first.

    Attributes:
        items: Type, whether it is hidden, and content of each.
        references: Among the items.
        properties: Of each item.
    """

    items: tuple[tuple[bytes, bool, bytes], ...]
    references: tuple[Reference, ...]
    properties: tuple[tuple[Property, ...], ...]


def read_still(data: bytes, table: Mapping[bytes, Box], found: Sequence[Item]) -> Still | None:
    """The picture, or None where the file holds a second one or anything that cannot be looked into.

    Args:
        data: The file.
        table: The boxes inside ``meta``.
        found: Its items.
    """
    items = {item.number: item for item in found}
    try:
        primary = primary_of(data, table[b"pitm"])
        references = references_of(data, table[b"iref"]) if b"iref" in table else ()
        properties = properties_of(data, table[b"iprp"])
        pictures = [number for number, item in items.items() if item.kind not in _BLOCKS]
        among = tuple(one for one in references if one[0] in _REFERENCES and one[1] in pictures)
        order = _order(primary, among, properties)
        if sorted(order) != sorted(pictures) or not _tiled(items, among, data):
            return None
        return _still(data, [items[number] for number in order], among, properties)
    except (Damaged, KeyError):
        return None


def _tiled(items: Mapping[int, Item], references: Sequence[Reference], data: bytes) -> bool:
    """Whether only grids are made of others, and each of exactly its rows by columns (23008-12, 6.6.2.3)."""
    made = [(items[start], len(ends)) for kind, start, ends in references if kind == b"dimg"]
    grids = [item.number for item in items.values() if item.kind == _GRID]
    if sorted(item.number for item, _ in made) != sorted(grids):
        return False
    heads = [(_content(data, item)[:4].ljust(4, b"\0"), count) for item, count in made]
    return all((head[2] + 1) * (head[3] + 1) == count for head, count in heads)


def _still(
    data: bytes, items: Sequence[Item], references: Sequence[Reference], properties: Mapping[int, Sequence[Property]]
) -> Still | None:
    if sum(end - start for item in items for start, end in item.extents) > len(data):
        return None  # items that lie on each other
    contents = [_content(data, item) for item in items]
    held = [tuple(properties.get(item.number, ())) for item in items]
    if not all(_is_plain(item.kind, content, own) for item, content, own in zip(items, contents, held, strict=True)):
        return None
    number = {item.number: at for at, item in enumerate(items, 1)}
    return Still(
        items=tuple((item.kind, item.hidden, content) for item, content in zip(items, contents, strict=True)),
        references=tuple((kind, number[start], tuple(number[end] for end in ends)) for kind, start, ends in references),
        properties=tuple(held),
    )


def _order(primary: int, references: Sequence[Reference], properties: Mapping[int, Sequence[Property]]) -> list[int]:
    """The picture, its tiles, its alpha, and the tiles of that; each once, and nothing where there are two alphas."""
    alphas = [
        start
        for kind, start, ends in references
        if kind == b"auxl" and ends == (primary,) and any(_is_alpha(one) for one in properties.get(start, ()))
    ]
    tiles: dict[int, list[int]] = {}
    for kind, start, ends in references:
        if kind == b"dimg":
            tiles.setdefault(start, []).extend(ends)
    if len(alphas) > 1:
        return []
    return list(dict.fromkeys(one for whole in (primary, *alphas) for one in (whole, *tiles.get(whole, ()))))


def _is_alpha(one: Property) -> bool:
    return one.name == b"auxC" and one.content[4:].rstrip(b"\0") in ALPHA


def _content(data: bytes, item: Item) -> bytes:
    return b"".join(data[start:end] for start, end in item.extents)


def _is_plain(kind: bytes, content: bytes, own: Sequence[Property]) -> bool:
    """Whether an item and its properties hold a picture and no more."""
    names = Counter(one.name for one in own)
    if not all(_is_plain_property(one) and names[one.name] <= _TIMES.get(one.name, 1) for one in own):
        return False
    if kind == _GRID:
        return len(content) <= _MAX_GRID
    if kind == b"av01":
        return is_plain_av1(content, next((one.content for one in own if one.name == b"av1C"), b""))
    configuration = next((one.content for one in own if one.name == b"hvcC"), b"")
    return kind == b"hvc1" and is_plain_hevc(content, hevc_length_size(configuration))


def _is_plain_property(one: Property) -> bool:
    most = _PROPERTIES.get(one.name, -1)
    if most is not None:
        return len(one.content) <= most
    return _LOOKED_INTO[one.name](one.content)


def _is_plain_colour(body: bytes) -> bool:
    """``nclx`` numbers or one whole profile (14496-12, 12.1.5)."""
    if body[:4] in (b"prof", b"rICC"):
        return is_profile(body[4:])
    return body[:4] == b"nclx" and len(body) <= 11


_LOOKED_INTO: Final[Mapping[bytes, Callable[[bytes], bool]]] = {
    b"av1C": lambda body: len(body) >= 4,  # held against the item's own header
    b"hvcC": lambda body: hevc_length_size(body) > 0,
    b"colr": _is_plain_colour,
    b"pasp": lambda body: body == b"\0\0\0\1" * 2,  # pixels that are not square are encoded afresh
    b"auxC": lambda body: body[4:].rstrip(b"\0") in ALPHA,
}
