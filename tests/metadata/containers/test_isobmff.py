"""AVIF and HEIC: rewritten where one picture is all there is, converted where anything else is in them."""

import struct
import time
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from gallery.errors import CleaningFailed
from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.isobmff.file import AVIF, HEIC
from gallery.metadata.containers.isobmff.items import MAX_ITEMS, Box, Damaged, boxes, read_items, uncovered
from gallery.metadata.containers.isobmff.still import _is_plain, _is_plain_property, _order, read_still
from gallery.metadata.containers.isobmff.streams import (
    hevc_length_size,
    is_plain_av1,
    is_plain_hevc,
)
from gallery.metadata.containers.isobmff.tables import _MAX_PROPERTIES, Property, properties_of, references_of
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Rights
from tests.metadata import made_avif, makers
from tests.metadata.made_avif import box

PLAIN = makers.saved(makers.picture(size=(64, 48)), "AVIF")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def heic(mode: str = "RGB", **options: object) -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif", reason="HEIC needs the extra heic")
    out = BytesIO()
    pillow_heif.from_pillow(makers.picture(mode, (128, 96))).save(out, **options)
    return out.getvalue()


def same_pixels(one: bytes, other: bytes) -> bool:
    first, second = opened(one), opened(other)
    assert first.mode == second.mode
    assert first.info.get("icc_profile") == second.info.get("icc_profile")
    return ImageChops.difference(first.convert("RGBA"), second.convert("RGBA")).getbbox() is None


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
@pytest.mark.parametrize("profile", [None, makers.SRGB])
def test_an_avif_is_rewritten_without_touching_a_pixel(mode: str, profile: bytes | None) -> None:
    data = makers.saved(
        makers.picture(mode, (64, 48)), "AVIF", exif=makers.exif(), xmp=makers.RICH_XMP, icc_profile=profile
    )
    cleaned = clean_metadata(data)
    assert (cleaned.status, cleaned.media_type) == ("cleaned", "image/avif")
    assert same_pixels(data, cleaned.data)
    assert makers.SECRET not in cleaned.data
    assert private_traces(cleaned.data) == ()
    assert ("colour profile" in cleaned.kept) is (profile is not None)
    assert clean_metadata(cleaned.data).data == cleaned.data


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_heic_is_rewritten_without_touching_a_pixel(mode: str) -> None:
    from pillow_heif import open_heif

    data = heic(mode, exif=makers.exif(orientation=1), xmp=makers.RICH_XMP)
    cleaned = clean_metadata(data)
    assert (cleaned.status, cleaned.media_type) == ("cleaned", "image/heic")
    before, after = (open_heif(BytesIO(one)).to_pillow() for one in (data, cleaned.data))
    assert (before.mode, ImageChops.difference(before, after).getbbox()) == (after.mode, None)
    assert makers.SECRET not in cleaned.data


def test_rights_captions_and_alt_stay_in_both_blocks() -> None:
    data = makers.saved(makers.picture(size=(64, 48)), "AVIF", exif=makers.exif(), xmp=makers.RICH_XMP)
    cleaned = clean_metadata(data, policy="archive", alt={"pl": "Orkiestra"})
    kept = read_metadata(cleaned.data)
    assert kept.creator == "Ewa Nowak"
    assert kept.alt == {"x-default": "Orkiestra", "pl": "Orkiestra"}
    assert kept.camera is not None
    assert kept.camera.label == "Canon EOS R6"
    assert b"Exif" in cleaned.data


def test_a_turned_avif_stays_turned() -> None:
    data = makers.saved(makers.picture(size=(64, 48)), "AVIF", exif=makers.exif(orientation=6))
    cleaned = clean_metadata(data)
    assert cleaned.status == "cleaned"
    assert b"irot" in cleaned.data
    assert same_pixels(data, cleaned.data)
    assert opened(cleaned.data).getexif().get(0x0112) == opened(data).getexif().get(0x0112)


@pytest.mark.parametrize(
    "box", [b"uuid" + bytes(15) + b"SECRET", b"mpvdSECRET film", b"freeSECRET", b"mdatSECRET", b"skipSECRET"]
)
def test_boxes_beside_the_picture_are_left_behind(box: bytes) -> None:
    cleaned = clean_metadata(PLAIN + struct.pack(">I", len(box) + 4) + box)
    assert cleaned.status == "cleaned"
    assert cleaned.removed
    assert makers.SECRET not in cleaned.data
    assert same_pixels(PLAIN, cleaned.data)


