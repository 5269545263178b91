"""The capture identity of a raw file, from the EXIF its camera put into it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from gallery.metadata import capture
from gallery.metadata.blocks.exif import Directories, read_directories
from gallery.metadata.read import read_metadata
from gallery.model import Metadata

_TIFF: Final = {b"IIRO": b"II*\0", b"IIRS": b"II*\0", b"MMOR": b"MM\0*", b"IIU\0": b"II*\0"}
"""First bytes of Olympus' and Panasonic's raw files, which otherwise are TIFF streams -> those of TIFF."""

_FUJI: Final = b"FUJIFILMCCD-RAW"
_FUJI_JPEG: Final = 84
"""Where the place and the length of the JPEG preview stand in a RAF file, big-endian."""

_CANON: Final = (b"CMT1", b"CMT2")
"""Boxes of a CR3 file with the first and the EXIF directory, each a TIFF stream of its own."""

_SEARCHED: Final = 1 << 20
"""Bytes at the start of a CR3 file in which its boxes lie."""


def read_capture(data: bytes) -> Metadata:
    """Camera, time and exposure of a raw file; empty where they cannot be read. Never raises, whatever the bytes are.

    Args:
        data: CR2, NEF, ARW, DNG, ORF, RW2, PEF, SRW (TIFF streams), CR3 or RAF.
    """
    if data.startswith(_FUJI):
        at, length = (int.from_bytes(data[_FUJI_JPEG + 4 * part : _FUJI_JPEG + 4 * part + 4], "big") for part in (0, 1))
        return read_metadata(data[at : at + length]).capture
    blocks = tuple(_canon(data)) if data[4:12] == b"ftypcrx " else (_tiff(data),)
    return Metadata(
        captured=capture.captured(blocks), camera=capture.camera(blocks, {}), exposure=capture.exposure(blocks)
    )


def _tiff(data: bytes) -> Directories:
    return read_directories(_TIFF.get(data[:4], data[:4]) + data[4:])


def _canon(data: bytes) -> Iterator[Directories]:
    """The boxes' streams, the second under the name of the EXIF directory, whose tags it holds."""
    for name in _CANON:
        at = data.find(name, 0, _SEARCHED)
        if at < 4:
            continue
        length = int.from_bytes(data[at - 4 : at], "big")
        found = read_directories(data[at + 4 : at - 4 + length])
        directory = "0" if name == _CANON[0] else "exif"
        yield replace(
            found, tags=tuple(replace(tag, directory=directory) for tag in found.tags if tag.directory == "0")
        )
