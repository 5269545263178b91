"""Every trace is told with the place where it lies."""

import struct
import zlib

import pytest

from gallery.metadata import words
from gallery.metadata.places import MOST, Trace, located
from gallery.metadata.policy import POLICIES
from gallery.metadata.verify import private_traces
from tests.metadata import makers

WEB = POLICIES["web"]
FULL = makers.full_files()


@pytest.mark.parametrize("name", sorted(FULL))
def test_places_and_traces_name_the_same(name: str) -> None:
    data = FULL[name]
    assert {trace.word for trace in located(data, WEB)} == set(private_traces(data))


def test_a_clean_file_has_none() -> None:
    assert located(makers.jpeg(), WEB) == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (makers.jpeg(makers.segment(0xFE, b"mine")), "comment (COM segment at byte 20)"),
        (makers.jpeg(makers.segment(0xE5, b"mine")), "data of an application (APP5 segment at byte 20)"),
        (makers.jpeg(makers.segment(0xE0, b"JFXX\0mine")), "uncropped preview picture (APP0 segment at byte 20)"),
        (makers.jpeg(makers.segment(0xF0, b"mine")), "data of an application (segment 0xF0 at byte 20)"),
        (makers.jpeg(b"mine"), "hidden bytes (between the segments at byte 20)"),
        (makers.png(makers.chunk(b"prVt", b"mine")), "data of an application (prVt chunk at byte 33)"),
        (makers.png(makers.chunk(b"tEXt", b"Comment\0mine")), "comment (tEXt chunk Comment at byte 41)"),
        (makers.png(makers.chunk(b"tIME", bytes(7))), "dates (tIME chunk at byte 33)"),
    ],
)
def test_the_place_is_named_in_words_and_by_its_byte(data: bytes, told: str) -> None:
    assert [str(trace) for trace in located(data, WEB)] == [told]


def test_a_trailer_is_placed_by_its_byte() -> None:
    data = makers.jpeg(trailer=b"mine")
    assert [str(one) for one in located(data, WEB)] == [f"{words.TRAILER} (at byte {len(data) - 4})"]


def test_exif_is_placed_where_its_block_begins() -> None:
    (trace,) = (one for one in located(makers.jpeg(makers.exif_segment(makers.exif())), WEB) if one.word == words.GPS)
    assert trace.place == "EXIF at byte 30"


def test_xmp_is_told_with_its_properties() -> None:
    attributes = 'exif:GPSLatitude="1" exif:GPSLongitude="1" exif:GPSAltitude="1" exif:GPSStatus="A"'
    data = makers.jpeg(makers.xmp_segment(makers.xmp("", attributes)))
    (trace,) = located(data, WEB)
    assert (
        trace.place == f"XMP exif:GPSAltitude, exif:GPSLatitude, exif:GPSLongitude, … at byte {data.find(b'<?xpacket')}"
    )


def test_iptc_is_told_with_its_data_sets() -> None:
    told = {
        str(one)
        for one in located(makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc()))), WEB)
    }
    assert "contact details (IPTC data set 2:118 at byte 38)" in told
    assert "uncropped preview picture (Photoshop resource 0x040C at byte 38)" in told


def test_webp_and_gif_blocks_are_named() -> None:
    webp = located(makers.riff(makers.saved(makers.picture(), "WEBP"), (b"priv", b"mine")), WEB)
    assert [one.place.split(" at ")[0] for one in webp] == ["priv chunk"]
    gif = located(makers.saved(makers.picture("P"), "GIF", comment=b"mine"), WEB)
    assert [one.place.split(" at ")[0] for one in gif] == ["comment block"]


def test_a_box_beside_an_avif_is_named() -> None:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    box = b"uuid" + bytes(15) + b"x"
    extended = plain + struct.pack(">I", len(box) + 4) + box
    assert [str(one) for one in located(extended, WEB)] == [f"data of an application (uuid box at byte {len(plain)})"]


def test_what_is_packed_is_placed_without_a_byte() -> None:
    packed = b"\nexif\n%8d\n" % len(makers.exif()) + b"Exif\0\0".hex().encode() + makers.exif().hex().encode() + b"\n"
    data = makers.png(makers.chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(packed)))
    assert Trace(words.GPS, "EXIF") in located(data, WEB)


def test_what_the_places_of_a_file_do_not_tell_is_told_without_one() -> None:
    assert [str(one) for one in located(makers.png(makers.chunk(b"tEXt", b"Author\0Eva")), POLICIES["bare"])] == [
        "copyright and credits (text chunk Author at byte 48)"
    ]
    pages = makers.saved(makers.picture(), "TIFF", save_all=True, append_images=[makers.picture()])
    assert Trace(words.PAGES) in located(pages, WEB)


def test_equal_parts_are_told_apart() -> None:
    data = makers.jpeg(makers.segment(0xFE, b"mine"), makers.segment(0xFE, b"mine"))
    assert [one.place for one in located(data, WEB)] == ["COM segment at byte 20", "COM segment at byte 28"]


def test_of_many_places_the_first_are_told() -> None:
    data = makers.jpeg(*(makers.segment(0xFE, b"%d" % number) for number in range(40)))
    assert len(located(data, WEB)) == MOST


def test_what_cannot_be_taken_apart_says_so() -> None:
    assert located(b"%PDF-1.7", WEB) == (Trace(words.UNKNOWN_FORMAT),)
    assert words.DAMAGED in {one.word for one in located(makers.jpeg(b"\xff\xe1\xff\xff")[:200], WEB)}
