"""Containers that lie about their size, or have more parts than any picture."""

import struct
import zlib

import pytest

from gallery.metadata import words
from gallery.metadata.containers import BUILT_IN, container_of
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Role, Walk
from gallery.metadata.containers.gif import file as gif
from gallery.metadata.containers.isobmff import file as isobmff
from gallery.metadata.containers.isobmff.items import Box, Item, read_items, uncovered
from gallery.metadata.containers.jpeg import file as jpeg
from gallery.metadata.containers.png import file as png
from gallery.metadata.containers.webp import file as webp
from gallery.plugins import load
from tests.metadata import makers


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_row_of_the_table_loads(name: str) -> None:
    assert load("gallery.containers", name, BUILT_IN, Container).name == name


def test_unknown_bytes_have_no_container() -> None:
    assert container_of(b"nothing known") is None


@pytest.mark.parametrize(
    "walk",
    [
        jpeg.walk(b"\xff\xd8" + b"\xff\xfe\0\2" * (MAX_PARTS + 2)),
        png.walk(b"\x89PNG\r\n\x1a\n" + makers.chunk(b"prVt", b"") * (MAX_PARTS + 2)),
        webp.walk(makers.riff(b"RIFF\0\0\0\0WEBP" + (b"priv" + bytes(4)) * (MAX_PARTS + 2))),
        gif.walk(b"GIF89a" + bytes(7) + b"\x21\xfe\0" * (MAX_PARTS + 2)),
    ],
)
def test_too_many_parts_are_damage(walk: Walk) -> None:
    assert walk.damage == TOO_MANY


def test_a_run_of_fill_bytes_is_skipped_at_once() -> None:
    assert not jpeg.walk(b"\xff\xd8" + b"\xff" * 1_000_000).sound
    assert jpeg.walk(b"\xff\xd8" + b"\xff" * 9 + b"\xd9").sound


def test_compressed_texts_swell_only_so_far() -> None:
    bomb = makers.chunk(b"zTXt", b"Author\0\0" + zlib.compress(bytes(20_000_000)))
    assert sum(len(part.data) for part in png.walk(makers.png(bomb)).of(Role.TEXT)) <= 1_000_000
    swelling = [makers.chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"%d" % n * 1_000_000)) for n in range(9)]
    assert len(png.walk(makers.png(*swelling)).of(Role.TEXT)) == 8


@pytest.mark.parametrize(
    ("chunk", "word"),
    [
        (makers.chunk(b"gAMA", bytes(5)), words.HIDDEN),
        (makers.chunk(b"zTXt", b"Note\0\0not compressed"), words.APPLICATION),
        (makers.chunk(b"tEXt", b"date:create\x002026"), words.DATES),
        (makers.chunk(b"tEXt", b"Raw profile type exif\0\nexif\n 4\nzz"), words.APPLICATION),
        (makers.chunk(b"tEXt", b"Raw profile type exif\0"), words.APPLICATION),
    ],
)
def test_odd_chunks_are_named(chunk: bytes, word: str) -> None:
    assert word in [part.name for part in png.walk(makers.png(chunk)).of(Role.PRIVATE)]


def test_content_of_the_end_chunk_is_hidden() -> None:
    plain = makers.png()
    parts = png.walk(plain[:-12] + makers.chunk(b"IEND", b"hidden")).of(Role.PRIVATE)
    assert [part.name for part in parts] == [words.HIDDEN]


def test_packed_app1_is_xmp_or_exif() -> None:
    for raw, role in ((makers.RICH_XMP, Role.XMP), (b"Exif\0\0" + makers.exif(), Role.LOOSE_EXIF)):
        text = b"\nAPP1\n 1\n" + raw.hex().encode()
        chunk = makers.chunk(b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(text))
        assert png.walk(makers.png(chunk)).of(role)


def test_texts_that_are_not_utf8_are_latin1_outside_itxt() -> None:
    old = png.walk(makers.png(makers.chunk(b"tEXt", "Author\0Müller".encode("latin-1"))))
    new = png.walk(makers.png(makers.chunk(b"iTXt", "Author\0\0\0\0\0Müller".encode("latin-1"))))
    assert old.of(Role.TEXT)[0].data.decode() == "Müller"
    assert new.of(Role.TEXT)[0].data.decode() == "M\ufffdller"


def test_chunks_inside_a_webp_frame_are_held_against_the_list() -> None:
    data = makers.saved(makers.picture(), "WEBP", save_all=True, append_images=[makers.picture(shift=9)])
    frame = data.index(b"ANMF")
    length = int.from_bytes(data[frame + 4 : frame + 8], "little")
    inner = data[frame + 8 : frame + 8 + length] + b"priv" + struct.pack("<I", 6) + b"SECRET"
    new = data[:frame] + b"ANMF" + struct.pack("<I", len(inner)) + inner + data[frame + 8 + length :]
    walk = webp.walk(b"RIFF" + struct.pack("<I", len(new) - 8) + new[8:])
    assert [part.name for part in walk.of(Role.PRIVATE)] == [words.APPLICATION]
    assert makers.SECRET not in webp.assemble(walk, b"", b"")


def test_a_webp_that_lies_about_its_chunks_is_not_sound() -> None:
    walk = webp.walk(makers.riff(makers.saved(makers.picture(), "WEBP"))[:-30])
    assert not walk.sound
    odd = webp.walk(b"RIFF\x10\0\0\0WEBPVP8X\x02\0\0\0ab")
    assert odd.of(Role.PRIVATE)
    assert webp.assemble(odd, b"exif", b"")[8:12] == b"WEBP"


