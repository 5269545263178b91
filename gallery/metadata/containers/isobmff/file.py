"""AVIF and HEIC as boxes (ISO/IEC 14496-12, 23008-12); one picture alone is rewritten, anything more converted."""

import re
from collections.abc import Iterator
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import Container, Part, Role, Walk
from gallery.metadata.containers.isobmff.items import Box, Item, boxes, read_items, uncovered
from gallery.metadata.containers.isobmff.still import ALPHA, read_still
from gallery.metadata.containers.isobmff.write import brands_of, layout, write_file

_AVIF: Final = frozenset({b"avif", b"avis"})
_BRANDS: Final = frozenset({b"mif1", b"msf1", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_PLAIN: Final = frozenset({b"ftyp", b"meta", b"mdat"})
_META: Final = frozenset({b"hdlr", b"pitm", b"iloc", b"iinf", b"iprp", b"iref", b"idat"})
_PICTURES: Final = frozenset({b"av01", b"hvc1", b"grid"})
_PROPERTIES: Final = frozenset(
    {b"ispe", b"pixi", b"av1C", b"hvcC", b"colr", b"irot", b"imir", b"pasp", b"clap", b"auxC", b"clli", b"mdcv"}
    | {b"a1op", b"a1lx", b"lsel"}
)
_MAX_BLOCK: Final = 4_000_000
_MAX_READ: Final = 8
_SPACE: Final = frozenset({b"free", b"skip"})
_WORDS: Final = {b"moov": words.FILM, b"mpvd": words.FILM, b"moof": words.FILM}
_CREDENTIALS: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")  # C2PA 2.1, A.3.5
_PRINTABLE: Final = re.compile(rb"[\x21-\x7e]")


def walk(data: bytes) -> Walk:
    """Items with their roles, then the boxes, properties and bytes that no picture needs."""
    top, broken = boxes(data, 0, len(data))
    meta = next((box for box in top if box.name == b"meta"), None)
    inner, torn = boxes(data, meta.start + 4, meta.end) if meta else ([], True)
    table = {box.name: box for box in inner}
    found = read_items(data, table)
    if broken or torn or found is None:
        return Walk((), "the boxes of the file do not fit together")
    spans = [span for item in found for span in item.extents]
    blocks = [item for item in found if item.kind not in _PICTURES]
    parts = [_part(data, item, readable=number < _MAX_READ) for number, item in enumerate(_blocks_first(blocks))]
    names = [*_foreign(data, top, inner), *_properties(data, table), *_labels(data, table)]
    if uncovered(data, [box for box in (*top, *inner) if box.name in (b"mdat", b"idat")], spans):
        names.append(words.HIDDEN)
    pictures = _still(data, top, table, found)
    return Walk((*pictures, *parts, *(Part(Role.PRIVATE, b"", name) for name in names)))


def _still(data: bytes, top: list[Box], table: dict[bytes, Box], found: tuple[Item, ...]) -> tuple[Part, ...]:
    """The parts of the new file; none where the picture moves, is not alone, or cannot be looked into."""
    head = top[0] if top and top[0].name == b"ftyp" else None
    brands = brands_of(data[head.start : head.end]) if head else b""
    if not brands or any(box.name in (b"moov", b"moof") for box in top):
        return ()
    still = read_still(data, table, found)
    return layout(brands, still) if still else ()


def _blocks_first(found: list[Item]) -> list[Item]:
    return sorted(found, key=lambda item: item.kind not in (b"Exif", b"mime"))


def _part(data: bytes, item: Item, *, readable: bool) -> Part:
    content = _content(data, item) if readable else b""
    if readable and item.kind == b"Exif":
        return Part(Role.EXIF, content[4 + int.from_bytes(content[:4], "big") :].removeprefix(b"Exif\0\0"))
    if readable and item.kind == b"mime" and item.content_type == b"application/rdf+xml":
        return Part(Role.XMP, content)
    return Part(Role.PRIVATE, b"", words.PREVIEW if item.kind == b"jpeg" else words.APPLICATION)


def _content(data: bytes, item: Item) -> bytes:
    """The bytes of a block, as many as a block can have; extents may lie on each other."""
    content = b""
    for start, end in item.extents:
        content += data[start : min(end, start + _MAX_BLOCK)]
        if len(content) >= _MAX_BLOCK:
            break
    return content[:_MAX_BLOCK]


def _foreign(data: bytes, top: list[Box], inner: list[Box]) -> Iterator[str]:
    """Boxes that are not on the list; empty space counts only where something lies in it."""
    strange = [box for box in top if box.name not in _PLAIN] + [box for box in inner if box.name not in _META]
    for box in strange:
        if box.name not in _SPACE:
            credentials = data[box.start : box.end].startswith(_CREDENTIALS)
            yield words.CREDENTIALS if credentials else _WORDS.get(box.name, words.APPLICATION)
        elif data[box.start : box.end].strip(b"\0"):
            yield words.HIDDEN
    tables = [box.name for box in inner] + [box.name for box in top if box.name == b"meta"]
    if len(set(tables)) < len(tables):
        yield words.HIDDEN


def _properties(data: bytes, table: dict[bytes, Box]) -> Iterator[str]:
    """Properties of pictures that are not on the list; an auxiliary picture may only be alpha."""
    for outer in _inside(data, table.get(b"iprp")):
        if outer.name != b"ipco":
            continue
        for box in _inside(data, outer):
            if box.name not in _PROPERTIES and box.name not in _SPACE:
                yield words.APPLICATION
            elif box.name == b"auxC" and data[box.start + 4 : box.end].rstrip(b"\0") not in ALPHA:
                yield words.SECOND_PICTURE


def _inside(data: bytes, box: Box | None) -> list[Box]:
    return boxes(data, box.start, box.end)[0] if box else []


def _labels(data: bytes, table: dict[bytes, Box]) -> Iterator[str]:
    """The handler's name, where some programs sign (14496-12, 8.4.3)."""
    handler = table.get(b"hdlr")
    if handler and _PRINTABLE.search(data[handler.start + 24 : handler.end]):
        yield words.SOFTWARE


def _brands(head: bytes) -> frozenset[bytes]:
    """What the file says it is, as far as its first 64 bytes tell."""
    end = min(int.from_bytes(head[:4], "big"), len(head)) if head[4:8] == b"ftyp" else 0
    return frozenset(head[at : at + 4] for at in (8, *range(16, end, 4)))


AVIF = Container(
    name="avif",
    media_type="image/avif",
    recognise=lambda head: head[4:8] == b"ftyp" and bool(_brands(head) & _AVIF),
    walk=walk,
    assemble=write_file,
    turns=False,
)
HEIC = Container(
    name="heic",
    media_type="image/heic",
    recognise=lambda head: head[4:8] == b"ftyp" and bool(_brands(head) & _BRANDS) and not _brands(head) & _AVIF,
    walk=walk,
    assemble=write_file,
    web=False,
    turns=False,
)
