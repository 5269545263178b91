"""Picture files taken apart into their parts, changed where their structure is, and put together with right lengths."""

import random
import struct
from dataclasses import replace

from tests.fuzz.parts import JOIN, SPLIT, Part
from tests.metadata.damage import damaged

LENGTHS = (0, 1, 2, 7, 255, 65_535, 2**31 - 1, 2**32 - 1)


def taken_apart(form: str, data: bytes) -> list[Part]:
    """The parts of a well-formed file."""
    return SPLIT[form](data)


def put_together(form: str, parts: list[Part]) -> bytes:
    """A file of these parts."""
    return JOIN[form](parts)


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
