"""What has no effect in a JPEG, because of where it lies, has none in the copy."""

from io import BytesIO

import pytest
from PIL import Image

from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.jpeg import file as jpeg
from gallery.metadata.read import read_metadata
from tests.metadata import makers
from tests.metadata.containers import made_jpeg

JFIF = makers.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")


def adobe(transform: int, flags: bytes = b"\0\0\0\0") -> bytes:
    return makers.segment(0xEE, b"Adobe\0\x64" + flags + bytes((transform,)))


@pytest.mark.parametrize("extra", [JFIF, adobe(1), makers.icc_segment()])
def test_a_segment_behind_the_first_scan_does_not_change_the_colours(extra: bytes) -> None:
    for options in ({}, {"keep_rgb": True}):
        data = made_jpeg.between_scans(extra, **options)
        cleaned = clean_metadata(data)
        assert (cleaned.data, cleaned.removed) == (made_jpeg.between_scans(**options), (words.HIDDEN,))
        assert made_jpeg.pixels(cleaned.data) == made_jpeg.pixels(data)


def test_exif_behind_the_first_scan_turns_nothing_and_is_read() -> None:
    data = made_jpeg.between_scans(makers.exif_segment(makers.exif(orientation=6)))
    with Image.open(BytesIO(data)) as opened:
        assert opened.getexif().get(0x0112) is None
    cleaned = clean_metadata(data).data
    with Image.open(BytesIO(cleaned)) as opened:
        assert opened.getexif().get(0x0112) is None
    assert read_metadata(cleaned).creator == read_metadata(data).creator != ""


@pytest.mark.parametrize("last", [0, 1])
def test_of_several_adobe_segments_the_last_counts(last: int) -> None:
    data = made_jpeg.before(0xDB, adobe(1 - last, makers.SECRET[:4]), adobe(last))
    cleaned = clean_metadata(data)
    assert (cleaned.data, cleaned.removed) == (made_jpeg.before(0xDB, adobe(last)), (words.HIDDEN,))
    assert made_jpeg.pixels(cleaned.data) == made_jpeg.pixels(data)


def test_of_several_jfif_segments_one_stays() -> None:
    data = made_jpeg.before(0xDB, JFIF, JFIF[:9] + b"SECRET1\0\0")
    assert len(jpeg.walk(data).of(Role.LAYOUT)) == 1
    cleaned = clean_metadata(data)
    assert (cleaned.data, cleaned.removed) == (made_jpeg.before(0xDB, JFIF), (words.HIDDEN,))
