"""PNG and APNG as their chunks (PNG third edition, W3C 2025)."""

from collections.abc import Iterator
from typing import Final
from zlib import crc32, decompressobj
from zlib import error as ZlibError

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.png_text import XMP_KEYWORD, text_parts
from gallery.metadata.containers.profile import is_profile

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_END: Final = b"\0\0\0\0IEND\xaeB`\x82"

# Chunk -> most bytes its content can have; a longer one hides something. None: as long as it likes.
_PICTURE: Final[dict[bytes, int | None]] = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"IDAT": None,
    b"tRNS": 256,
    b"acTL": 8,
    b"fcTL": 26,
    b"fdAT": None,
    b"gAMA": 4,
    b"cHRM": 32,
    b"sRGB": 1,
    b"cICP": 4,
    b"sBIT": 4,
    b"mDCV": 24,
    b"cLLI": 8,
    b"pHYs": 9,
    b"bKGD": 6,
    b"hIST": 512,
}
_PROFILE_NAME: Final = b"icc\0"
"""In place of its own, which may be any text of 79 characters."""

_MAX_PROFILE: Final = 4_000_000
_MAX_INFLATED: Final = 64
"""Texts that may be compressed and are read; each can swell to a megabyte."""

_TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_WORDS: Final = {b"tIME": words.DATES, b"caBX": words.CREDENTIALS}


def walk(data: bytes) -> Walk:
    """Chunks up to IEND; what follows it is private."""
    parts: list[Part] = []
    at, sound, inflated = len(_SIGNATURE), True, 0
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if kind == b"IEND":
            trailer = (Part(Role.PRIVATE, data[end:], words.TRAILER),) if data[end:].strip(b"\0") else ()
            return Walk((*parts, *_remains(data[at + 8 : end - 4]), *trailer), sound=sound)
        if len(parts) > MAX_PARTS:
            return Walk((), TOO_MANY)
        if end > len(data):
            break
        sound = sound and _crc_fits(data, at, end)
        inflated += kind in (b"zTXt", b"iTXt")
        parts.extend(_chunk(kind, data[at:end], readable=inflated <= _MAX_INFLATED))
        at = end
    return Walk(tuple(parts), sound=False)


def _crc_fits(data: bytes, at: int, end: int) -> bool:
    return crc32(memoryview(data)[at + 4 : end - 4]) == int.from_bytes(data[end - 4 : end], "big")


def _remains(content: bytes) -> Iterator[Part]:
    if content:
        yield Part(Role.PRIVATE, content, words.HIDDEN)


def _chunk(kind: bytes, chunk: bytes, *, readable: bool) -> Iterator[Part]:
    content = chunk[8:-4]
    if kind in _PICTURE:
        most = _PICTURE[kind]
        fits = most is None or len(content) <= most
        yield Part(Role.PICTURE, chunk) if fits else Part(Role.PRIVATE, chunk, words.HIDDEN)
    elif kind == b"iCCP":
        packed = content.partition(b"\0")[2]
        fits = _has_profile(packed)
        yield (
            Part(Role.PROFILE, _written(b"iCCP", _PROFILE_NAME + packed))
            if fits
            else Part(Role.PRIVATE, chunk, words.HIDDEN)
        )
    elif kind == b"eXIf":
        yield Part(Role.EXIF, content.removeprefix(b"Exif\0\0"))
    elif kind in _TEXTS and readable:
        yield from text_parts(kind, content)
    else:
        yield Part(Role.PRIVATE, chunk, _WORDS.get(kind, words.APPLICATION))


def _has_profile(packed: bytes) -> bool:
    """Whether the method and one compressed profile are all there is."""
    inflater = decompressobj()
    try:
        profile = inflater.decompress(packed[1:], _MAX_PROFILE)
    except ZlibError:
        return False
    return packed[:1] == b"\0" and is_profile(profile) and not inflater.unused_data


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """The new blocks before the first picture data, where every reader looks."""
    chunks = [part.data for part in before.of(Role.PICTURE, Role.PROFILE)]
    first = next((index for index, chunk in enumerate(chunks) if chunk[4:8] == b"IDAT"), len(chunks))
    blocks = [_written(b"eXIf", exif)] if exif else []
    blocks += [_written(b"iTXt", XMP_KEYWORD + b"\0\0\0\0\0" + xmp)] if xmp else []
    return b"".join([_SIGNATURE, *chunks[:first], *blocks, *chunks[first:], _END])


def _written(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + crc32(kind + content).to_bytes(4, "big")


PNG = Container(
    name="png",
    media_type="image/png",
    recognise=lambda head: head.startswith(_SIGNATURE),
    walk=walk,
    assemble=assemble,
)
