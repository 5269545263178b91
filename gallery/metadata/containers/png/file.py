"""PNG and APNG taken apart, and put together again (PNG third edition, W3C 2025)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.png.chunks import SIGNATURE, Chunk, split, written
from gallery.metadata.containers.png.frames import FRAMES, shown
from gallery.metadata.containers.png.picture import ONCE, Header, fits, palette, read_header
from gallery.metadata.containers.png.profile import profile_parts
from gallery.metadata.containers.png.text import TEXTS, XMP_KEYWORD, spread, text_parts

_CRITICAL: Final = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_PICTURE: Final = frozenset((*_CRITICAL, *ONCE, *FRAMES))
_END: Final = written(b"IEND", b"")
_MAX_INFLATED: Final = 8_000_000
"""Bytes that the texts of a file may swell to; those that follow are not read."""

_WORDS: Final = {b"tIME": words.DATES, b"caBX": words.CREDENTIALS, b"hIST": words.HIDDEN}


def walk(data: bytes) -> Walk:
    """Chunks up to IEND; what follows it is private."""
    chunks = list(islice(split(data), MAX_PARTS + 1))
    if len(chunks) > MAX_PARTS:
        return Walk((), TOO_MANY)
    header = read_header(chunks[0].content) if chunks and chunks[0].kind == b"IHDR" else None
    if header is None:
        return Walk((), "the file does not begin with the header of a PNG")
    ended = chunks[-1].kind == b"IEND"
    whole = chunks if chunks[-1].end <= len(data) else chunks[:-1]
    alone = sum(chunk.kind == b"acTL" for chunk in chunks) == 1
    parts = shown(spread([*_parts(whole, header), *_rest(data, whole, ended=ended)]), header, alone=alone)
    sound = ended and len(whole) == len(chunks) and all(chunk.sound for chunk in chunks)
    cut = {chunk.kind for chunk in chunks[len(whole) :]} & _PICTURE - {b"IEND"}
    return Walk(tuple(parts), "a part of the picture breaks off" if cut else _fault(whole, parts, header), sound)


def _rest(data: bytes, whole: Sequence[Chunk], *, ended: bool) -> Iterator[Part]:
    """What lies in or behind IEND, or behind the last chunk of a file without it."""
    if ended and whole[-1].kind == b"IEND" and whole[-1].content:
        yield Part(Role.PRIVATE, whole[-1].content, words.HIDDEN)
    behind = data[whole[-1].end :]
    if behind.strip(b"\0") and not _END.startswith(behind):
        yield Part(Role.PRIVATE, behind, words.TRAILER if ended else words.DAMAGED)


def _parts(chunks: Sequence[Chunk], header: Header) -> Iterator[Part]:
    seen: dict[bytes, int] = {}
    left = _MAX_INFLATED
    for chunk in chunks:
        kind = chunk.kind
        if kind in TEXTS and left > 0:
            parts, inflated = text_parts(kind, chunk.content, left)
            left -= inflated
            yield from parts
        elif kind == b"iCCP":
            late = not seen.keys().isdisjoint((b"iCCP", b"PLTE", b"IDAT"))
            yield from [Part(Role.PRIVATE, chunk.data, words.HIDDEN)] if late else profile_parts(chunk.data)
        elif kind == b"eXIf":
            yield Part(Role.EXIF, chunk.content.removeprefix(b"Exif\0\0"))
        elif kind == b"PLTE":
            yield from _palette(chunk, header)
        elif kind in _PICTURE:
            yield from _picture(chunk, header, seen)
        else:
            yield Part(Role.PRIVATE, chunk.data, _WORDS.get(kind, words.APPLICATION))
        seen.setdefault(kind, len(chunk.data) - 12)


def _palette(chunk: Chunk, header: Header) -> Iterator[Part]:
    """Only where pixels name its entries, and no more of them than they can name; else it shows nowhere (11.2.2)."""
    entries = palette(chunk.content, header)
    if entries:
        yield Part(Role.PICTURE, written(b"PLTE", entries) if entries != chunk.content else chunk.data)
    if entries != chunk.content:
        yield Part(Role.PRIVATE, chunk.data, words.HIDDEN)


def _picture(chunk: Chunk, header: Header, seen: dict[bytes, int]) -> Iterator[Part]:
    kind = chunk.kind
    if kind in ONCE and not fits(kind, chunk.content, header, seen):
        yield Part(Role.PRIVATE, chunk.data, words.HIDDEN)
    elif kind != b"IEND":
        yield Part(Role.PICTURE, chunk.data)


def _fault(chunks: Sequence[Chunk], parts: Sequence[Part], header: Header) -> str:
    """Why the chunks do not make one picture that every decoder shows alike; empty where they do."""
    kinds = [chunk.kind for chunk in chunks]
    had, kept = Counter(kinds), Counter(part.data[4:8] for part in parts if part.role is Role.PICTURE)
    first = kinds.index(b"IDAT") if b"IDAT" in kinds else len(kinds)
    in_a_row = kinds[first : first + had[b"IDAT"]].count(b"IDAT") == had[b"IDAT"] > 0
    if not in_a_row or had[b"IHDR"] != 1 or any(kind[0] & 0x20 == 0 and kind not in _CRITICAL for kind in kinds):
        return "the chunks are not those of one picture"
    if header.entries and not (had[b"PLTE"] == kept[b"PLTE"] == 1 and b"PLTE" in kinds[:first]):
        return "the palette does not fit"
    if header.colour in (0, 2, 3) and had[b"tRNS"] != kept[b"tRNS"]:
        return "the transparency does not fit"
    return ""


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """The new blocks before the first picture data, where every reader looks."""
    chunks = [part.data for part in before.of(Role.PICTURE, Role.PROFILE)]
    first = next((index for index, chunk in enumerate(chunks) if chunk[4:8] == b"IDAT"), len(chunks))
    blocks = [written(b"eXIf", exif)] if exif else []
    blocks += [written(b"iTXt", XMP_KEYWORD + b"\0\0\0\0\0" + xmp)] if xmp else []
    return b"".join([SIGNATURE, *chunks[:first], *blocks, *chunks[first:], _END])


PNG = Container(
    name="png",
    media_type="image/png",
    recognise=lambda head: head.startswith(SIGNATURE),
    walk=walk,
    assemble=assemble,
)
