"""A PNG as its chunks (PNG third edition, 5.3)."""

from collections.abc import Iterator
from typing import Final, NamedTuple
from zlib import crc32

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


class Chunk(NamedTuple):
    """One chunk.

    Attributes:
        kind: Its four letters.
        data: All its bytes, as many as there are.
        sound: Its checksum fits.
        end: Where it ends, which is past the end of a file that breaks off.
    """

    kind: bytes
    data: bytes
    sound: bool
    end: int

    @property
    def content(self) -> bytes:
        """Without length, kind and checksum."""
        return self.data[8:-4]


def split(data: bytes) -> Iterator[Chunk]:
    """The chunks up to IEND; the last of a file that breaks off is shorter than it should be."""
    at, kind = len(SIGNATURE), b""
    while at + 8 <= len(data) and kind != b"IEND":
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        chunk = data[at:end]
        yield Chunk(kind, chunk, crc32(memoryview(chunk)[4:-4]) == int.from_bytes(chunk[-4:], "big"), end)
        at = end


def written(kind: bytes, content: bytes) -> bytes:
    """A chunk with its length and its checksum."""
    return len(content).to_bytes(4, "big") + kind + content + crc32(kind + content).to_bytes(4, "big")
