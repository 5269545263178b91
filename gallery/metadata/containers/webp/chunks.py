"""A WebP as its RIFF chunks (RFC 9649, 2.3)."""

from collections.abc import Iterator
from typing import Final, NamedTuple

PADDING: Final = b""
"""In place of a name: bytes between the chunks, which decoders skip."""


class Chunk(NamedTuple):
    """One chunk: four letters, its content, and whether that is as long as it says."""

    name: bytes
    content: bytes
    complete: bool = True


def split(data: bytes) -> Iterator[Chunk]:
    """The chunks, and as ``PADDING`` whatever should be zero between and behind them."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + length]
        yield Chunk(data[at : at + 4], content, len(content) == length)
        at += 8 + length
        if length % 2:
            if data[at : at + 1].strip(b"\0"):
                yield Chunk(PADDING, data[at : at + 1])
            at += 1
    if data[at:].strip(b"\0"):
        yield Chunk(PADDING, data[at:], complete=False)


def written(name: bytes, content: bytes) -> bytes:
    """A chunk with its length and padding."""
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)