def test_a_webp_profile_chunk_too_long_is_named() -> None:
    data = makers.saved(makers.picture("RGBA"), "WEBP", icc_profile=makers.SRGB)
    at = data.index(b"VP8X")
    longer = data[: at + 4] + struct.pack("<I", 12) + data[at + 8 : at + 18] + b"hi" + data[at + 18 :]
    walk = webp.walk(b"RIFF" + struct.pack("<I", len(longer) - 8) + longer[8:])
    assert [part.name for part in walk.of(Role.PRIVATE)] == [words.HIDDEN]


def test_a_gif_with_odd_blocks_is_taken_apart() -> None:
    plain = makers.saved(makers.picture("P"), "GIF")
    image = plain.index(b"\x2c\0\0\0\0")
    odd = plain[:image] + b"\0\x21\xf9\4\0\0\0\0\0\x21\x01\5hello\0" + plain[image:-1] + b"\0\0;"
    walk = gif.walk(odd)
    assert [part.name for part in walk.of(Role.PRIVATE)] == [words.COMMENT]
    assert len(walk.of(Role.PICTURE)) == len(gif.walk(plain).of(Role.PICTURE)) - plain[:image].count(b"\x21\xf9")
    profile = gif.walk(plain[:image] + makers.gif_block(b"ICCRGBG1012", b"\4acsp\0") + plain[image:])
    assert not profile.of(Role.PROFILE)
    assert not gif.walk(plain[:image] + b"\x2c\0\0").sound
    assert not gif.walk(plain[:image] + b"\x21\xfe\5ab").sound


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def table(iinf: bytes, iloc: bytes) -> object:
    data = iinf + iloc
    places = {b"iinf": Box(b"iinf", 0, len(iinf)), b"iloc": Box(b"iloc", len(iinf), len(data))}
    return read_items(data, places)


INFE = box(b"infe", struct.pack(">IHH4s", 2 << 24, 1, 0, b"Exif") + b"\0")
IINF = struct.pack(">IH", 0, 1) + INFE


@pytest.mark.parametrize(
    ("iinf", "iloc"),
    [
        (IINF, b""),
        (IINF, struct.pack(">IHH", 0, 0x4400, 2)),
        (IINF, struct.pack(">IHHHHHHII", 1 << 24, 0x4400, 1, 1, 2, 0, 1, 0, 4)),
        (IINF, struct.pack(">IHHHHHHII", 1 << 24, 0x4400, 1, 1, 1, 0, 1, 0, 4)),
        (IINF, struct.pack(">IHHHHHII", 0, 0x4400, 1, 1, 0, 1, 0, 9999)),
        (IINF, struct.pack(">IHIIHHI", 2 << 24, 0x4400, 99_999, 1, 0, 0, 0)),
        (struct.pack(">IH", 0, 1) + box(b"infe", bytes(8)), struct.pack(">IHH", 0, 0x4400, 0)),
        (struct.pack(">IH", 0, 1) + b"\0\0\0\1abcd", struct.pack(">IHH", 0, 0x4400, 0)),
    ],
)
def test_a_damaged_item_table_is_none(iinf: bytes, iloc: bytes) -> None:
    assert table(iinf, iloc) is None


def test_an_item_without_a_length_reaches_to_the_end() -> None:
    iloc = struct.pack(">IHHHHHHII", 1 << 24, 0x4400, 1, 1, 0, 0, 1, 4, 0)
    found = table(IINF, iloc)
    assert found is not None
    assert found[0].extents == ((4, len(IINF + iloc)),)


def test_large_boxes_and_endless_boxes_are_followed() -> None:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    wide = plain + struct.pack(">I4sQ", 1, b"uuid", 20) + b"abcd"
    endless = plain + struct.pack(">I4s", 0, b"uuid") + b"abcd"
    for data in (wide, endless):
        assert [part.name for part in isobmff.walk(data).of(Role.PRIVATE)] == [words.APPLICATION]


def test_extents_on_each_other_are_read_once_over() -> None:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF", xmp=makers.RICH_XMP)
    assert isobmff.walk(plain).of(Role.XMP)[0].data == makers.RICH_XMP


def test_a_second_meta_box_is_hidden() -> None:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    doubled = isobmff.walk(plain + box(b"meta", b"\0\0\0\0"))
    assert words.HIDDEN in [part.name for part in doubled.of(Role.PRIVATE)]


def test_what_lies_between_the_items_is_hidden() -> None:
    data = b"----first--gap!second--"
    area = [Box(b"mdat", 4, len(data))]
    assert uncovered(data, area, [(4, 9), (15, 23)])
    assert not uncovered(data, area, [(4, 16), (10, 23), (40, 50)])
    assert uncovered(data, area, [(40, 50)])


def test_an_item_may_lie_in_the_table_itself() -> None:
    iloc = struct.pack(">IHHHHHHII", 1 << 24, 0x4400, 1, 1, 1, 0, 1, 0, 4)
    data = IINF + iloc + b"abcd"
    places = {b"iinf": Box(b"iinf", 0, len(IINF)), b"iloc": Box(b"iloc", len(IINF), len(IINF + iloc))}
    found = read_items(data, {**places, b"idat": Box(b"idat", len(IINF + iloc), len(data))})
    assert found is not None
    assert found[0].extents == ((len(data) - 4, len(data)),)


def test_a_block_in_a_file_is_read_up_to_its_bound() -> None:
    item = Item(
        number=1, kind=b"mime", content_type=b"application/rdf+xml", hidden=False, extents=((0, 5_000_000),) * 3
    )
    assert len(isobmff._content(bytes(5_000_000), item)) == 4_000_000