def test_signatures_and_unknown_brands_are_left_behind() -> None:
    at = PLAIN.index(b"pict") + 16
    named = PLAIN.replace(b"miaf", b"EVIL", 1)
    signed = named[:at] + b"S" + named[at + 1 :]
    cleaned = clean_metadata(signed)
    assert cleaned.status == "cleaned"
    assert b"EVIL" not in cleaned.data
    assert cleaned.data.index(b"pict") > 0
    assert private_traces(cleaned.data) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"pixi", b"priv"),  # a property nobody knows
        (b"cicp:systems:auxiliary:alpha", b"cicp:systems:auxiliary:depth"),
        (b"auxl", b"thmb"),  # the second picture is a preview
        (b"colrnclx", b"colrprof"),  # a profile that is none
        (b"pitm\0\0\0\0\0\1", b"pitm\0\0\0\0\0\2"),  # the alpha is the picture
        (b"pitm\0\0\0\0\0\1", b"pitm\0\0\0\0\0\x09"),  # there is no such item
    ],
)
def test_what_is_not_one_plain_picture_is_not_rewritten(old: bytes, new: bytes) -> None:
    data = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF")
    assert old in data
    changed = data.replace(old, new)
    assert AVIF.walk(changed).of(Role.PICTURE) == ()
    assert AVIF.assemble is not None
    assert AVIF.assemble(AVIF.walk(changed), b"", b"") == b""


def test_a_picture_that_is_put_together_of_others_and_no_grid_is_not_rewritten() -> None:
    data = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF")
    alpha, derived = b"auxl" + struct.pack(">HHH", 2, 1, 1), b"dimg" + struct.pack(">HHH", 1, 1, 2)
    assert alpha in data
    assert AVIF.walk(data.replace(alpha, derived)).of(Role.PICTURE) == ()


ALPHA = Property(True, b"auxC", b"\0\0\0\0urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")


@pytest.mark.parametrize(("items", "order"), [((2,), [1, 2]), ((2, 3), []), ((), [1])])
def test_a_picture_has_one_alpha(items: tuple[int, ...], order: list[int]) -> None:
    references = tuple((b"auxl", item, (1,)) for item in items)
    assert _order(1, references, dict.fromkeys(items, (ALPHA,))) == order


def test_tiles_follow_their_grid_and_those_of_the_alpha_its_own() -> None:
    references = ((b"dimg", 1, (2, 3)), (b"auxl", 4, (1,)), (b"dimg", 4, (5, 6)))
    assert _order(1, references, {4: (ALPHA,)}) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("size", "plain"), [(8, True), (12, True), (13, False)])
def test_a_grid_says_its_size_and_no_more(size: int, plain: bool) -> None:
    assert _is_plain(b"grid", bytes(size), ()) is plain


def test_a_film_is_not_rewritten() -> None:
    frames = [makers.picture(size=(64, 48), shift=shift) for shift in (0, 40)]
    data = makers.saved(frames[0], "AVIF", save_all=True, append_images=frames[1:], duration=120)
    assert AVIF.walk(data).of(Role.PICTURE) == ()


def test_a_picture_beside_a_film_or_of_an_unknown_brand_is_not_rewritten() -> None:
    """As phones write a live photo; and a file whose first brand promises what nobody knows."""
    assert AVIF.walk(PLAIN).of(Role.PICTURE) != ()
    assert AVIF.walk(PLAIN + box(b"moov", b"")).of(Role.PICTURE) == ()
    assert AVIF.walk(PLAIN.replace(b"ftypavif", b"ftypEVIL")).of(Role.PICTURE) == ()


