"""What counts as private, and what does not."""

from io import BytesIO

import piexif
import pytest
from PIL import Image

from gallery.metadata import words
from gallery.metadata.gather import MAX_BLOCKS
from gallery.metadata.verify import private_traces
from tests.metadata import makers

FULL = makers.full_files()
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", [None, makers.SRGB])
def test_what_pillow_writes_by_itself_is_clean(form: str, profile: bytes | None) -> None:
    if form == "GIF":
        data = makers.saved(makers.picture("P"), form)
    else:
        data = makers.saved(makers.picture(size=(64, 48)), form, icc_profile=profile)
    assert private_traces(data) == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_rights_in_exif_are_clean_whoever_wrote_them(form: str) -> None:
    by_pillow = Image.Exif()
    by_pillow[0x8298], by_pillow[0x013B], by_pillow[0x010E] = "(c) Town", "Eva", "Band"
    by_piexif = piexif.dump({"0th": {0x8298: "© Town".encode(), 0x013B: b"Eva", 0x0112: 6}})
    for block in (by_pillow.tobytes(), by_piexif):
        assert private_traces(makers.saved(makers.picture(size=(64, 48)), form, exif=block)) == ()


def test_more_blocks_than_anybody_writes_are_not_read_and_not_clean() -> None:
    rights = piexif.dump({"0th": {0x8298: b"(c) Town"}})
    few, many = (makers.jpeg(*[makers.exif_segment(rights)] * count) for count in (MAX_BLOCKS, MAX_BLOCKS + 1))
    assert words.APPLICATION not in private_traces(few)
    assert words.APPLICATION in private_traces(many)


def test_alpha_of_an_avif_is_part_of_the_picture() -> None:
    assert private_traces(makers.saved(makers.picture("RGBA", (64, 48)), "AVIF")) == ()


@pytest.mark.parametrize("name", FULL)
def test_a_full_file_is_not_clean(name: str) -> None:
    assert private_traces(FULL[name])


@pytest.mark.parametrize(
    ("segment", "word"),
    [
        (makers.segment(0xFE, b"hello"), words.COMMENT),
        (makers.segment(0xE2, b"MPF\0"), words.SECOND_PICTURE),
        (makers.segment(0xEB, b"JP"), words.CREDENTIALS),
        (makers.segment(0xE0, b"JFXX\0"), words.PREVIEW),
        (makers.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"), words.PREVIEW),
        (makers.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0abc"), words.HIDDEN),
        (makers.segment(0xEE, b"Adobe\0\x64\0\0\0\0\1more"), words.HIDDEN),
        (b"garbage", words.HIDDEN),
        (makers.exif_segment(makers.exif()), words.GPS),
        (makers.exif_segment(b"II*\0\x08\0\0\0\xff\xff"), words.DAMAGED),
        (makers.exif_segment(b"nothing"), words.DAMAGED),
        (makers.xmp_segment(makers.RICH_XMP), words.PEOPLE),
        (
            makers.xmp_segment(makers.xmp("<dc:creator><rdf:Seq><rdf:li>E</rdf:li></rdf:Seq></dc:creator>")),
            words.FOREIGN_XMP,
        ),
        (makers.xmp_segment(b""), words.FOREIGN_XMP),
        (makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc())), words.PREVIEW),
        (makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc(), private=False)), words.CONTACT),
        (makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(b"") + b"x"), words.HIDDEN),
        (makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(b"\x1c\2\x50\0\1Ex")), words.HIDDEN),
    ],
)
def test_every_hiding_place_of_a_jpeg_is_named(segment: bytes, word: str) -> None:
    assert word in private_traces(makers.jpeg(segment))


def test_a_licensors_address_is_named() -> None:
    body = '<plus:Licensor><rdf:Seq><rdf:li plus:LicensorName="A" plus:LicensorEmail="e"/></rdf:Seq></plus:Licensor>'
    assert private_traces(makers.jpeg(makers.xmp_segment(makers.xmp(body)))) == (words.CONTACT,)


def test_iptc_that_holds_only_rights_may_stay() -> None:
    stream = b"\x1c\2\x74\0\1C" + b"\x1c\2\x50\0\1E"
    assert (
        private_traces(makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(stream, private=False)))) == ()
    )


def test_a_second_text_behind_a_copyright_is_hidden() -> None:
    block = makers.ifd([makers.ascii_tag(0x8298, b"(c) Town\0hidden")], 8)
    assert private_traces(makers.jpeg(makers.exif_segment(b"II*\0\x08\0\0\0" + block))) == (words.HIDDEN,)


def test_a_number_that_is_too_long_is_hidden() -> None:
    block = makers.ifd([(0x0112, 7, 12, b"twelve bytes")], 8)
    assert private_traces(makers.jpeg(makers.exif_segment(b"II*\0\x08\0\0\0" + block))) == (words.HIDDEN,)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html>"])
