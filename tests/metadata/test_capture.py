"""Dates, offsets and cameras, junk included."""

import struct

import pytest

from gallery.metadata import capture
from gallery.metadata.blocks.exif import Directories, read_directories
from gallery.metadata.packet import Item, Packet, items
from gallery.model import Captured
from tests.metadata import makers


def taken(date: bytes, fraction: bytes = b"", offset: bytes = b"") -> Directories:
    entries = [makers.ascii_tag(0x9003, date), makers.ascii_tag(0x9291, fraction), makers.ascii_tag(0x9011, offset)]
    pointer = (0x8769, 4, 1, struct.pack("<I", 26))
    return read_directories(b"II*\0\x08\0\0\0" + makers.ifd([pointer], 8) + makers.ifd(entries, 26))


@pytest.mark.parametrize(
    ("block", "local", "offset"),
    [
        (taken(b"2026:05:14 10:22:31"), "2026-05-14T10:22:31", None),
        (taken(b"2026:05:14 10:22:31", b"120 ", b"-03:30"), "2026-05-14T10:22:31.120", -210),
        (taken(b"2026:05:14 10:22:31", b"x", b"+99:00"), "2026-05-14T10:22:31", None),
        (taken(b"2026:05:14 10:22:31", b"", b"+02:75"), "2026-05-14T10:22:31", None),
        (taken(b"2026:05:14 10:22:31", b"", b"Z"), "2026-05-14T10:22:31", 0),
        (taken(b"2026:05:14 10:22:31", b"", b"+14:00"), "2026-05-14T10:22:31", 840),  # Kiribati; nobody is further
        (taken(b"2026:05:14 10:22:31", b"", b"-14:01"), "2026-05-14T10:22:31", None),
    ],
)
def test_a_date_is_read(block: Directories, local: str, offset: int | None) -> None:
    found = capture.captured([block], {})
    assert found is not None
    assert (found.local, found.utc_offset) == (local, offset)


@pytest.mark.parametrize(
    "date", [b"0000:00:00 00:00:00", b"2026:02:30 10:00:00", b"    :  :     :  :  ", b"", b"0001:01:01 00:00:00"]
)
def test_a_date_that_is_none_is_none(date: bytes) -> None:
    assert capture.captured([taken(date)], {}) is None


@pytest.mark.parametrize(
    ("text", "local", "offset"),
    [
        ("2026-05-14T10:22:31.5+02:00", "2026-05-14T10:22:31.5", 120),
        ("2026-05-14T10:22Z", "2026-05-14T10:22:00", 0),
        ("2026:05:14 10:22:31", "2026-05-14T10:22:31", None),
        ("2026-05-14 10:22:31-03:30", "2026-05-14T10:22:31", -210),
        ("2026-05-14T10:22:31+25:00", "2026-05-14T10:22:31", None),
    ],
)
def test_xmp_fills_in_for_exif(text: str, local: str, offset: int) -> None:
    found = capture.captured([taken(b"0000:00:00 00:00:00")], {"photoshop:DateCreated": items(text)})
    assert found is not None
    assert (found.local, found.utc_offset) == (local, offset)


@pytest.mark.parametrize("text", ["2026-05-14", "2026-99-14T10:22:31"])
def test_a_day_without_a_time_is_no_moment(text: str) -> None:
    assert capture.captured([], {"photoshop:DateCreated": items(text)}) is None


@pytest.mark.parametrize(
    "text", ["0000-00-00T00:00:00", "2026-02-30T10:00:00Z", "2026-05-14T24:61:00", "٢٠٢٦-05-14T10:22"]
)
def test_junk_gives_way_to_the_next_block(text: str) -> None:
    found = capture.captured(
        [taken(b"    :  :     :  :  ")],
        {"exif:DateTimeOriginal": items(text), "photoshop:DateCreated": items(text)},
        {"photoshop:DateCreated": items("2026-05-14T10:22:31+02:00")},
    )
    assert found == Captured(local="2026-05-14T10:22:31", utc_offset=120)


def test_the_moment_of_exposure_counts_before_the_date_of_the_content() -> None:
    packet = {
        "photoshop:DateCreated": items("1999-12-31T23:59:00"),
        "exif:DateTimeOriginal": items("2026-05-14T10:22:31"),
        "exif:SubSecTimeOriginal": items("07"),
        "exif:OffsetTimeOriginal": items("+02:00"),
    }
    assert capture.captured([], packet) == Captured(local="2026-05-14T10:22:31.07", utc_offset=120)


def test_two_bodies_of_one_model_differ() -> None:
    def camera(serial: str) -> object:
        return capture.camera([], {"tiff:Model": items("X"), "aux:SerialNumber": items(serial)})

    assert camera("1") != camera("2")
    assert camera("1") == camera("1")


def test_a_serial_of_zeros_is_none() -> None:
    found = capture.camera([], {"aux:SerialNumber": items("0000 00"), "tiff:Make": items("Nikon")})
    assert found is not None
    assert (found.make, found.body) == ("Nikon", "")
    assert capture.camera([], {}) is None


def test_long_exposures_are_seconds() -> None:
    entries = [(0x829A, 5, 1, struct.pack("<II", 5, 2)), (0x829D, 5, 1, struct.pack("<II", 5, 0))]
    pointer = (0x8769, 4, 1, struct.pack("<I", 26))
    block = read_directories(b"II*\0\x08\0\0\0" + makers.ifd([pointer], 8) + makers.ifd(entries, 26))
    assert capture.exposure([block]) == "2.5 s"
    assert capture.exposure([taken(b"")]) == ""


def test_lens_and_position_may_be_in_xmp_alone() -> None:
    packet: Packet = {"aux:Lens": items("50 mm"), "exif:GPSLatitude": items("52,1N")}
    assert capture.lens([], packet) == "50 mm"
    assert capture.has_position([], packet)
    assert not capture.has_position([], {})


def test_a_position_may_be_inside_the_place_of_the_picture() -> None:
    place = Item(fields=(("Iptc4xmpExt:City", "Opole"), ("exif:GPSLatitude", "50,40N")))
    assert capture.has_position([], {"Iptc4xmpExt:LocationCreated": (place,)})
    assert not capture.has_position([], {"Iptc4xmpExt:LocationCreated": (Item(fields=place.fields[:1]),)})
