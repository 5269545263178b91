"""Write an AVIF or HEIC file with one picture, from nothing but its parts (ISO/IEC 14496-12, 23008-12)."""

from collections.abc import Sequence
from typing import Final

from gallery.image.profile import is_profile
from gallery.metadata.containers.container import Part, Role, Walk
from gallery.metadata.containers.isobmff.still import Still
from gallery.metadata.containers.isobmff.tables import Property

_BRANDS: Final = frozenset(
    {b"avif", b"mif1", b"mif2", b"miaf", b"MA1A", b"MA1B", b"MiPr", b"MiHB", b"MiHE", b"1pic"}
    | {b"heic", b"heix", b"heim", b"heis"}
)
"""Of still pictures; those of films (``avis``, ``msf1``, ``hevc``) promise what is not there."""

_GRID: Final = b"grid"
_TIFF_FOLLOWS: Final = bytes(4)
"""How many bytes lie between this number and the TIFF stream (23008-12, annex A.2.1)."""

_WIDE: Final = 4  # bytes of every offset and length


def box(name: bytes, *contents: bytes) -> bytes:
    """Length, name, content."""
    body = b"".join(contents)
    return (len(body) + 8).to_bytes(4, "big") + name + body


def full_box(name: bytes, version: int, flags: int, *contents: bytes) -> bytes:
    """A box with a version."""
    return box(name, bytes((version,)), flags.to_bytes(3, "big"), *contents)


def write_properties(still: Still) -> bytes:
    """``iprp``: every property once, and which item has which."""
    shared = list(dict.fromkeys((one.name, one.content) for own in still.properties for one in own))
    indices = {one: index for index, one in enumerate(shared, 1)}
    wide = len(shared) > 127
    entries = [_association(number, own, indices, wide) for number, own in enumerate(still.properties, 1)]
    return box(
        b"iprp",
        box(b"ipco", *(box(name, content) for name, content in shared)),
        full_box(b"ipma", 0, int(wide), _number(len(entries), 4), *entries),
    )


def _association(number: int, own: Sequence[Property], indices: dict[tuple[bytes, bytes], int], wide: bool) -> bytes:
    width = 2 if wide else 1
    marks = [one.essential << (8 * width - 1) | indices[one.name, one.content] for one in own]
    return _number(number, 2) + _number(len(marks), 1) + b"".join(_number(mark, width) for mark in marks)


def write_references(still: Still) -> bytes:
    """The inside of ``iref``: which item is a tile or the alpha of which."""
    return b"".join(_reference(kind, start, ends) for kind, start, ends in still.references)


def _reference(kind: bytes, start: int, ends: Sequence[int]) -> bytes:
    return box(kind, _number(start, 2), _number(len(ends), 2), *(_number(end, 2) for end in ends))


def brands_of(content: bytes) -> bytes:
    """The content of a new ``ftyp`` (14496-12, 4.3): the brands of still pictures; empty where the first is none."""
    first = content[:4]
    others = [content[at : at + 4] for at in range(8, len(content) - 3, 4)]
    kept = dict.fromkeys(brand for brand in others if brand in _BRANDS)
    return b"".join((first, bytes(4), *kept)) if first in _BRANDS and len(content) % 4 == 0 else b""


def layout(brands: bytes, still: Still) -> tuple[Part, ...]:
    """The picture as parts that tell everything about the new file but its blocks.

    Their names say what is what to ``write_file``; items are named by their type and whether they are hidden.
    """
    items = (Part(Role.PICTURE, content, _label(kind, hidden)) for kind, hidden, content in still.items)
    profiles = {one.content[4:] for own in still.properties for one in own if one.name == b"colr"}
    return (
        Part(Role.LAYOUT, brands, "ftyp"),
        Part(Role.PICTURE, write_references(still), "iref"),
        Part(Role.PICTURE, write_properties(still), "iprp"),
        *items,
        *(Part(Role.PROFILE, profile) for profile in sorted(profiles) if is_profile(profile)),
    )


def _label(kind: bytes, hidden: bool) -> str:
    return f"{'hidden ' if hidden else ''}item {kind.decode('ascii')}"


def write_file(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """The file anew: the picture, and each block as an item that describes it.

    Returns:
        Empty where the walk found no picture that can be rewritten.
    """
    named = {part.name: part.data for part in before.of(Role.LAYOUT, Role.PICTURE)}
    items = [part for part in before.of(Role.PICTURE) if "item " in part.name]
    if not items:
        return b""
    pictures = [(part.name[-4:].encode("ascii"), part.name.startswith("hidden"), part.data) for part in items]
    blocks = [(b"Exif", True, _TIFF_FOLLOWS + exif)] if exif else []
    blocks += [(b"mime", True, xmp)] if xmp else []
    described = [_reference(b"cdsc", len(items) + number, (1,)) for number, _ in enumerate(blocks, 1)]
    return _file(named["ftyp"], [*pictures, *blocks], named["iprp"], b"".join((named["iref"], *described)))


_Items = Sequence[tuple[bytes, bool, bytes]]
"""Type, hidden, content."""


def _file(brands: bytes, items: _Items, properties: bytes, references: bytes) -> bytes:
    kinds = [_entry(number, kind, hidden) for number, (kind, hidden, _) in enumerate(items, 1)]
    grids = b"".join(content for kind, _, content in items if kind == _GRID)
    media = b"".join(content for kind, _, content in items if kind != _GRID)
    tables = [
        full_box(b"hdlr", 0, 0, bytes(4), b"pict", bytes(13)),
        full_box(b"pitm", 0, 0, _number(1, 2)),
        full_box(b"iinf", 0, 0, _number(len(kinds), 2), *kinds),
        *([full_box(b"iref", 0, 0, references)] if references else []),
        properties,
        *([box(b"idat", grids)] if grids else []),
    ]
    head = box(b"ftyp", brands)
    at = len(head) + len(full_box(b"meta", 0, 0, *tables, _places(items, 0))) + 8
    return head + full_box(b"meta", 0, 0, *tables, _places(items, at)) + box(b"mdat", media)


def _entry(number: int, kind: bytes, hidden: bool) -> bytes:
    tail = b"application/rdf+xml\0" if kind == b"mime" else b""
    return full_box(b"infe", 2, int(hidden), _number(number, 2), bytes(2), kind, b"\0", tail)


def _places(items: _Items, media_at: int) -> bytes:
    """``iloc``: grids lie in ``idat``, everything else in ``mdat``, in order."""
    contents = [(kind == _GRID, len(content)) for kind, _, content in items]
    at = {True: 0, False: media_at}
    entries = []
    for number, (inside, length) in enumerate(contents, 1):
        entries.append(
            _number(number, 2)
            + _number(inside, 2)
            + bytes(2)
            + _number(1, 2)
            + _number(at[inside], 4)
            + _number(length, 4)
        )
        at[inside] += length
    return full_box(b"iloc", 1, 0, bytes((_WIDE << 4 | _WIDE, 0)), _number(len(entries), 2), *entries)


def _number(value: int, size: int) -> bytes:
    return int(value).to_bytes(size, "big")
