"""A TIFF whose strips are proven is copied into a new file; any other is encoded afresh."""

import random
import struct
import warnings
import zlib
from io import BytesIO

import pytest
from PIL import Image, TiffImagePlugin

from gallery.errors import PhotoError
from gallery.metadata import words
from gallery.metadata.blocks.exif import read_directories
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import Role
from gallery.metadata.containers.tiff.big import classic_of
from gallery.metadata.containers.tiff.file import TIFF
from gallery.metadata.containers.tiff.pages import has_pages
from gallery.metadata.containers.tiff.write import _groups
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Cleaned
from tests.metadata import made_tiff, makers
from tests.metadata.made_tiff import PIXELS, long, made, rgb, short, text

MODES = ("1", "L", "P", "LA", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "LAB", "I;16", "I", "F")
ANY_MODE = (None, "tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "packbits", "lzma")
CASES = [
    *((mode, kind) for mode in MODES for kind in ANY_MODE),
    *(("1", kind) for kind in ("tiff_ccitt", "group3", "group4")),
    *((mode, "jpeg") for mode in ("L", "RGB", "CMYK", "YCbCr")),
]
BEHIND = 8 + len(PIXELS)
ONE_STRIP = rgb() | {273: long(8), 279: long(len(PIXELS))}
THUMBNAIL = {254: long(1), 256: short(4), 257: short(4), 262: short(1), 273: long(BEHIND), 279: long(16)}
PAGE = {**rgb(), 273: long(8), 279: long(len(PIXELS))}


def drawn(mode: str) -> Image.Image:
    if mode == "I;16":
        return makers.picture("L").convert("I").point(lambda value: value * 200).convert(mode)
    if mode in ("LAB", "RGBX"):
        return Image.frombytes(mode, (48, 32), makers.picture(mode.replace("LAB", "RGB").replace("X", "A")).tobytes())
    return makers.picture(mode)


def opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = Image.open(BytesIO(data))
        picture.load()
    return picture


def lossless(data: bytes) -> Cleaned:
    """Clean, and hold the result against everything that is promised of it."""
    fresh = clean_metadata(data)
    assert (fresh.status, fresh.media_type) == ("cleaned", "image/tiff")
    before, after = opened(data), opened(fresh.data)
    assert (after.mode, after.size, after.tobytes()) == (before.mode, before.size, before.tobytes())
    assert after.getpalette() == before.getpalette()
    assert private_traces(fresh.data) == ()
    assert fresh.data[:4] == data[:4]
    again = clean_metadata(fresh.data)
    assert (again.data, again.removed) == (fresh.data, ())
    return fresh


def converted(data: bytes) -> Cleaned:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fresh = clean_metadata(data)
    assert fresh.status == "converted"
    return fresh


@pytest.mark.parametrize(("mode", "kind"), CASES)
def test_every_kind_of_picture_stays_as_it_is(mode: str, kind: str | None) -> None:
    lossless(makers.saved(drawn(mode), "TIFF", compression=kind))


def rationals(*values: int, order: str = "<") -> tuple[int, int, bytes]:
    return 5, len(values) // 2, struct.pack(f"{order}{len(values)}I", *values)


WHITE = rationals(3127, 10000, 3290, 10000)
PRIMARIES = rationals(64, 100, 33, 100, 30, 100, 60, 100, 15, 100, 6, 100)
CURVE = short(*range(256))


@pytest.mark.parametrize("order", ["<", ">"])
def test_what_colours_mean_stays_where_no_profile_says_so(order: str) -> None:
    white = rationals(3127, 10000, 3290, 10000, order=order)
    data = made([PIXELS], rgb(order) | {318: white}, order=order)
    assert opened(lossless(data).data).tag_v2[318] == opened(data).tag_v2[318]  # type: ignore[attr-defined]
    profiled = rgb(order) | {318: white, 34675: (7, len(makers.SRGB), makers.SRGB)}
    assert 318 not in opened(lossless(made([PIXELS], profiled, order=order)).data).tag_v2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("number", "entry", "stays"),
    [
        (319, PRIMARIES, True),
        (301, CURVE, True),
        (318, rationals(3, 2, 1, 2), False),  # a share is one at most
        (318, rationals(0x53454352, 0xFFFFFFFF, 0x4554, 0xFFFFFFFF), True),
        (319, rationals(*([0x53454352, 0x45540000] * 6)), False),
    ],
)
def test_colours_are_shares_of_light(number: int, entry: tuple[int, int, bytes], stays: bool) -> None:
    fresh = lossless(made([PIXELS], rgb() | {number: entry}))
    assert (number in opened(fresh.data).tag_v2) is stays  # type: ignore[attr-defined]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("planes", [1, 3])
