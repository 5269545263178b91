"""What a container has to be: a file as its parts, each with a role."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

MAX_PARTS: Final = 100_000
"""Parts of one file; a film of 8,000 frames has some 24,000. More is no photo but an attack on memory."""

TOO_MANY: Final = "the file has more parts than any picture"


class Role(Enum):
    """What a part is for; only PICTURE and PROFILE are copied, everything else is rebuilt or dropped."""

    PICTURE = auto()
    PROFILE = auto()
    LAYOUT = auto()
    EXIF = auto()
    LOOSE_EXIF = auto()
    XMP = auto()
    IPTC = auto()
    RESOURCES = auto()
    TEXT = auto()
    PRIVATE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file.

    Attributes:
        role: PICTURE and PROFILE are allow-listed and copied byte by byte; LAYOUT says how the parts lie and is
            written anew; EXIF, XMP, IPTC and RESOURCES (Photoshop) are payloads without their wrapping;
            LOOSE_EXIF is EXIF that turns no picture; TEXT is a keyed text; PRIVATE goes.
        data: Bytes as in the file, or the payload.
        name: Of a TEXT its keyword; of a PRIVATE what it is, in words.
        language: Of a TEXT, as the file writes it; empty where it names none.
    """

    role: Role
    data: bytes
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A file taken apart.

    Attributes:
        damage: Why the file cannot be taken apart to its end; empty where it can.
        sound: Lengths, checksums and the end mark are as they should be; otherwise only decoding tells
            whether the picture is whole.
    """

    parts: tuple[Part, ...]
    damage: str = ""
    sound: bool = True

    def of(self, *roles: Role) -> tuple[Part, ...]:
        """The parts with one of these roles, in file order."""
        return tuple(part for part in self.parts if part.role in roles)

    def stream(self) -> tuple[bytes, ...]:
        """Everything that makes the displayed picture; comparing it proves more than a hash, and is faster."""
        return tuple(part.data for part in self.of(Role.PICTURE, Role.PROFILE))


def written_blocks(walk: Walk) -> list[bytes]:
    """The EXIF and XMP blocks, where each is a part of its own."""
    return [part.data for part in walk.of(Role.EXIF, Role.XMP)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """One container format.

    Attributes:
        name: Lower-case.
        media_type: Of files in this container.
        recognise: Whether the first 64 bytes of a file are of this container.
        walk: Take any bytes apart, without raising.
        assemble: Put a new file together from a walk's PICTURE and PROFILE parts, an EXIF block (TIFF stream) and an
            XMP packet, either of which may be empty. None where files are converted instead.
        blocks: The EXIF block and the XMP packet of a file that was assembled, as they were given.
        web: Every browser shows it.
        exif: There is a place for an EXIF block.
        turns: The EXIF block of a file turns the picture.
    """

    name: str
    media_type: str
    recognise: Callable[[bytes], bool]
    walk: Callable[[bytes], Walk]
    assemble: Callable[[Walk, bytes, bytes], bytes] | None = None
    blocks: Callable[[Walk], list[bytes]] = written_blocks
    web: bool = True
    exif: bool = True
    turns: bool = True
