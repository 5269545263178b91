"""The capture identity of raw files, made here as their cameras lay them out."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.raw import read_capture
from gallery.metadata.read import read_metadata
from gallery.model import Camera, Captured, Metadata
from tests.metadata import makers

EXIF = makers.exif()
JPEG = makers.jpeg(makers.exif_segment(EXIF))
TOLD = read_metadata(JPEG)


def directory(entries: list[tuple[int, int, int, bytes]]) -> bytes:
    """One little-endian TIFF directory; values longer than four bytes follow it."""
    at, body, tail = 8 + 2 + 12 * len(entries) + 4, b"", b""
    for tag, kind, count, value in entries:
        place = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", at + len(tail))
        tail += value if len(value) > 4 else b""
        body += struct.pack("<HHI", tag, kind, count) + place
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + bytes(4) + tail


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def canon() -> bytes:
    """CR3: two directories in boxes of their own."""
    first = directory([(0x010F, 2, 6, b"Canon\0"), (0x0110, 2, 13, b"Canon EOS R6\0")])
    exif = directory([(0x9003, 2, 20, b"2026:05:14 10:22:31\0"), (0x9291, 2, 3, b"12\0"), (0x8827, 3, 1, b"\x90\x01")])
    boxes = box(b"CMT1", first) + box(b"CMT2", exif)
    return box(b"ftyp", b"crx \0\0\0\1crx isom") + box(b"moov", box(b"uuid", bytes(16) + boxes))


def fuji() -> bytes:
    """RAF: a JPEG at a place that the header names."""
    head = b"FUJIFILMCCD-RAW 0201".ljust(84, b"\0") + struct.pack(">II", 100, len(JPEG))
    return head.ljust(100, b"\0") + JPEG + bytes(500)


def test_a_tiff_stream_tells_camera_time_and_exposure() -> None:
    """NEF, ARW, DNG, CR2, PEF and SRW begin like TIFF."""
    assert TOLD.captured
    assert TOLD.camera
    found = read_capture(EXIF)
    assert (found.captured, found.camera, found.exposure) == (TOLD.captured, TOLD.camera, TOLD.exposure)


@pytest.mark.parametrize("magic", [b"IIRO", b"IIRS", b"IIU\0"])
def test_other_makers_change_the_first_bytes(magic: bytes) -> None:
    stream = directory([(0x010F, 2, 8, b"OLYMPUS\0"), (0x0110, 2, 5, b"E-M1\0")])
    assert read_capture(magic + stream[4:]).camera == Camera(make="OLYMPUS", model="E-M1")


def test_canon_has_boxes() -> None:
    found = read_capture(canon())
    assert found.captured == Captured(local="2026-05-14T10:22:31.12")
    assert found.camera == Camera(make="Canon", model="Canon EOS R6")
    assert found.exposure == "ISO 400"


def test_fuji_has_a_jpeg() -> None:
    found = read_capture(fuji())
    assert (found.captured, found.camera) == (TOLD.captured, TOLD.camera)


def test_nothing_but_the_capture_comes_out() -> None:
    for data in (EXIF, fuji()):
        found = read_capture(data)
        assert (found.creator, found.copyright, found.has_gps, found.found, found.private) == ("", "", False, (), ())


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    for head in (b"", b"FUJIFILMCCD-RAW", b"\0\0\0\x18ftypcrx CMT1", b"IIRO", b"II*\0"):
        assert isinstance(read_capture(head + data), Metadata)


@pytest.mark.parametrize("data", [b"", b"\0", canon()[:60], fuji()[:95], b"FUJIFILMCCD-RAW"])
def test_cut_files_say_nothing(data: bytes) -> None:
    assert read_capture(data).captured is None