@pytest.mark.parametrize("compression", [1, 8])
def test_tiles_and_planes_stay(order: str, planes: int, compression: int) -> None:
    pieces = made_tiff.tiles(planes=planes)
    pieces = [zlib.compress(piece) for piece in pieces] if compression == 8 else pieces
    tags = {322: short(16, order=order), 323: short(16, order=order)}
    planar = {284: short(2, order=order)} if planes == 3 else {}
    data = made(pieces, rgb(order, compression=compression) | tags | planar, order=order, tiled=True)
    lossless(data)


def test_strips_may_be_many_and_the_last_one_short() -> None:
    rows = 7 * 48 * 3
    strips = [PIXELS[at : at + rows] for at in range(0, len(PIXELS), rows)]
    fresh = lossless(made(strips, rgb() | {278: short(7)}))
    assert len(TIFF.walk(fresh.data).of(Role.PICTURE)) > len(strips)


def test_a_strip_may_leave_out_its_length_where_the_picture_tells_it() -> None:
    data = made([PIXELS])
    at = data.index(struct.pack("<HHI", 279, 4, 1))
    lossless(data[:at] + struct.pack("<HHI", 65000, 4, 1) + data[at + 8 :])


def test_chroma_may_be_shared_by_four_pixels() -> None:
    data = bytes(number % 251 for number in range(24 * 16 * 6))
    walk = TIFF.walk(made([data], rgb(colours=6) | {530: short(2, 2)}))
    assert walk.of(Role.PICTURE)
    assert not TIFF.walk(made([data[:-6]], rgb(colours=6))).of(Role.PICTURE)
    assert not TIFF.walk(made([data], rgb(colours=6) | {284: short(2)})).of(Role.PICTURE)


def full() -> bytes:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x010E], tags[0x013B], tags[0x8298] = "Mayor opens the fair", "Eva Artist", "(c) Town"
    tags[0x010F], tags[0x0110], tags[0x0112] = "Canon", "Canon EOS R6", 6
    tags[0x0131], tags[0x013C], tags[0x010D] = "SECRET program", "SECRET computer", "SECRET document"
    tags[700], tags[33723], tags[34377] = makers.RICH_XMP, makers.iptc(), makers.irb(makers.iptc())
    tags.tagtype[700] = tags.tagtype[33723] = tags.tagtype[34377] = 7
    tags[65000] = "SECRET of an application"
    tags[0x8769] = {0x9003: "2026:05:14 10:22:31", 0xA431: "SECRET-1", 0x927C: b"SECRET notes", 0xA434: "RF24-105mm"}
    tags[0x8825] = {1: "N", 2: (52.0, 13.0, 5.0)}
    return makers.saved(makers.picture(), "TIFF", tiffinfo=tags, icc_profile=makers.SRGB)


def test_rights_captions_alt_text_profile_and_orientation_stay() -> None:
    data = full()
    fresh = lossless(data)
    assert makers.SECRET not in fresh.data
    kept, read = opened(fresh.data), read_metadata(fresh.data)
    assert kept.info["icc_profile"] == makers.SRGB
    assert TIFF.walk(fresh.data).stream() == TIFF.walk(data).stream()
    tags = Image.open(BytesIO(fresh.data)).tag_v2
    assert (tags[0x0112], tags[0x013B], tags[0x8298]) == (6, "Ewa Nowak", "(c) IPTC")
    assert read.alt["pl"] == "Orkiestra gra"
    assert read.creator == "Ewa Nowak"
    assert {"alt text", "caption", "colour profile", "orientation"} <= set(fresh.kept)
    named = {words.GPS, words.SERIAL, words.MAKER_NOTES, words.SOFTWARE, words.COMPUTER, words.CAMERA, words.DATES}
    assert named <= set(fresh.removed)


