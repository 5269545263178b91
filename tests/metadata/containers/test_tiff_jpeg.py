"""JPEG streams in a TIFF share tables, and hide nothing in them."""

import pytest

from gallery.metadata.containers.tiff.jpeg import is_frame_of, is_plain_jpeg, uses_tables
from tests.metadata import makers
from tests.metadata.containers import made_jpeg

ALL = made_jpeg.pieces()
TABLES = made_jpeg.put_together(*[piece for piece in ALL if piece[1] in (0xDB, 0xC4)])
PIECE = made_jpeg.put_together(*[piece for piece in ALL if piece[1] in (0xC0, 0xDA)])
WHOLE = made_jpeg.put_together(*ALL)


def test_streams_with_tables_of_their_own_or_shared_ones_are_plain() -> None:
    assert is_plain_jpeg(TABLES)
    assert uses_tables(TABLES, [PIECE, PIECE])
    for stream in (PIECE, WHOLE):
        assert is_plain_jpeg(stream)
        assert is_frame_of(stream, 48, (32, 32))


@pytest.mark.parametrize(
    "extra",
    [
        made_jpeg.quantisation(3),
        made_jpeg.huffman(0x13),
        makers.segment(0xDC, b"\0\x20"),
        makers.segment(0xCC, b"\0\x10"),
        makers.segment(0xDD, b"\0\0SECRET"),
    ],
)
def test_a_stream_with_something_that_no_scan_uses_is_not_plain(extra: bytes) -> None:
    assert not is_plain_jpeg(made_jpeg.put_together(extra, *ALL))


@pytest.mark.parametrize("extra", [made_jpeg.quantisation(0), made_jpeg.quantisation(3), made_jpeg.huffman(0x13)])
def test_shared_tables_that_no_stream_uses_are_found(extra: bytes) -> None:
    tables = TABLES[:2] + extra + TABLES[2:]
    assert is_plain_jpeg(tables)
    assert not uses_tables(tables, [PIECE, PIECE])


def test_tables_are_used_by_one_stream_or_another() -> None:
    grey = [piece for piece in made_jpeg.pieces(image=makers.picture("L")) if piece[1] in (0xC0, 0xDA)]
    assert not uses_tables(TABLES, [made_jpeg.put_together(*grey)])
    assert uses_tables(TABLES, [made_jpeg.put_together(*grey), PIECE])


def test_tables_that_hold_a_picture_or_too_much_are_not_used() -> None:
    assert not uses_tables(WHOLE, [PIECE])
    assert not uses_tables(TABLES, [])
    assert not uses_tables(TABLES[:2] + TABLES[2:-2] * 20 + TABLES[-2:], [PIECE])


@pytest.mark.parametrize(
    ("rows", "fits"), [((32, 32), True), ((20, 40), True), ((33, 40), False), ((20, 31), False), ((0, 32), True)]
)
def test_a_stream_is_as_high_as_its_strip_may_be(rows: tuple[int, int], fits: bool) -> None:
    stream = makers.saved(makers.picture(size=(48, 32)), "JPEG")
    assert is_frame_of(stream, 48, rows) is fits
    assert not is_frame_of(stream, 47, rows)
