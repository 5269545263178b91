"""How files of each format come apart into parts, and are put together with right lengths and check sums."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, chunk, box or block.

    Attributes:
        kind: Its marker or name.
        lie: What it says its length is, where that is not true.
    """

    kind: bytes
    content: bytes
    lie: int | None = None


def _jpeg_apart(data: bytes) -> list[Part]:
    parts, at = [], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        (length,) = struct.unpack_from(">H", data, at + 2)
        parts.append(Part(data[at : at + 2], data[at + 4 : at + 2 + length]))
        at += 2 + length
        if parts[-1].kind == b"\xff\xda":
            break
    return [*parts, Part(b"", data[at:])]


def _jpeg_together(parts: list[Part]) -> bytes:
    return b"\xff\xd8" + b"".join(
        part.kind + struct.pack(">H", _said(part, len(part.content) + 2, 0xFFFF)) + part.content
        if part.kind
        else part.content
        for part in parts
    )


def _png_apart(data: bytes) -> list[Part]:
    parts, at = [], len(PNG_HEAD)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        parts.append(Part(data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
        if parts[-1].kind == b"IEND":
            break
    return parts


def _png_together(parts: list[Part]) -> bytes:
    return PNG_HEAD + b"".join(
        struct.pack(">I", _said(part, len(part.content), 0xFFFFFFFF))
        + part.kind
        + part.content
        + struct.pack(">I", zlib.crc32(part.kind + part.content))
        for part in parts
    )


def _webp_apart(data: bytes) -> list[Part]:
    parts, at = [], 12
    while at + 8 <= len(data):
        (length,) = struct.unpack_from("<I", data, at + 4)
        parts.append(Part(data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return parts


def _webp_together(parts: list[Part]) -> bytes:
    body = b"WEBP" + b"".join(
        part.kind[:4].ljust(4)
        + struct.pack("<I", _said(part, len(part.content), 0xFFFFFFFF))
        + part.content
        + b"\0" * (len(part.content) % 2)
        for part in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _boxes_apart(data: bytes) -> list[Part]:
    parts, at = [], 0
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        length = length if length >= 8 else len(data) - at
        parts.append(Part(data[at + 4 : at + 8], data[at + 8 : at + length]))
        at += length
    return parts


def _boxes_together(parts: list[Part]) -> bytes:
    return b"".join(
        struct.pack(">I", _said(part, len(part.content) + 8, 0xFFFFFFFF)) + part.kind[:4].ljust(4) + part.content
        for part in parts
    )


def _nested_apart(data: bytes) -> list[Part]:
    """The boxes of a file, those in ``meta`` taken apart too and marked by a name of eight letters."""
    parts = []
    for part in _boxes_apart(data):
        if part.kind == b"meta":
            parts += [Part(b"meta" + inner.kind, inner.content) for inner in _boxes_apart(part.content[4:])]
        else:
            parts.append(part)
    return parts


def _nested_together(parts: list[Part]) -> bytes:
    inner = [replace(part, kind=part.kind[4:8]) for part in parts if len(part.kind) == 8]
    meta = Part(b"meta", b"\0\0\0\0" + _boxes_together(inner))
    first = next((at for at, part in enumerate(parts) if len(part.kind) == 8), len(parts))
    outer = [part for part in parts if len(part.kind) != 8]
    return _boxes_together([*outer[:first], meta, *outer[first:]])


def _whole(data: bytes) -> list[Part]:
    """Formats without a chain of parts: runs of bytes."""
    step = max(1, len(data) // 12)
    return [Part(b"", data[at : at + step]) for at in range(0, len(data), step)]


def _together(parts: list[Part]) -> bytes:
    return b"".join(part.content for part in parts)


def _said(part: Part, length: int, most: int) -> int:
    return min(length if part.lie is None else part.lie, most)


SPLIT: dict[str, Callable[[bytes], list[Part]]] = {
    "jpeg": _jpeg_apart,
    "png": _png_apart,
    "webp": _webp_apart,
    "avif": _nested_apart,
    "heic": _nested_apart,
    "gif": _whole,
    "tiff": lambda data: [Part(b"", data)],
}
JOIN: dict[str, Callable[[list[Part]], bytes]] = {
    "jpeg": _jpeg_together,
    "png": _png_together,
    "webp": _webp_together,
    "avif": _nested_together,
    "heic": _nested_together,
    "gif": _together,
    "tiff": _together,
}
