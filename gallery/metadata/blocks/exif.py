"""Read the directories of an EXIF block or TIFF file within bounds (TIFF 6.0; EXIF 2.32, 4.6)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gallery.metadata.packet import tidy
from gallery.metadata.policy import COPYRIGHT

MAX_DIRECTORIES: Final = 64
MAX_TAGS: Final = 4096
"""Over all directories; a camera writes some 60, a scientific TIFF a few hundred."""

MAX_VALUE: Final = 1_000_000
"""Bytes read of one value."""

_MAX_STRIPS: Final = 20_000
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
_INTEGERS: Final = {1: "B", 3: "H", 4: "I", 13: "I"}
_CHILDREN: Final = {("0", 0x8769): "exif", ("0", 0x8825): "gps", ("exif", 0xA005): "interop", ("0", 0x014A): "sub"}
_CONTENT: Final = ((0x0111, 0x0117), (0x0144, 0x0145), (0x0201, 0x0202))


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry: which directory it is in and where its value lies."""

    directory: str
    number: int
    kind: int
    count: int
    at: int

    @property
    def key(self) -> tuple[str, int]:
        """Directory and number."""
        return self.directory, self.number

    @property
    def length(self) -> int:
        """Bytes of the value, as the entry says."""
        return _SIZES.get(self.kind, 1) * self.count


@dataclass(frozen=True, slots=True)
class Directories:
    """What a TIFF stream holds.

    Attributes:
        order: ``<`` or ``>``; empty where it is not a TIFF stream.
        tags: In file order; the first of a number counts. Directories are named ``0`` (the picture), ``1`` (whatever
            follows it: thumbnail or further pages), ``exif``, ``gps``, ``interop`` and ``sub``.
        damaged: A directory or value lies outside the stream, a pointer loops, or a bound was reached.
    """

    data: bytes
    order: str = ""
    tags: tuple[Tag, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    damaged: bool = False

    def raw(self, key: tuple[str, int]) -> bytes:
        """The value's bytes; empty where there is none."""
        tag = next((tag for tag in self.tags if tag.key == key), None)
        return b"" if tag is None else self.data[tag.at : tag.at + min(tag.length, MAX_VALUE)]

    def text(self, key: tuple[str, int]) -> str:
        """An ASCII value, which in practice is UTF-8 or Latin-1: its first NUL-ended part that says something.

        A copyright has a part for the photographer and one for the editor (EXIF 2.32, 4.6.4), joined by a semicolon.
        """
        parts = self.raw(key).split(b"\0")
        said = [part for part in parts if part.strip()][:1]
        holders = parts[:2] if key == COPYRIGHT and any(map(bytes.strip, parts[:2])) else said
        return tidy("; ".join(dict.fromkeys(text for part in holders if (text := _decoded(part)))))

    def integer(self, key: tuple[str, int]) -> int | None:
        """The first integer of a value."""
        tag = next((tag for tag in self.tags if tag.key == key), None)
        return None if tag is None else next(iter(_integers(self, tag, 1)), None)

    def ratio(self, key: tuple[str, int]) -> tuple[int, int] | None:
        """The first rational of a value, where its denominator is not zero."""
        raw = self.raw(key)
        if len(raw) < 8:
            return None
        above, below = struct.unpack_from(f"{self.order}II", raw)
        return (above, below) if below else None

    def hidden(self) -> bool:
        """Whether bytes that are not zero lie outside every directory, value and strip."""
        at = 0
        for start, end in sorted(self.spans):
            if self.data[at:start].strip(b"\0"):
                return True
            at = max(at, end)
        return bool(self.data[at:].strip(b"\0"))


def _decoded(raw: bytes) -> str:
    try:
        return tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return tidy(raw.decode("latin-1"))


def read_directories(data: bytes) -> Directories:
    """Every directory of a TIFF stream; empty where it is none. BigTIFF is not read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4], "")
    if not order or len(data) < 8:
        return Directories(data, damaged=bool(data))
    walk = _Walk(data, order)
    walk.chain(int.from_bytes(data[4:8], "little" if order == "<" else "big"))
    found = Directories(data, order, tuple(walk.tags), tuple(walk.spans), walk.damaged)
    return Directories(data, order, found.tags, (*found.spans, *_content(found)), found.damaged)


class _Walk:
    """One pass over a stream; remembers where it has been."""

    def __init__(self, data: bytes, order: str) -> None:
        self.data, self.order = data, order
        self.tags: list[Tag] = []
        self.spans: list[tuple[int, int]] = [(0, 8)]
        self.seen: set[int] = set()
        self.damaged = False

    def chain(self, at: int) -> None:
        """The first directory, then those it links to."""
        name = "0"
        while at:
            at = self.directory(at, name)
            name = "1"

    def directory(self, at: int, name: str) -> int:
        """Read one directory and those below it; return where the next one of the chain begins."""
        if at in self.seen or at + 2 > len(self.data) or len(self.seen) >= MAX_DIRECTORIES:
            self.damaged = True
            return 0
        self.seen.add(at)
        (count,) = struct.unpack_from(f"{self.order}H", self.data, at)
        end = at + 2 + 12 * count
        if end > len(self.data) or len(self.tags) + count > MAX_TAGS:
            self.damaged = True
            count = min((len(self.data) - at - 2) // 12, MAX_TAGS - len(self.tags))
        self.spans.append((at, end + 4))
        tags = [self.entry(at + 2 + 12 * index, name) for index in range(count)]
        self.tags += tags
        for tag in tags:
            self.children(tag)
        return struct.unpack_from(f"{self.order}I", self.data, end)[0] if end + 4 <= len(self.data) else 0

    def entry(self, at: int, name: str) -> Tag:
        """One 12-byte entry."""
        number, kind, count = struct.unpack_from(f"{self.order}HHI", self.data, at)
        length = _SIZES.get(kind, 1) * count
        if length <= 4:
            return Tag(name, number, kind, count, at + 8)
        (start,) = struct.unpack_from(f"{self.order}I", self.data, at + 8)
        if start + length > len(self.data):
            self.damaged = True
        self.spans.append((start, start + length))
        return Tag(name, number, kind, count, start)

    def children(self, tag: Tag) -> None:
        """Directories that an entry points to."""
        child = _CHILDREN.get(tag.key)
        if child is None:
            return
        for at in _integers(Directories(self.data, self.order), tag, MAX_DIRECTORIES):
            self.directory(at, child)


def _integers(found: Directories, tag: Tag, most: int) -> Iterator[int]:
    form = _INTEGERS.get(tag.kind)
    if form is None:
        return
    size = struct.calcsize(form)
    raw = found.data[tag.at : tag.at + size * min(tag.count, most)]
    yield from (value for (value,) in struct.iter_unpack(f"{found.order}{form}", raw[: len(raw) // size * size]))


def _content(found: Directories) -> Iterator[tuple[int, int]]:
    """Where strips, tiles and thumbnails lie."""
    firsts = {tag.key: tag for tag in reversed(found.tags)}
    for directory in sorted({tag.directory for tag in found.tags}):
        for starts, lengths in _CONTENT:
            begin, size = firsts.get((directory, starts)), firsts.get((directory, lengths))
            if begin and size:
                both = zip(_integers(found, begin, _MAX_STRIPS), _integers(found, size, _MAX_STRIPS), strict=False)
                yield from ((at, at + length) for at, length in both)
