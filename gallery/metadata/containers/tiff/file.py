"""TIFF as its tags and strips; a picture that is proven to hold nothing else is copied into a new file."""

from collections.abc import Iterator
from typing import Final

from gallery.image.profile import is_profile
from gallery.metadata import words
from gallery.metadata.blocks.exif import Directories, read_directories
from gallery.metadata.containers.container import Container, Part, Role, Walk
from gallery.metadata.containers.tiff.big import classic_of
from gallery.metadata.containers.tiff.pages import has_pages
from gallery.metadata.containers.tiff.pixels import Picture, picture_of
from gallery.metadata.containers.tiff.tags import FILE_TAGS, IPTC, PROFILE, RESOURCES, XMP
from gallery.metadata.containers.tiff.write import assemble, blocks

__all__ = ["FILE_TAGS", "TIFF", "WHOLE_FILE", "walk"]

WHOLE_FILE: Final = "file"
"""Name of the EXIF part that is the file itself."""

_CLASSIC: Final = (b"II*\0", b"MM\0*")
_BIG: Final = (b"II+\0", b"MM\0+")
"""BigTIFF, for files over 4 GB; only what its first directory says is read, so its picture is encoded afresh."""

_MAX_PROFILE: Final = 4_000_000


def walk(data: bytes) -> Walk:
    """Blocks inside the file; the directories themselves are one EXIF part without the tags of the pixels.

    There are PICTURE parts only where the file has one page, whose pieces were proven (``tiff_streams``); of what is
    not proven, the flaw is a PRIVATE part, so that no file passes for clean unseen.
    """
    big = classic_of(data)
    found = read_directories(big or data)
    parts = list(_blocks(found))
    if big or not found.order:
        return Walk(tuple(parts), "not a TIFF file of the classic kind", sound=False)
    if found.damaged:
        pages = any(tag.directory == "1" for tag in found.tags)
        return Walk((*parts, *_flaw(words.PAGES if pages else "")), sound=False)
    picture = Picture(flaw=words.PAGES) if has_pages(found) else picture_of(found)
    return Walk((*parts, *_flaw(picture.flaw), *picture.parts), sound=picture.sound)


def _flaw(name: str) -> tuple[Part, ...]:
    return (Part(Role.PRIVATE, b"", name),) if name else ()


def _blocks(found: Directories) -> Iterator[Part]:
    """The file as one EXIF block, and what its tags hold."""
    if not found.order:
        return
    yield Part(Role.EXIF, found.data, WHOLE_FILE)
    for role, number in ((Role.XMP, XMP), (Role.IPTC, IPTC), (Role.RESOURCES, RESOURCES)):
        raw = found.raw(("0", number))
        if raw:
            yield Part(role, raw.rstrip(b"\0") if role is Role.IPTC else raw)
    yield from _profile(found)


def _profile(found: Directories) -> list[Part]:
    tag = next((tag for tag in found.tags if tag.key == ("0", PROFILE)), None)
    if tag is None:
        return []
    raw = found.data[tag.at : tag.at + min(tag.length, _MAX_PROFILE)]
    fits = len(raw) == tag.length and is_profile(raw)
    return [Part(Role.PROFILE, raw) if fits else Part(Role.PRIVATE, raw, words.HIDDEN)]


TIFF = Container(
    name="tiff",
    media_type="image/tiff",
    recognise=lambda head: head[:4] in (*_CLASSIC, *_BIG),
    walk=walk,
    assemble=assemble,
    blocks=blocks,
    web=False,
)
