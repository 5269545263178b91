"""Every place of the table of what stays and goes holds what it says."""

import zlib

import pytest

from gallery.metadata.clean import clean_metadata
from gallery.metadata.verify import private_traces
from tests.metadata.planted import MARK, Planted, everything

PLANTED = tuple(everything())


@pytest.mark.parametrize("one", PLANTED, ids=lambda one: f"{one.container} {one.place}")
class TestPlace:
    def test_the_mark_is_in_the_file(self, one: Planted) -> None:
        packed = (
            one.data[one.data.find(b"\0\0", one.data.find(b"Raw profile")) + 2 :] if b"Raw profile" in one.data else b""
        )
        inflated = zlib.decompressobj().decompress(packed) if packed else b""
        assert one.mark in one.data or one.mark.hex().encode() in inflated

    def test_what_goes_has_a_name_and_what_stays_does_not_leak(self, one: Planted) -> None:
        cleaned = clean_metadata(one.data)
        assert one.mark in cleaned.data or private_traces(one.data)
        assert private_traces(cleaned.data) == ()
        assert one.mark != MARK or MARK not in clean_metadata(one.data, policy="bare").data


def test_every_container_has_places() -> None:
    assert {one.container for one in PLANTED} == {
        *("EXIF", "XMP", "IPTC-IIM", "JPEG", "PNG", "WebP", "GIF", "AVIF, HEIC", "TIFF")
    }
