"""The text chunks of PNG, and what ImageMagick packs into them (PNG 11.3.3)."""

import zlib
from collections.abc import Iterator
from typing import Final

from gallery.metadata import words
from gallery.metadata.blocks.xmp import MAX_PACKET
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.policy import TEXT_PROPERTIES

XMP_KEYWORD: Final = b"XML:com.adobe.xmp"
_RAW: Final = b"Raw profile type "
_MAX_RAW: Final = MAX_PACKET
_ROLES: Final = {b"exif": Role.LOOSE_EXIF, b"iptc": Role.RESOURCES, b"8bim": Role.RESOURCES, b"xmp": Role.XMP}
_WORDS: Final = {
    "comment": words.COMMENT,
    "software": words.SOFTWARE,
    "creation time": words.DATES,
    "source": words.CAMERA,
}


def text_parts(kind: bytes, content: bytes) -> Iterator[Part]:
    """What a text chunk stands for: a packet, a packed block, or a text with its keyword."""
    keyword, _, rest = content.partition(b"\0")
    text = _text(kind, rest)
    if keyword == XMP_KEYWORD:
        yield Part(Role.XMP, text)
        return
    if keyword.startswith(_RAW):
        yield from _packed(keyword.removeprefix(_RAW).strip().lower(), text)
        return
    name = keyword.decode("latin-1")
    yield Part(Role.TEXT, _utf8(kind, text), name) if _property(name) else Part(Role.PRIVATE, content, _word(name))


def _property(name: str) -> bool:
    return name.lower() in TEXT_PROPERTIES


def _word(name: str) -> str:
    lower = name.lower()
    return words.DATES if lower.startswith("date:") else _WORDS.get(lower, words.APPLICATION)


def _text(kind: bytes, rest: bytes) -> bytes:
    """The text's bytes, inflated within bounds; empty where that fails."""
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return _inflated(rest[1:])
    compressed, after_language = rest[:1] == b"\1", rest[2:].partition(b"\0")[2]
    text = after_language.partition(b"\0")[2]
    return _inflated(text) if compressed else text


def _utf8(kind: bytes, text: bytes) -> bytes:
    """Latin-1 by the standard for all but iTXt, UTF-8 by habit."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1").encode() if kind != b"iTXt" else text.decode("utf-8", "replace").encode()
    return text


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _MAX_RAW)
    except zlib.error:
        return b""


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