def test_what_cannot_be_checked_is_never_clean(data: bytes) -> None:
    assert private_traces(data) == (words.UNKNOWN_FORMAT,)


@pytest.mark.parametrize(
    "data",
    [
        makers.jpeg(b"\xff\xe1\xff\xff")[:200],
        b"GIF89a",
        b"\0\0\0\x14ftypavif\0\0\0\0avif" + b"\0\0\0\xffmeta",
        b"II*\0",
    ],
)
def test_what_cannot_be_taken_apart_is_never_clean(data: bytes) -> None:
    assert words.DAMAGED in private_traces(data)


@pytest.mark.parametrize(
    ("box", "word"),
    [
        (b"uuid" + bytes(15) + b"x", words.APPLICATION),
        (b"mpvdfilm", words.FILM),
        (b"freetext", words.HIDDEN),
        (b"mdatrest", words.HIDDEN),
    ],
)
def test_boxes_beside_an_avif_are_named(box: bytes, word: str) -> None:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    extended = plain + (len(box) + 4).to_bytes(4, "big") + box
    assert private_traces(extended) == (word,)
    assert private_traces(plain + b"\0\0\0\x0cfree\0\0\0\0") == ()


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b"pixi", b"priv", words.APPLICATION),
        (b"cicp:systems:auxiliary:alpha", b"cicp:systems:auxiliary:depth", words.SECOND_PICTURE),
        (b"Exif", b"jpeg", words.PREVIEW),
        (b"application/rdf+xml", b"application/rdf+abc", words.APPLICATION),
        (b"pict" + bytes(12), b"pict" + bytes(12) + b"", ""),
    ],
)
def test_items_and_properties_of_an_avif_are_held_against_the_list(old: bytes, new: bytes, word: str) -> None:
    data = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF", exif=makers.exif(), xmp=makers.RICH_XMP)
    assert old in data
    names = private_traces(data.replace(old, new))
    assert not word or word in names


def test_a_signature_in_an_avif_is_named() -> None:
    data = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    at = data.index(b"pict") + 4 + 12
    signed = data[:at] + b"S" + data[at + 1 :]
    assert private_traces(signed) == (words.SOFTWARE,)


def test_further_pages_of_a_tiff_are_named() -> None:
    data = makers.saved(makers.picture(), "TIFF", save_all=True, append_images=[makers.picture()])
    assert words.PAGES in private_traces(data)


def test_bytes_behind_a_tiff_are_named() -> None:
    assert private_traces(makers.saved(makers.picture(), "TIFF") + b"tail") == (words.HIDDEN,)


def test_png_texts_count_by_policy() -> None:
    data = makers.png(makers.chunk(b"tEXt", b"Author\0Eva"), makers.chunk(b"tIME", b"\x07\xea\5\1\n\0\0"))
    assert private_traces(data) == (words.DATES,)
    assert private_traces(data, policy="bare") == (words.RIGHTS, words.DATES) or private_traces(
        data, policy="bare"
    ) == tuple(sorted((words.RIGHTS, words.DATES)))


def test_a_fresh_picture_without_metadata_opens() -> None:
    assert Image.open(BytesIO(makers.png())).size == (48, 32)


HARMLESS = {(1, 0): 2, (1, 20): 2, (1, 22): 2, (1, 90): 8, (2, 0): 2, (2, 200): 2, (2, 201): 2}


def with_dataset(record: int, number: int, length: int) -> bytes:
    stream = makers.dataset(record, number, b"x" * length)
    return makers.jpeg(makers.resources_segment(makers.resource(0x0404, stream)))


@pytest.mark.parametrize(("dataset", "most"), HARMLESS.items())
def test_versions_and_formats_are_harmless_up_to_their_length(dataset: tuple[int, int], most: int) -> None:
    assert private_traces(with_dataset(*dataset, most)) == ()
    assert private_traces(with_dataset(*dataset, most + 1)) != ()


@pytest.mark.parametrize("dataset", [(1, 21), (2, 1), (2, 199), (2, 202), (3, 0)])
def test_other_numbers_beside_them_are_not(dataset: tuple[int, int]) -> None:
    assert private_traces(with_dataset(*dataset, 2)) != ()


@pytest.mark.parametrize(
    ("schema", "name"),
    [("http://cipa.jp/exif/1.0/", "BodySerialNumber"), ("http://ns.adobe.com/exif/1.0/aux/", "SerialNumber")],
)
def test_a_serial_number_is_one_under_each_schema(schema: str, name: str) -> None:
    packet = makers.xmp(f'<x1:{name} xmlns:x1="{schema}">S-1</x1:{name}>')
    assert words.SERIAL in private_traces(makers.jpeg(makers.xmp_segment(packet)))
