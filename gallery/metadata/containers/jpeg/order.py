"""Which segments of a JPEG have no effect because of where they lie.

Decoders settle colours, profile and orientation when they come to the first scan: JFIF, Adobe, ICC and EXIF segments
behind it are passed over, and of several Adobe segments before it the last one counts (libjpeg, jdmarker.c and
jdapimin.c). A copy that had one of them at the front would look different.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.jpeg.segments import APP14, SOS


def in_effect(parts: Iterable[Part]) -> list[Part]:
    """The same parts; what has no effect where it lies is private, and EXIF there turns no picture."""
    found = list(_before_scans(parts))
    layouts = [number for number, part in enumerate(found) if part.role is Role.LAYOUT]
    adobes = [number for number, part in enumerate(found) if _is_adobe(part)]
    for number in (*layouts[1:], *adobes[:-1]):
        found[number] = _hidden(found[number])
    return found


def _before_scans(parts: Iterable[Part]) -> Iterator[Part]:
    scanned = False
    for part in parts:
        scanned = scanned or (part.role is Role.PICTURE and part.data[1] == SOS)
        if scanned and part.role is Role.EXIF:
            yield replace(part, role=Role.LOOSE_EXIF)
        elif scanned and (part.role in (Role.LAYOUT, Role.PROFILE) or _is_adobe(part)):
            yield _hidden(part)
        else:
            yield part


def _is_adobe(part: Part) -> bool:
    return part.role is Role.PICTURE and part.data[1] == APP14


def _hidden(part: Part) -> Part:
    return Part(Role.PRIVATE, part.data, words.HIDDEN)
