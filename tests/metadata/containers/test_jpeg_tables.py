"""A JPEG keeps no table that its picture does not use, and no byte that a header does not count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.errors import CleaningFailed
from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.jpeg import file as jpeg
from gallery.metadata.containers.jpeg.picture import CODED_TWICE, NO_FIT, OTHER_TABLE, TWO_PICTURES
from gallery.metadata.containers.jpeg.tables import tables_in
from gallery.metadata.verify import private_traces
from tests.metadata import makers
from tests.metadata.containers import made_jpeg
from tests.metadata.containers.made_jpeg import SECRET, SOS

PLAIN = made_jpeg.put_together(*made_jpeg.pieces())
DRI = makers.segment(0xDD, b"\0\0")


@pytest.mark.parametrize(
    "extra",
    [
        made_jpeg.quantisation(3),
        made_jpeg.quantisation(0),
        makers.segment(0xDB, b"\x13" + bytes(64) + SECRET * 10 + b"four"),
        made_jpeg.huffman(0x13),
        made_jpeg.huffman(0x00),
        made_jpeg.quantisation(2) + made_jpeg.huffman(0x12),
        makers.segment(0xDC, SECRET),
        makers.segment(0xDC, b"\0\x20"),
        makers.segment(0xCC, SECRET),
        makers.segment(0xDD, b"\0\x09"),
    ],
)
def test_a_table_that_no_scan_uses_goes(extra: bytes) -> None:
    data = made_jpeg.before(0xDB, extra, DRI)
    cleaned = clean_metadata(data)
    assert (cleaned.status, cleaned.removed) == ("cleaned", (words.HIDDEN,))
    assert cleaned.data == made_jpeg.before(0xDB, DRI)
    assert words.HIDDEN in private_traces(data)


def test_a_table_behind_the_last_scan_goes() -> None:
    data = PLAIN[:-2] + made_jpeg.quantisation(0) + made_jpeg.huffman(0) + DRI + b"\xff\xd9"
    assert clean_metadata(data).data == PLAIN


def test_of_several_tables_in_a_segment_the_used_ones_stay() -> None:
    tables = [piece for piece in made_jpeg.pieces() if piece[1] == 0xDB]
    payload = b"".join(piece[4:] for piece in tables)
    together = [piece for piece in made_jpeg.pieces() if piece[1] != 0xDB]
    data = made_jpeg.put_together(makers.segment(0xDB, payload + b"\3" + (SECRET * 11)[:64]), *together)
    cleaned = clean_metadata(data).data
    assert cleaned == made_jpeg.put_together(makers.segment(0xDB, payload), *together)
    assert made_jpeg.pixels(cleaned) == made_jpeg.pixels(data) == made_jpeg.pixels(PLAIN)


@pytest.mark.parametrize("options", [{}, {"optimize": True}, {"progressive": True}, {"restart_marker_blocks": 2}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_every_table_of_an_ordinary_file_stays(mode: str, options: dict[str, object]) -> None:
    data = made_jpeg.put_together(*made_jpeg.pieces(image=makers.picture(mode), **options))
    assert (clean_metadata(data).data, clean_metadata(data).removed) == (data, ())


@pytest.mark.parametrize("marker", [0xDB, 0xC4, 0xC0, SOS])
def test_surplus_bytes_are_damage(marker: int) -> None:
    assert jpeg.walk(made_jpeg.longer(marker)).damage == NO_FIT


@pytest.mark.parametrize(
    "extra",
    [
        makers.segment(0xDD, b"\0\0SECRET"),
        makers.segment(0xDD, b"\0"),
        makers.segment(0xDB, b"\4" + bytes(64)),
        makers.segment(0xDB, b"\x21" + bytes(192)),
        makers.segment(0xDB, b"\3" + bytes(63)),
        makers.segment(0xDB, (b"\3" + bytes(64)) * 2),
        makers.segment(0xC4, b"\x23" + bytes(16)),
        makers.segment(0xC4, b"\x14" + bytes(16)),
        makers.segment(0xC4, b"\x13" + bytes(15)),
        made_jpeg.huffman(0x13, b"SECRET"),
        makers.segment(0xC4, b"\x13" + b"\xff" * 16 + bytes(255 * 16)),
    ],
)
def test_tables_that_are_not_whole_are_damage(extra: bytes) -> None:
    assert jpeg.walk(made_jpeg.before(0xC0, extra)).damage == NO_FIT


def changed(marker: int, at: int, value: int) -> bytes:
    """The plain picture with one byte of its first segment of a kind changed."""
    found = made_jpeg.pieces()
    number = next(number for number, piece in enumerate(found) if piece[1] == marker)
    piece = bytearray(found[number])
    piece[at] = value
    found[number] = bytes(piece)
    return made_jpeg.put_together(*found)


@pytest.mark.parametrize(
    "data",
    [
        changed(0xC0, 1, 0xC5),  # a differential frame
        changed(0xC0, 6, 0),  # no height: only DNL says it
        changed(0xC0, 8, 0),
        changed(0xC0, 9, 0),
        changed(0xC0, 9, 5),
        changed(0xC0, 13, 1),  # two components of one name
        changed(0xC0, 11, 0x52),
        changed(0xC0, 11, 0x20),
        changed(0xC0, 12, 4),
        changed(SOS, 4, 0),
        changed(SOS, 4, 2),
        changed(SOS, 5, 9),  # a component that is not there
        changed(SOS, 7, 1),  # one twice
        changed(SOS, 6, 0x40),
        changed(SOS, 11, 1),  # the band of a frame that is not progressive
        changed(SOS, 12, 62),
        changed(SOS, 13, 0x10),
        made_jpeg.put_together(*[piece for piece in made_jpeg.pieces() if piece[1] != 0xC0]),
        made_jpeg.put_together(*sorted(made_jpeg.pieces(), key=lambda piece: piece[1] == 0xC0)),
    ],
)
def test_headers_that_do_not_fit_are_damage(data: bytes) -> None:
    assert jpeg.walk(data).damage == NO_FIT


def test_a_file_without_huffman_tables_is_read_as_before() -> None:
    data = made_jpeg.put_together(*[piece for piece in made_jpeg.pieces() if piece[1] != 0xC4])
    assert clean_metadata(data).data == data


OTHER = made_jpeg.pieces(image=makers.picture(shift=99))


@pytest.mark.parametrize(
    ("extra", "flaw"),
    [
        ([b"\xff\xd8", *OTHER], TWO_PICTURES),
        (OTHER, TWO_PICTURES),
        (OTHER[-1:], CODED_TWICE),
        ([b"\xff\xd8"], TWO_PICTURES),
    ],
)
def test_a_second_picture_or_scan_is_damage(extra: list[bytes], flaw: str) -> None:
    data = made_jpeg.put_together(*made_jpeg.pieces(), *extra)
    assert jpeg.walk(data).damage == flaw
    with pytest.raises(CleaningFailed) as caught:  # Pillow decodes none of them
        clean_metadata(data)
    assert caught.value.code == "corrupt"


def test_a_component_may_have_a_scan_of_its_own() -> None:
    *tables, scan = made_jpeg.pieces()
    own = [
        makers.segment(SOS, bytes((1, component, table, 0, 63, 0))) for component, table in ((1, 0), (2, 17), (3, 17))
    ]
    assert jpeg.walk(made_jpeg.put_together(*tables, *(head + scan[14:] for head in own))).damage == ""
    assert jpeg.walk(made_jpeg.put_together(*tables, *(head + scan[14:] for head in own), own[1])).damage == CODED_TWICE


@pytest.mark.parametrize("number", range(10))
def test_a_progressive_picture_codes_nothing_twice(number: int) -> None:
    found = made_jpeg.pieces(progressive=True)
    scans = [at for at, piece in enumerate(found) if piece[1] == SOS]
    assert len(scans) == 10
    found.insert(scans[number] + 1, found[scans[number]])
    assert jpeg.walk(made_jpeg.put_together(*found)).damage == CODED_TWICE


@pytest.mark.parametrize("band", [b"\0\x05\0", b"\x05\4\0", b"\1\x40\0", b"\1\0\0"])
def test_a_band_outside_the_block_is_damage(band: bytes) -> None:
    *tables, scan = made_jpeg.pieces(progressive=True)[:5]
    head = makers.segment(SOS, b"\1\1\0" + band)
    assert jpeg.walk(made_jpeg.put_together(*tables, scan, head)).damage == NO_FIT


def test_a_band_of_several_components_is_damage() -> None:
    head = makers.segment(SOS, b"\2\1\0\2\0\1\5\0")
    assert jpeg.walk(made_jpeg.between_scans(head)).damage == NO_FIT


def test_a_quantisation_table_may_not_change_inside_a_picture() -> None:
    first = next(piece for piece in made_jpeg.pieces(progressive=True) if piece[1] == 0xDB)
    again = made_jpeg.between_scans(first)
    assert clean_metadata(again).data == made_jpeg.between_scans()
    assert jpeg.walk(made_jpeg.between_scans(made_jpeg.quantisation(0))).damage == OTHER_TABLE
    assert clean_metadata(made_jpeg.between_scans(made_jpeg.quantisation(0))).status == "converted"


def arithmetic(*extra: bytes) -> bytes:
    """What looks like a picture in arithmetic coding; nothing here decodes it."""
    frame = makers.segment(0xC9, b"\x08\0\x08\0\x08\1\1\x11\0")
    scan = makers.segment(SOS, b"\1\1\x10\0\x3f\0") + b"\x12\x34"
    return made_jpeg.put_together(made_jpeg.quantisation(0, bytes(range(1, 65))), *extra, frame, scan)


def test_conditioning_stays_where_arithmetic_coding_uses_it() -> None:
    used, idle = b"\1\x10\x10\5", b"\0\x10\x11\5"
    walk = jpeg.walk(arithmetic(makers.segment(0xCC, used + idle), made_jpeg.huffman(0)))
    assert not walk.damage
    assert makers.segment(0xCC, used) in walk.stream()
    assert [part.data for part in walk.of(Role.PRIVATE)] == [idle[:2], idle[2:], made_jpeg.huffman(0)[4:]]
    assert jpeg.walk(arithmetic(makers.segment(0xCC, SECRET + b"x"))).damage == NO_FIT


def test_a_lossless_picture_has_no_quantisation() -> None:
    frame = makers.segment(0xC3, b"\x08\0\x08\0\x08\1\1\x11\0")
    scan = makers.segment(SOS, b"\1\1\0\1\0\0") + b"\x12\x34"
    tables = [made_jpeg.huffman(0), made_jpeg.huffman(0x10), made_jpeg.quantisation(0)]
    walk = jpeg.walk(made_jpeg.put_together(*tables, frame, scan))
    assert walk.stream() == (tables[0], frame, scan)


def test_tables_without_a_picture_stay() -> None:
    tables = [piece for piece in made_jpeg.pieces() if piece[1] in (0xDB, 0xC4)]
    assert jpeg.walk(made_jpeg.put_together(*tables)).stream() == tuple(tables)


@given(st.sampled_from([0xC4, 0xCC, 0xDB, 0xDD]), st.binary(max_size=300))
def test_any_bytes_are_whole_tables_or_none(marker: int, payload: bytes) -> None:
    found = tables_in(makers.segment(marker, payload))
    assert found is None or b"".join(found.values()) == payload