def test_brands_tell_avif_from_heic() -> None:
    assert AVIF.recognise(PLAIN[:64])
    assert not HEIC.recognise(PLAIN[:64])
    generic = b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic"
    assert HEIC.recognise(generic)
    assert not AVIF.recognise(generic + b"avif")  # behind the box
    assert AVIF.recognise(b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf")  # said first and not again


def test_rights_of_the_event_find_room_in_a_bare_avif() -> None:
    cleaned = clean_metadata(PLAIN, rights=Rights(creator="Event"))
    assert cleaned.status == "cleaned"
    assert read_metadata(cleaned.data).creator == "Event"


HEADER = b"\x0a\x01x"
CONFIGURATION = b"\x81\0\0\0"


class TestStreams:
    def test_frames_and_headers_are_plain_av1(self) -> None:
        assert is_plain_av1(b"\x12\x00" + HEADER + b"\x32\x02yy", CONFIGURATION)
        assert is_plain_av1(HEADER + b"\x32\x02yy", CONFIGURATION + HEADER)

    @pytest.mark.parametrize(
        "unit",
        [
            b"\x2a\x06SECRET",  # metadata
            b"\x7a\x06SECRET",  # padding
            b"\x12\x06SECRET",  # a delimiter, which is empty
            b"\x0a\x06SECRET",  # another header than the first
            b"\x33\x02yy",  # a reserved bit
            b"\x36\x00\x02yy",  # an extension, which no picture needs
            b"\x32\x7fx",  # longer than the item
            b"\x32\xff\xff\xff\xff\xff\xff\xff\xff\xff",  # a length without end
        ],
    )
    def test_anything_else_is_not(self, unit: bytes) -> None:
        assert not is_plain_av1(b"\x12\x00" + HEADER + unit, CONFIGURATION)

    def test_without_a_header_it_is_no_picture(self) -> None:
        assert not is_plain_av1(b"", CONFIGURATION)
        assert not is_plain_av1(b"\x32\x02yy", CONFIGURATION)

    def test_a_unit_without_a_length_reaches_to_the_end(self) -> None:
        assert is_plain_av1(HEADER + b"\x30rest of the item", CONFIGURATION)
        assert not is_plain_av1(HEADER + b"\x28rest of the item", CONFIGURATION)

    @pytest.mark.parametrize("more", [b"\x0a\x01y", b"\x2a\x01x", b"SECRET", HEADER + HEADER])
    def test_a_configuration_repeats_the_header_and_no_more(self, more: bytes) -> None:
        assert not is_plain_av1(HEADER + b"\x32\x02yy", CONFIGURATION + more)

    def test_slices_are_plain_hevc(self) -> None:
        assert is_plain_hevc(b"\0\0\0\3\x26\1x", 4)

    @pytest.mark.parametrize(
        "unit",
        [
            b"\0\0\0\x08\x4e\1SECRET",  # a message
            b"\0\0\0\x08\x46\1SECRET",  # a delimiter
            b"\0\0\0\x08\x14\1SECRET",  # a reserved type
            b"\0\0\0\x03\x26\x09x",  # another layer
            b"\0\0\0\xff\x26\1x",
        ],
    )
    def test_other_units_are_not(self, unit: bytes) -> None:
        assert not is_plain_hevc(b"\0\0\0\3\x26\1x" + unit, 4)

    def test_nothing_is_no_picture(self) -> None:
        assert not is_plain_hevc(b"", 4)

    def test_hvcc_holds_parameter_sets_only(self) -> None:
        head = bytes(21) + b"\3"
        assert hevc_length_size(head + b"\1\x20\0\1\0\2ab") == 4
        assert hevc_length_size(head + b"\1\x27\0\1\0\2ab") == 0
        assert hevc_length_size(head + b"\1\x20\0\1\0\2abSECRET") == 0
        assert hevc_length_size(head + b"\2\x20\0\1\0\2ab") == 0
        assert hevc_length_size(head + b"\2\x20\0\1\0\2ab\x20\0\1\0\2ab") == 0  # a kind twice
        assert hevc_length_size(head + b"\1\x20\0\3" + b"\0\2ab" * 3) == 0  # more sets than a picture has
        assert hevc_length_size(head + b"\1\x20\0\1\xff\xffab") == 0
        assert hevc_length_size(b"short") == 0


class TestBounds:
    def test_an_area_of_many_boxes_is_looked_through_once(self) -> None:
        boxes = b"\0\0\0\x08mdat" * 9_000
        begun = time.process_time()
        assert private_traces(PLAIN + boxes) == ()
        assert time.process_time() - begun < 10

    def test_items_on_each_other_are_not_copied_over_and_over(self) -> None:
        data = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF")
        top, _ = boxes(data, 0, len(data))
        meta = next(box for box in top if box.name == b"meta")
        table = {box.name: box for box in boxes(data, meta.start + 4, meta.end)[0]}
        found = read_items(data, table)
        assert found is not None
        assert read_still(data, table, found) is not None
        assert read_still(data, table, [replace(item, extents=((0, len(data)),)) for item in found]) is None


@pytest.mark.parametrize(("more", "plain"), [(b"", True), (b"x", False)])
def test_numbers_of_colours_have_eleven_bytes_and_hide_none(more: bytes, plain: bool) -> None:
    numbers = b"nclx" + struct.pack(">HHHB", 1, 13, 6, 128)
    assert _is_plain_property(Property(False, b"colr", numbers + more)) is plain


@pytest.mark.parametrize(
    ("content", "sound"),
    [
        (box(b"ipco", box(b"pixi", b"1")), True),
        (box(b"ipco", box(b"pixi", b"1")) * 2, False),
        (b"", False),
        (box(b"ipco", box(b"pixi", b"1")) + b"rest", False),
        (box(b"ipco", box(b"pixi", b"1") + b"rest"), False),
        (box(b"ipco", box(b"pixi", b"1") * _MAX_PROPERTIES), True),
        (box(b"ipco", box(b"pixi", b"1") * (_MAX_PROPERTIES + 1)), False),
    ],
)
def test_properties_stand_in_one_box_with_nothing_behind_and_within_bounds(content: bytes, sound: bool) -> None:
    if sound:
        assert properties_of(content, Box(b"iprp", 0, len(content))) == {}
    else:
        with pytest.raises(Damaged):
            properties_of(content, Box(b"iprp", 0, len(content)))


@pytest.mark.parametrize(
    ("associations", "sound"),
    [
        (struct.pack(">IIHBB", 0, 1, 7, 1, 0x81), True),
        (struct.pack(">IIHBB", 0, 1, 7, 1, 0x82), False),  # there is no second property
        (struct.pack(">IIIBH", 0x01000001, 1, 7, 1, 0x8001), True),  # with wide numbers
        (struct.pack(">II", 0, MAX_ITEMS + 1), False),
        (struct.pack(">IIH", 0, 1, 7), False),  # cut off
    ],
)
def test_an_item_has_properties_that_there_are(associations: bytes, sound: bool) -> None:
    content = box(b"ipco", box(b"pixi", b"1")) + box(b"ipma", associations)
    if sound:
        assert properties_of(content, Box(b"iprp", 0, len(content))) == {7: (Property(True, b"pixi", b"1"),)}
    else:
        with pytest.raises(Damaged):
            properties_of(content, Box(b"iprp", 0, len(content)))


def test_references_fill_their_box() -> None:
    content = bytes(4) + box(b"auxl", struct.pack(">HHH", 2, 1, 1))
    assert references_of(content, Box(b"iref", 0, len(content))) == ((b"auxl", 2, (1,)),)
    with pytest.raises(Damaged):
        references_of(content + b"SECRET", Box(b"iref", 0, len(content) + 6))


@pytest.mark.parametrize(
    ("spans", "hidden"),
    [
        (((0, 30),), False),  # over all of both areas
        (((0, 15), (15, 30)), False),
        (((0, 15), (20, 30)), False),  # 15 to 20 is zero
        (((0, 10), (20, 30)), True),
        (((0, 15), (20, 29)), True),
        ((), True),
    ],
)
def test_what_no_item_covers_is_hidden(spans: tuple[tuple[int, int], ...], hidden: bool) -> None:
    data = b"x" * 15 + bytes(5) + b"x" * 10
    assert uncovered(data, [Box(b"mdat", 0, 12), Box(b"mdat", 12, 30)], spans) is hidden


@pytest.mark.parametrize("wide", [False, True])
def test_a_picture_of_tiles_is_rewritten_without_touching_a_pixel(wide: bool) -> None:
    """As phones write HEIC."""
    data = made_avif.grid(makers.picture(size=(192, 128)), wide=wide)
    assert opened(data).size == (192, 128)
    cleaned = clean_metadata(data, rights=Rights(creator="Event"))
    assert (cleaned.status, cleaned.removed) == ("cleaned", ())
    assert same_pixels(data, cleaned.data)
    assert private_traces(cleaned.data) == ()
    assert clean_metadata(cleaned.data).data == cleaned.data


def test_nothing_hides_behind_the_size_of_a_grid() -> None:
    data = made_avif.grid(makers.picture(size=(128, 64)), behind=b"SECRET")
    cleaned = clean_metadata(data)
    assert (cleaned.status, cleaned.removed) == ("cleaned", (words.HIDDEN,))
    assert makers.SECRET not in cleaned.data
    assert same_pixels(data, cleaned.data)


@pytest.mark.parametrize("shape", [b"\0\0", b"\0\2", b"\1\1"])
def test_a_grid_has_as_many_tiles_as_it_says(shape: bytes) -> None:
    data = made_avif.grid(makers.picture(size=(128, 64)), shape=shape)
    assert AVIF.walk(data).of(Role.PICTURE) == ()
    with pytest.raises(CleaningFailed):
        clean_metadata(data)


@pytest.mark.parametrize(
    ("shape", "plain"), [((1, 1), True), ((1, 2), False), ((2, 1), False), ((2, 2), False), ((0, 0), False)]
)
def test_pixels_that_are_not_square_are_encoded_afresh(shape: tuple[int, int], plain: bool) -> None:
    assert _is_plain_property(Property(False, b"pasp", struct.pack(">II", *shape))) is plain


def test_of_many_properties_the_right_one_is_meant() -> None:
    shared = b"".join(box(b"pixi", bytes((number,))) for number in range(1, 12))
    content = box(b"ipco", shared) + box(b"ipma", struct.pack(">IIHBHH", 1, 1, 7, 2, 0x0009, 0x800B))
    assert properties_of(content, Box(b"iprp", 0, len(content))) == {
        7: (Property(False, b"pixi", b"\x09"), Property(True, b"pixi", b"\x0b"))
    }
