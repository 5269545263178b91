"""The text chunks of PNG, and what ImageMagick packs into them (PNG 11.3.3)."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from gallery.metadata import words
from gallery.metadata.blocks.xmp import MAX_PACKET
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.policy import TEXT_PROPERTIES

XMP_KEYWORD: Final = b"XML:com.adobe.xmp"
TEXTS: Final = (b"tEXt", b"zTXt", b"iTXt")
_RAW: Final = b"Raw profile type "
_MAX_RAW: Final = MAX_PACKET
_ROLES: Final = {b"exif": Role.LOOSE_EXIF, b"iptc": Role.RESOURCES, b"8bim": Role.RESOURCES, b"xmp": Role.XMP}
_WORDS: Final = {
    "comment": words.COMMENT,
    "software": words.SOFTWARE,
    "creation time": words.DATES,
    "source": words.CAMERA,
}


def text_parts(kind: bytes, content: bytes, left: int) -> tuple[tuple[Part, ...], int]:
    """What a text chunk stands for: a packet, a packed block, or a text with its keyword.

    Args:
        kind: Of ``TEXTS``.
        content: Of the chunk.
        left: Bytes it may be inflated to at most.

    Returns:
        The parts, and how many bytes were inflated for them.
    """
    keyword, _, rest = content.partition(b"\0")
    name = keyword.decode("latin-1")
    if keyword != XMP_KEYWORD and not keyword.startswith(_RAW) and not _property(name):
        return (Part(Role.PRIVATE, content, _word(name)),), 0
    text, inflated = _text(kind, rest, min(left, _MAX_RAW))
    if keyword == XMP_KEYWORD:
        return (Part(Role.XMP, text),), inflated
    if keyword.startswith(_RAW):
        return tuple(_packed(keyword.removeprefix(_RAW).strip().lower(), text)), inflated
    return (Part(Role.TEXT, _utf8(kind, text), name, _language(kind, rest)),), inflated


def _language(kind: bytes, rest: bytes) -> str:
    """The tag of an iTXt (11.3.3.4)."""
    return rest[2:].partition(b"\0")[0].decode("latin-1") if kind == b"iTXt" else ""


def spread(parts: Iterable[Part]) -> list[Part]:
    """The parts with each text once, the first of every keyword before the second of any: so none is out of reach."""
    whole: list[Part] = []
    texts: dict[str, dict[tuple[bytes, str], Part]] = {}
    for part in parts:
        if part.role is Role.TEXT:
            texts.setdefault(part.name.lower(), {}).setdefault((part.data, part.language), part)
        else:
            whole.append(part)
    ranks = zip_longest(*(found.values() for found in texts.values()))
    return whole + [part for rank in ranks for part in rank if part is not None]


def _property(name: str) -> bool:
    return name.lower() in TEXT_PROPERTIES


def _word(name: str) -> str:
    lower = name.lower()
    return words.DATES if lower.startswith("date:") else _WORDS.get(lower, words.APPLICATION)


def _text(kind: bytes, rest: bytes, most: int) -> tuple[bytes, int]:
    """The text's bytes, inflated within bounds; empty where that fails. And how many were inflated."""
    if kind == b"tEXt":
        return rest, 0
    if kind == b"zTXt":
        return _inflated(rest[1:], most)
    compressed, after_language = rest[:1] == b"\1", rest[2:].partition(b"\0")[2]
    text = after_language.partition(b"\0")[2]
    return _inflated(text, most) if compressed else (text, 0)


def _utf8(kind: bytes, text: bytes) -> bytes:
    """Latin-1 by the standard for all but iTXt, UTF-8 by habit."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1").encode() if kind != b"iTXt" else text.decode("utf-8", "replace").encode()
    return text


def _inflated(data: bytes, most: int) -> tuple[bytes, int]:
    try:
        text = zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return b"", most  # it may have failed at the very end
    return text, len(text)


def _packed(kind: bytes, text: bytes) -> Iterator[Part]:
    """ImageMagick: a line with the name, one with the length, then hexadecimal digits."""
    lines = text.strip().split(b"\n", 2)
    try:
        raw = bytes.fromhex(lines[2].decode("ascii")) if len(lines) == 3 else b""
    except ValueError:
        raw = b""
    if kind == b"app1":
        kind = b"exif" if raw.startswith(b"Exif") else b"xmp"
        raw = raw.removeprefix(b"http://ns.adobe.com/xap/1.0/\0")
    if kind in _ROLES and raw:
        role = Role.IPTC if raw[:1] == b"\x1c" else _ROLES[kind]
        yield Part(role, raw.removeprefix(b"Exif\0\0").removeprefix(b"Photoshop 3.0\0"))
    yield Part(Role.PRIVATE, text, words.APPLICATION)
