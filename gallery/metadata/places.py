"""Say where in a file each private trace lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers import container_of
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.isobmff.items import boxes
from gallery.metadata.containers.tiff.file import WHOLE_FILE
from gallery.metadata.policy import Policy
from gallery.metadata.verify import suspects

MOST: Final = 12
"""Places that are told of one file; whoever mends those has mended the file."""

_BLOCKS: Final = {
    Role.EXIF: "EXIF",
    Role.LOOSE_EXIF: "EXIF",
    Role.XMP: "XMP",
    Role.IPTC: "IPTC",
    Role.RESOURCES: "Photoshop block",
}
_GIF_BLOCKS: Final = {0xFE: "comment block", 0x01: "plain text block", 0xFF: "application block"}
_PICTURE_BOXES: Final = frozenset({b"ftyp", b"meta", b"mdat"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that must not be published.

    Attributes:
        word: What it is, in an editor's words.
        place: Where it lies: ``EXIF at byte 30``; empty where only the whole file can be named.
    """

    word: str
    place: str = ""

    def __str__(self) -> str:
        """Both: ``GPS position (EXIF at byte 30)``."""
        return f"{self.word} ({self.place})" if self.place else self.word


def located(data: bytes, policy: Policy) -> tuple[Trace, ...]:
    """What ``private_traces`` names, with the place of each, in file order; of the first ``MOST`` places.

    Args:
        data: A file of any format.
        policy: The allow list it is held against.
    """
    container = container_of(data)
    if container is None:
        return (Trace(words.UNKNOWN_FORMAT),)
    found: dict[tuple[int, str, str], list[str]] = {}
    places: set[int] = set()
    offsets = _Offsets(data)
    for word, part, inside in suspects(container.walk(data), policy):
        at = offsets.of(part) if part else -1
        places.add(at)
        if len(places) > MOST:
            break
        place = _place(data, container.name, part, inside, at) if part else inside
        details = found.setdefault((at, word, place), [])
        if part and inside and inside not in details:
            details.append(inside)
    return tuple(Trace(word, _told(place, found[at, word, place], at)) for at, word, place in sorted(found))


class _Offsets:
    """Where parts begin; equal parts are looked for one behind the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._known: dict[int, int] = {}
        self._next: dict[bytes, int] = {}

    def of(self, part: Part) -> int:
        """The byte offset; -1 where the part is not in the file as it is, because it was packed or cut."""
        if not part.data:
            return -1
        if id(part) not in self._known:
            at = self._data.find(part.data, self._next.get(part.data, 0))
            self._known[id(part)] = at
            self._next[part.data] = at + 1
        return self._known[id(part)]


def _told(place: str, details: list[str], at: int) -> str:
    """The place as one reads it: ``XMP aux:SerialNumber at byte 300``."""
    more = ["…"] if len(details) > 3 else []
    named = f"{place} {', '.join([*details[:3], *more])}".strip()
    return f"{named} at byte {at}".strip() if at > 0 else named


def _place(data: bytes, container: str, part: Part, inside: str, at: int) -> str:
    if part.name == WHOLE_FILE:
        return "tags of the file"
    if part.role in (Role.IPTC, Role.RESOURCES):
        return "IPTC data set" if ":" in inside else "Photoshop resource" if inside else _BLOCKS[part.role]
    if part.role in _BLOCKS:
        return _BLOCKS[part.role]
    if part.name == words.TRAILER:
        return ""
    if container == "jpeg":
        return "APP0 segment" if part.name == words.PREVIEW else _segment(part.data)
    if container == "png":
        return _chunk(data, part, at)
    if container == "webp" and at >= 8:
        return _named(data[at - 8 : at - 4], "chunk")
    if container == "gif":
        return _GIF_BLOCKS.get(part.data[1] if len(part.data) > 1 else 0, "block")
    if container in ("avif", "heic"):
        return ", ".join(dict.fromkeys(_strange_boxes(data)))
    return ""


def _segment(segment: bytes) -> str:
    if segment[:1] != b"\xff" or len(segment) < 2:
        return "between the segments"
    marker = segment[1]
    if marker == 0xFE:
        return "COM segment"
    return f"APP{marker - 0xE0} segment" if 0xE0 <= marker <= 0xEF else f"segment 0x{marker:02X}"


def _chunk(data: bytes, part: Part, at: int) -> str:
    """A chunk by its name; of the texts, which are parts without their heads, with the keyword."""
    whole = _named(part.data[4:8], "chunk")
    if whole and int.from_bytes(part.data[:4], "big") == len(part.data) - 12:
        return whole
    if part.role is Role.TEXT:
        return f"text chunk {part.name}"
    keyword = part.data[:80].partition(b"\0")[0].decode("latin-1")
    name = _named(data[at - 4 : at], "chunk") if at >= 4 else ""
    return f"{name} {keyword}" if name and keyword.isprintable() else name or "text chunk"


def _named(name: bytes, kind: str) -> str:
    """``tEXt chunk``; empty where these four bytes are no name."""
    return f"{name.decode('ascii').strip()} {kind}" if name.isascii() and name.strip().isalnum() else ""


def _strange_boxes(data: bytes) -> Iterator[str]:
    top, _ = boxes(data, 0, len(data))
    for box in top:
        if box.name not in _PICTURE_BOXES and (name := _named(box.name, "box")):
            yield f"{name} at byte {box.start - 8}"
