"""JPEG blocks that lie in several segments, and what is no block."""

import struct

import pytest

from gallery.metadata.containers.container import Role
from gallery.metadata.containers.jpeg import file as jpeg
from gallery.metadata.containers.jpeg.frame import frame_of
from gallery.metadata.read import read_metadata
from tests.metadata import makers


def photoshop(content: bytes) -> bytes:
    return makers.segment(0xED, b"Photoshop 3.0\0" + content)


def test_a_photoshop_block_may_be_cut_anywhere() -> None:
    block = makers.irb(makers.iptc(), private=False)
    for cut in range(1, len(block)):
        data = makers.jpeg(photoshop(block[:cut]), photoshop(block[cut:]))
        found = read_metadata(data)
        assert (found.creator, found.license_url) == ("Iwo Byline", "https://example.org/irb"), cut


def test_a_photoshop_block_in_many_pieces_with_others_between_is_one() -> None:
    block = makers.irb(makers.iptc(), private=False)
    pieces = [photoshop(block[at : at + 20]) for at in range(0, len(block), 20)]
    between = [makers.segment(0xFE, b"x")] * len(pieces)
    data = makers.jpeg(*(segment for pair in zip(pieces, between, strict=True) for segment in pair))
    assert [part.data for part in jpeg.walk(data).of(Role.RESOURCES)] == [block]


def test_a_block_with_a_broken_end_does_not_spoil_the_next() -> None:
    broken = makers.irb(b"\x1c\2\x6e\0\4Town", private=False) + b"x"
    data = makers.jpeg(photoshop(broken), photoshop(makers.irb(b"\x1c\2\x50\0\3Ewa", private=False)))
    found = read_metadata(data)
    assert (found.credit, found.creator) == ("Town", "Ewa")


def test_every_iptc_resource_of_a_block_is_read() -> None:
    def resource(stream: bytes) -> bytes:
        return makers.irb(stream, private=False)[: 12 + len(stream) + len(stream) % 2]

    block = resource(b"\x1c\2\x6e\0\4Town") + resource(b"") + resource(b"\x1c\2\x50\0\3Ewa")
    found = read_metadata(makers.jpeg(photoshop(block)))
    assert (found.credit, found.creator) == ("Town", "Ewa")


def test_only_the_segment_of_photoshop_that_begins_as_such_is_a_block() -> None:
    block = makers.irb(makers.iptc(), private=False)
    elsewhere = makers.jpeg(makers.segment(0xE5, b"Photoshop 3.0\0" + block))
    otherwise = makers.jpeg(makers.segment(0xED, b"Adobe_CM\0" + block))
    for data in (elsewhere, otherwise):
        walk = jpeg.walk(data)
        assert walk.of(Role.RESOURCES) == ()
        assert [part.role for part in walk.parts if part.role is Role.PRIVATE] == [Role.PRIVATE]


@pytest.mark.parametrize(
    ("size", "sound"), [((1, 1), True), ((256, 1), True), ((1, 256), True), ((0, 1), False), ((1, 0), False)]
)
def test_a_frame_has_a_height_and_a_width(size: tuple[int, int], sound: bool) -> None:
    header = b"\xff\xc0\0\x0b\x08" + struct.pack(">HH", *size) + b"\1\1\x11\0"
    assert (frame_of(header) is not None) is sound
