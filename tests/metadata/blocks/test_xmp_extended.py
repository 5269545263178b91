"""Extended XMP: whole, in disorder, torn, foreign and hostile."""

import random
from collections.abc import Iterable
from hashlib import md5

import pytest

from gallery.metadata.blocks.xmp import parse_xmp
from gallery.metadata.blocks.xmp_extended import EXTENSION, extended, joined
from gallery.metadata.blocks.xmp_tree import MAX_PACKET
from gallery.metadata.packet import first
from tests.metadata import makers

PACKET = makers.xmp("<dc:title>Extended</dc:title>" + "<own:a>x</own:a>" * 500 + "<dc:rights>Behind</dc:rights>")
GUID = md5(PACKET, usedforsecurity=False).hexdigest().upper()


def piece(at: int, portion: bytes, *, guid: str = GUID, length: int = len(PACKET)) -> bytes:
    return EXTENSION + guid.encode() + length.to_bytes(4, "big") + at.to_bytes(4, "big") + portion


def pieces(size: int = 1_000) -> list[bytes]:
    return [piece(at, PACKET[at : at + size]) for at in range(0, len(PACKET), size)]


def standard(guid: str = GUID) -> bytes:
    return makers.xmp(attributes=f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"')


def test_pieces_are_joined_in_whatever_order_they_lie() -> None:
    shuffled = random.Random(1).sample(pieces(), len(pieces()))
    for found in (pieces(), shuffled, [*pieces(), *pieces()], [*pieces(), piece(0, b"x", guid="A" * 32)]):
        assert joined(found, GUID) == PACKET


def test_up_to_a_gap_it_is_read() -> None:
    torn = joined([one for number, one in enumerate(pieces()) if number != 3], GUID)
    assert torn == PACKET[:3_000]
    assert first(parse_xmp(torn), "dc:title") == "Extended"


@pytest.mark.parametrize(
    "segments",
    [
        [],
        [b"", EXTENSION, EXTENSION + GUID.encode()],
        [piece(0, PACKET, guid="0" * 32)],
        [piece(5, PACKET[5:])],
        [piece(0, PACKET, length=MAX_PACKET + 1)],
        [piece(0, b"")] * 10_000,
    ],
)
def test_what_is_no_packet_is_nothing(segments: list[bytes]) -> None:
    assert joined(segments, GUID) == b""


def test_no_more_is_joined_than_is_announced() -> None:
    assert joined([piece(0, PACKET, length=100)], GUID) == PACKET[:100]


@pytest.mark.parametrize(
    "packets",
    [
        [standard()],
        [makers.xmp(), standard()],
        [standard(GUID.lower())],
        [
            makers.xmp(
                f"<note:HasExtendedXMP> {GUID}</note:HasExtendedXMP>", "xmlns:note='http://ns.adobe.com/xmp/note/'"
            )
        ],
    ],
)
def test_the_packet_that_the_standard_one_names_counts(packets: Iterable[bytes]) -> None:
    foreign = [piece(0, makers.xmp("<dc:title>Old</dc:title>"), guid="0" * 32)]
    assert extended([*foreign, *pieces()], packets) == PACKET


@pytest.mark.parametrize("packets", [[], [makers.xmp()], [standard("0" * 32)], [standard("HasExtendedXMP")]])
def test_a_packet_that_none_names_is_left(packets: list[bytes]) -> None:
    assert extended(pieces(), packets) == b""


def test_no_piece_reaches_over_the_length_that_was_said() -> None:
    long = [one + b"x" * 3_000 if number == len(pieces()) - 1 else one for number, one in enumerate(pieces())]
    assert joined(long, GUID) == PACKET
    assert joined([piece(0, PACKET + b"x" * 99)], GUID) == PACKET