def test_archive_keeps_date_and_camera_in_directories_of_the_same_byte_order() -> None:
    for data in (full(), made([PIXELS], rgb(">") | {0x0110: text(b"Canon EOS R6")}, order=">")):
        fresh = clean_metadata(data, policy="archive")
        assert fresh.status == "cleaned"
        assert Image.open(BytesIO(fresh.data)).tag_v2[0x0110] == "Canon EOS R6"
        assert private_traces(fresh.data, policy="archive") == ()
        assert words.CAMERA in private_traces(fresh.data)
    assert opened(clean_metadata(full(), policy="archive").data).getexif().get_ifd(0x8769)[0x9003]


def test_the_mark_of_adobe_rgb_stays() -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[0x8769] = {0xA001: 0xFFFF, 0xA005: {1: "R03"}}
    for space in (tags, {0x8769: {0xA001: 0xFFFF}}):
        fresh = lossless(makers.saved(makers.picture(), "TIFF", tiffinfo=space))
        assert opened(fresh.data).getexif().get_ifd(0x8769)[0xA001] == 0xFFFF


def test_the_new_file_has_neither_slack_nor_odd_places() -> None:
    fresh = lossless(made([PIXELS[:-1] + b"\1"], rgb() | {270: text(b"Even")}, trailer=b"SECRET"))
    assert makers.SECRET not in fresh.data
    assert words.HIDDEN in fresh.removed
    assert len(fresh.data) % 2 == 0
    tags = Image.open(BytesIO(fresh.data)).tag_v2
    assert all(place % 2 == 0 for place in tags[273])


@pytest.mark.parametrize(
    "thumbnail", [THUMBNAIL, {255: short(2), 273: long(BEHIND), 279: long(9)}, {513: long(BEHIND), 514: long(9)}]
)
def test_a_thumbnail_is_dropped(thumbnail: dict[int, made_tiff.Entry]) -> None:
    data = made([PIXELS, makers.SECRET * 3], ONE_STRIP, further=[thumbnail])
    fresh = lossless(data)
    assert words.PREVIEW in fresh.removed
    assert words.PAGES not in fresh.removed
    assert makers.SECRET not in fresh.data
    assert opened(fresh.data).n_frames == 1


def test_directories_below_the_picture_are_dropped() -> None:
    below = made_tiff.directory({256: short(4), 270: text(b"SECRET")}, BEHIND)
    fresh = lossless(made([PIXELS, below], ONE_STRIP | {330: long(BEHIND)}))
    assert words.SECOND_PICTURE in fresh.removed


@pytest.mark.parametrize("further", [[PAGE], [THUMBNAIL, THUMBNAIL], [PAGE | {254: long(2)}], [{}]])
def test_further_pages_are_converted_as_before(further: list[dict[int, made_tiff.Entry]]) -> None:
    data = made([PIXELS], further=further)
    assert words.PAGES in private_traces(data)
    if further != [{}]:
        assert words.PAGES in converted(data).removed


def test_a_last_page_may_lack_the_place_of_the_next() -> None:
    data = made([PIXELS], further=[{**rgb(), 259: short(1)}])
    assert words.PAGES in private_traces(data[:-4])
    inline = {256: short(4), 257: short(4)}
    assert words.PAGES in private_traces(made([PIXELS], further=[inline])[:-4])


def test_a_big_tiff_is_converted_and_says_what_it_said() -> None:
    fresh = converted(made_tiff.big(b"Mayor opens the fair"))
    assert "Mayor opens the fair" in read_metadata(fresh.data).captions.values()
    for data in (b"II+\0", made_tiff.big(b"x")[:16], made_tiff.big(b"x")[:8] + b"\xff" * 40):
        assert TIFF.walk(data).damage


