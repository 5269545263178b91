"""Picture files taken apart into their parts, changed where their structure is, and put together with right lengths."""

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.metadata.damage import damaged

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
LENGTHS = (0, 1, 2, 7, 255, 65_535, 2**31 - 1, 2**32 - 1)


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


def taken_apart(form: str, data: bytes) -> list[Part]:
    """The parts of a well-formed file."""
    return _SPLIT[form](data)


def put_together(form: str, parts: list[Part]) -> bytes:
    """A file of these parts."""
    return _JOIN[form](parts)


def mutated(form: str, parts: list[Part], others: list[Part], dice: random.Random) -> bytes:
    """A file with one to four changes of its structure, and now and then damaged bytes on top.

    Args:
        form: Of the file.
        parts: Of the file.
        others: Parts of other files of the format, to splice in.
        dice: Source of chance.
    """
    parts = list(parts)
    for _ in range(dice.choice((1, 1, 1, 1, 2, 4))):
        if parts:
            _change(parts, others, dice)
    data = put_together(form, parts)
    return damaged(data, dice) if dice.random() < 0.2 else data


def _change(parts: list[Part], others: list[Part], dice: random.Random) -> None:
    at = dice.randrange(len(parts))
    part = parts[at]
    match dice.randrange(12) if part.kind or dice.random() < 0.5 else dice.choice((9, 10)):
        case 0:
            del parts[at]
        case 1:
            parts[at:at] = [part] * dice.choice((1, 2, 40))
        case 2:
            dice.shuffle(parts)
        case 3:
            to = dice.randrange(len(parts))
            parts[at], parts[to] = parts[to], part
        case 4:
            parts.insert(at, dice.choice(others))
        case 5:
            parts[at] = replace(part, kind=dice.choice(others).kind)
        case 6:
            parts[at] = replace(part, content=part.content[: dice.randrange(len(part.content) + 1)])
        case 7:
            more = dice.choice((b"\0", b"\xff", dice.randbytes(7), part.content[:50])) * dice.choice((1, 30, 900))
            parts[at] = replace(part, content=part.content + more)
        case 8:
            parts[at] = replace(part, lie=dice.choice((*LENGTHS, len(part.content) + 1, max(0, len(part.content) - 1))))
        case 9:
            parts[at] = replace(part, content=_numbers(part.content, dice))
        case 10:
            parts[at] = replace(part, content=_directory(part.content, dice))
        case _:
            parts[at] = replace(part, content=part.kind + part.content + part.content)


def _numbers(content: bytes, dice: random.Random) -> bytes:
    """Sizes, counts and offsets stand at the beginning of most parts."""
    new = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        if len(new) >= 4:
            at = dice.randrange(min(len(new) - 3, 64))
            new[at : at + 4] = struct.pack(dice.choice("<>") + "I", dice.choice(LENGTHS))
    return bytes(new)


def _directory(content: bytes, dice: random.Random) -> bytes:
    """Entries of a TIFF directory (EXIF): other tags, types, counts, and values that point anywhere."""
    starts = [content.find(head) for head in (b"II*\0", b"MM\0*")]
    start = max(starts)
    if start < 0 or len(content) < start + 10:
        return damaged(content, dice) if content else content
    order = "<" if content[start : start + 1] == b"I" else ">"
    (first,) = struct.unpack_from(order + "I", content, start + 4)
    if start + first + 2 > len(content):
        return damaged(content, dice)
    (count,) = struct.unpack_from(order + "H", content, start + first)
    new = bytearray(content)
    for _ in range(dice.randint(1, 3)):
        entry = start + first + 2 + 12 * dice.randrange(max(count, 1))
        field, size, values = dice.choice(
            (
                (0, "H", (0x8769, 0x8825, 0xA005, 0x014A, 0x0111, 0x0117, 0x0201, 0x927C, 0)),
                (2, "H", (0, 1, 2, 3, 4, 5, 7, 12, 13, 16, 255)),
                (4, "I", LENGTHS),
                (8, "I", (*LENGTHS, first, first + 2, len(content) - start - 1)),
            )
        )
        if entry + field + 4 <= len(new):
            struct.pack_into(order + size, new, entry + field, dice.choice(values))
    if dice.random() < 0.2:  # a directory that follows itself
        after = start + first + 2 + 12 * count
        if after + 4 <= len(new):
            struct.pack_into(order + "I", new, after, dice.choice((first, 8, 0)))
    return bytes(new)


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


_SPLIT: dict[str, Callable[[bytes], list[Part]]] = {
    "jpeg": _jpeg_apart,
    "png": _png_apart,
    "webp": _webp_apart,
    "avif": _nested_apart,
    "heic": _nested_apart,
    "gif": _whole,
    "tiff": lambda data: [Part(b"", data)],
}
_JOIN: dict[str, Callable[[list[Part]], bytes]] = {
    "jpeg": _jpeg_together,
    "png": _png_together,
    "webp": _webp_together,
    "avif": _nested_together,
    "heic": _nested_together,
    "gif": _together,
    "tiff": _together,
}