HOSTILE = {
    "strip too long": made([PIXELS + makers.SECRET]),
    "strips on each other": made([PIXELS, PIXELS], rgb() | {273: long(8, 8), 278: short(16)}),
    "more strips than rows": made([PIXELS, makers.SECRET * 9]),
    "text as depth": made([PIXELS], rgb() | {258: text(b"SECRET!")}),
    "long transfer function": made([PIXELS], rgb() | {301: (3, 800, makers.SECRET * 267)}),
    "falling transfer function": made([PIXELS], rgb() | {301: short(*range(400, 0, -1))}),
    "long tables": made([PIXELS], rgb() | {347: (7, 80_000, makers.SECRET * 13_334)}),
    "fax options": made([PIXELS], rgb() | {292: long(*range(9))}),
    "tile tags beside strips": made([PIXELS], rgb() | {324: long(8), 325: long(9), 322: short(16), 323: short(16)}),
    "behind the deflated": made([zlib.compress(PIXELS) + makers.SECRET], rgb(compression=8)),
    "deflated too much": made([zlib.compress(PIXELS + makers.SECRET)], rgb(compression=8)),
    "behind the packed": made([bytes(range(9)) * 600], rgb(compression=32773)),
    "second description of pixels": made([PIXELS], further=()).replace(
        struct.pack("<HHI", 277, 3, 1), struct.pack("<HHI", 262, 3, 1)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_hide_is_not_copied(name: str) -> None:
    data = HOSTILE[name]
    assert not TIFF.walk(data).of(Role.PICTURE)
    assert private_traces(data) != ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fresh = clean_metadata(data)
        except PhotoError:
            return
    assert fresh.status == "converted"
    assert makers.SECRET not in fresh.data


@pytest.mark.parametrize(
    "tags",
    [
        {256: long(0xFFFFFFFF), 257: long(0xFFFFFFFF)},
        {256: long(0xFFFFFFFF), 257: long(1), 277: short(65535)},
        {277: short(0)},
        {258: short(8, 8, 16)},
        {258: short(65, 65, 65)},
        {278: long(0)},
        {284: short(7)},
        {262: short(32803)},
        {254: long(1)},
        {259: short(6)},
        {259: short(50000)},
        {273: long(0xFFFFFFFF)},
        {273: (4, 0x10000000, bytes(4))},
        {279: long(0)},
        {322: short(16), 323: short(16), 324: long(8), 325: long(768), 273: short(8), 279: short(1)},
    ],
)
def test_impossible_pictures_are_not_copied(tags: dict[int, made_tiff.Entry]) -> None:
    data = made([PIXELS], rgb() | tags)
    assert not TIFF.walk(data).of(Role.PICTURE)


def test_too_large_tiles_and_too_many_strips_are_not_copied() -> None:
    tile = rgb() | {322: long(4096), 323: long(16)}
    assert not TIFF.walk(made([PIXELS], tile, tiled=True)).of(Role.PICTURE)
    thin = rgb() | {256: short(1), 257: short(30_000), 278: short(1)}
    assert not TIFF.walk(made([b"abc"] * 30_000, thin)).of(Role.PICTURE)


def test_a_loop_of_directories_ends() -> None:
    data = made([PIXELS])
    at = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, at)[0]
    end = at + 2 + 12 * count
    assert not TIFF.walk(data[:end] + struct.pack("<I", at) + data[end + 4 :]).of(Role.PICTURE)


def test_a_profile_that_is_none_goes() -> None:
    for profile in (makers.SECRET * 40, makers.SRGB + makers.SECRET):
        fresh = lossless(made([PIXELS], rgb() | {34675: (7, len(profile), profile)}))
        assert makers.SECRET not in fresh.data
        assert words.HIDDEN in fresh.removed
    assert TIFF.walk(made([PIXELS], rgb() | {34675: (7, 5_000_000, makers.SRGB.ljust(5_000_000))})).of(Role.PRIVATE)


def jpeg_tiff(stream: bytes, tables: bytes = b"") -> bytes:
    more = {347: (7, len(tables), tables)} if tables else {}
    return made([stream], rgb(compression=7, colours=6) | more | {278: short(32)})


def test_a_jpeg_inside_may_hold_nothing_but_its_picture() -> None:
    plain = makers.saved(makers.picture(), "JPEG")
    lossless(jpeg_tiff(plain))
    hiding = [makers.jpeg(makers.exif_segment(makers.exif())), plain + makers.SECRET, plain[:-2], plain[:2] + plain]
    hiding += [makers.saved(makers.picture(size=(48, 64)), "JPEG"), b"\xff\xd8\xff\xd9"]
    for stream in hiding:
        assert not TIFF.walk(jpeg_tiff(stream)).of(Role.PICTURE)
    assert not TIFF.walk(jpeg_tiff(plain, b"\xff\xd8\xff\xfe\0\x08SECRET\xff\xd9")).of(Role.PICTURE)


def test_fax_codes_are_what_an_encoder_writes() -> None:
    fax = {256: short(48), 257: short(32), 259: short(4), 262: short(0)}
    assert not TIFF.walk(made([b"\0\1SECRET"], fax)).of(Role.PICTURE)
    codes = makers.saved(drawn("1"), "TIFF", compression="group4")
    strip = next(part.data for part in TIFF.walk(codes).of(Role.PICTURE) if part.name == "piece")
    lossless(made([strip], fax))
    turned = bytes(int(f"{byte:08b}"[::-1], 2) for byte in strip)
    lossless(made([turned], fax | {266: short(2)}))
    for longer in (strip + makers.SECRET, makers.SECRET + strip, strip[:-4]):
        assert not TIFF.walk(made([longer], fax)).of(Role.PICTURE)
    assert not TIFF.walk(made([strip], fax | {257: long(3_000_000)})).of(Role.PICTURE)
    assert not TIFF.walk(made([strip], fax | {277: short(3)})).of(Role.PICTURE)


FILES = {
    kind: makers.saved(drawn(mode), "TIFF", compression=kind, description="A caption", software="SECRET")
    for mode, kind in [
        ("RGB", None),
        ("RGB", "tiff_lzw"),
        ("P", "packbits"),
        ("L", "tiff_deflate"),
        ("RGB", "jpeg"),
        ("1", "group4"),
    ]
}


@pytest.mark.parametrize("kind", FILES)
def test_no_change_to_a_file_makes_it_leak(kind: str | None) -> None:
    dice = random.Random(f"{kind}")
    data = FILES[kind]
    for _ in range(150):
        new = bytearray(data + makers.SECRET)
        for _ in range(dice.randint(1, 3)):
            at = dice.choice([dice.randrange(len(new)), dice.randrange(min(len(new), 300))])
            new[at : at + dice.choice([0, 1, 6])] = dice.choice([makers.SECRET, b"\xff", b"\0", b"\7"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                fresh = clean_metadata(bytes(new))
            except PhotoError:
                continue
        assert private_traces(fresh.data) == ()


@pytest.mark.parametrize(
    ("number", "kind", "value"),
    [
        (347, 7, b"SECRET tables of no JPEG"),
        (320, 3, b"SECRET palette of no palette picture" + bytes(1500)),
        (529, 5, b"SECRET coefficients 1234"),
        (280, 3, b"SECRET"),
    ],
)
def test_tags_that_nothing_in_the_picture_needs_go(number: int, kind: int, value: bytes) -> None:
    plain = makers.saved(makers.picture(), "TIFF")
    (at,) = struct.unpack_from("<I", plain, 4)
    (count,) = struct.unpack_from("<H", plain, at)
    entries = [struct.unpack_from("<HHI4s", plain, at + 2 + 12 * index) for index in range(count)]
    sizes = {3: 2, 5: 8, 7: 1}
    value = value[: len(value) // sizes[kind] * sizes[kind]]
    with_tag = sorted([*entries, (number, kind, len(value) // sizes[kind], struct.pack("<I", len(plain)))])
    moved = plain + value + b"\0" * (len(value) % 2)
    head = struct.pack("<H", count + 1) + b"".join(struct.pack("<HHI4s", *one) for one in with_tag) + bytes(4)
    cleaned = clean_metadata(moved[:4] + struct.pack("<I", len(moved)) + moved[8:] + head)
    assert b"SECRET" not in cleaned.data
    assert Image.open(BytesIO(cleaned.data)).convert("RGB").tobytes() == makers.picture().tobytes()


BIG_KINDS = {1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 6: "b", 7: "c", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d"}


def big_of(kind: int, count: int, value: bytes, entries: int = 1) -> bytes:
    """A BigTIFF of one tag, at whose end its value lies; behind the tag another one."""
    another = struct.pack("<HHQQ", 315, 2, 4, int.from_bytes(b"Eva", "little"))
    tag = struct.pack("<HHQQ", 0x9999, kind, count, 16 + 8 + 40)
    return struct.pack("<2sHHHQQ", b"II", 43, 8, 0, 16, entries) + tag + another + value


@pytest.mark.parametrize(("kind", "form"), BIG_KINDS.items())
def test_a_value_of_a_big_one_is_as_long_as_its_kind_says(kind: int, form: str) -> None:
    count = 17
    value = bytes(range(1, struct.calcsize(f"<{form * count}") + 1))
    data = big_of(kind, count, value)
    assert read_directories(classic_of(data)).raw(("0", 0x9999)) == value
    assert read_directories(classic_of(data[:-1])).raw(("0", 0x9999)) == b""


@pytest.mark.parametrize(("entries", "artist"), [(1, ""), (2, "Eva")])
def test_a_big_one_has_as_many_tags_as_it_says(entries: int, artist: str) -> None:
    data = big_of(1, 17, bytes(range(1, 18)), entries)
    assert read_directories(classic_of(data)).text(("0", 315)) == artist


def test_pages_of_a_damaged_file_are_named() -> None:
    whole = made([PIXELS], further=[PAGE])
    assert words.PAGES in private_traces(whole[:-2])
    assert words.PAGES not in private_traces(made([PIXELS])[:-2])


def test_a_thumbnail_is_known_by_its_last_tags_too() -> None:
    filler = {number: short(1) for number in range(259, 272)}
    thumbnail = {513: long(BEHIND), 514: long(9)}
    directories = read_directories(made([PIXELS], further=[filler | thumbnail], trailer=b"\xff\xd8 small"))
    assert not has_pages(directories)
    assert has_pages(read_directories(made([PIXELS], further=[filler])))


@pytest.mark.parametrize(("kind", "sound"), [(1, True), (3, True), (4, True), (8, True), (9, True), (5, False)])
def test_the_range_of_samples_may_be_of_any_plain_type(kind: int, sound: bool) -> None:
    form = {1: "3B", 3: "3H", 4: "3I", 5: "6I", 8: "3h", 9: "3i"}[kind]
    data = made([PIXELS], rgb() | {340: (kind, 3, bytes(struct.calcsize(f"<{form}")))})
    assert clean_metadata(data).status == ("cleaned" if sound else "converted")


def test_inks_are_named_where_there_are_inks() -> None:
    inks = {332: short(1), 334: short(4), 336: short(0, 255)}
    four = {258: short(8, 8, 8, 8), 262: short(5), 277: short(4)}
    printed = lossless(made([PIXELS + PIXELS[: len(PIXELS) // 3]], rgb() | four | inks))
    assert {332, 334, 336} <= set(opened(printed.data).tag_v2)  # type: ignore[attr-defined]
    shown = lossless(made([PIXELS], rgb() | inks))
    assert not {332, 334, 336} & set(opened(shown.data).tag_v2)  # type: ignore[attr-defined]


TURNED = {3: "H", 4: "I", 5: "II", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d", 13: "I"}


@pytest.mark.parametrize(("kind", "form"), TURNED.items())
def test_numbers_of_each_kind_are_the_same_in_the_other_byte_order(kind: int, form: str) -> None:
    values = [float(number) if form in "fd" else number for number in range(2, 2 + 3 * len(form))]
    there = struct.pack(f"<{form * 3}", *values)
    groups = _groups(read_directories(makers.block((0x9999, kind, 3, there))), ">")
    assert groups["0"][0x9999] == (kind, 3, struct.pack(f">{form * 3}", *values))


def test_how_a_fax_is_coded_stays_with_it() -> None:
    two_dimensions = {292: 1}
    data = makers.saved(drawn("1"), "TIFF", compression="group3", tiffinfo=two_dimensions)
    assert opened(data).tag_v2[292] == 1  # type: ignore[attr-defined]
    assert opened(lossless(data).data).tag_v2[292] == 1  # type: ignore[attr-defined]
    assert 292 not in opened(lossless(made([PIXELS], rgb() | {292: long(1)})).data).tag_v2  # type: ignore[attr-defined]


def test_that_it_is_the_whole_picture_need_not_be_said() -> None:
    assert 255 not in opened(lossless(made([PIXELS], rgb() | {255: short(1)})).data).tag_v2  # type: ignore[attr-defined]
