"""What a PNG may say beside its pixels, and where it hides more."""

import re
import struct
import time
import zlib
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from gallery.errors import CleaningFailed
from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Role
from gallery.metadata.containers.png import file as png
from gallery.metadata.containers.png.chunks import split
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Cleaned
from tests.metadata import makers
from tests.metadata.makers import SECRET, SRGB, chunk

LONG = (SECRET * 200)[:768]


def kinds(data: bytes) -> list[bytes]:
    return [part.data[4:8] for part in png.walk(data).of(Role.PICTURE, Role.PROFILE)]


def pixels(data: bytes) -> bytes:
    return Image.open(BytesIO(data)).convert("RGBA").tobytes()


def behind(data: bytes, *chunks: bytes) -> bytes:
    """The chunks behind the picture data."""
    return data[:-12] + b"".join(chunks) + data[-12:]


def cleaned(data: bytes, status: str = "cleaned") -> Cleaned:
    """Cleaned without a change to the pixels, and for good."""
    found = clean_metadata(data)
    assert found.status == status
    assert SECRET not in found.data
    assert private_traces(found.data) == ()
    assert clean_metadata(found.data).data == found.data
    if status == "cleaned":
        assert pixels(found.data) == pixels(data)
    return found


def frames(count: int = 2) -> bytes:
    pictures = [makers.picture(shift=40 * number) for number in range(count)]
    return makers.saved(pictures[0], "PNG", save_all=True, append_images=pictures[1:], duration=200, loop=3)


def test_a_frame_that_does_not_say_where_it_lies_is_none() -> None:
    data = frames()
    at = data.index(b"fcTL") - 4
    short = chunk(b"fcTL", data[at + 8 : at + 33])
    found = clean_metadata(data[:at] + short + data[at + 38 :])
    assert pixels(found.data) == pixels(data)
    assert found.removed == ("further pictures in the file",)
    assert kinds(found.data) == [b"IHDR", b"IDAT"]


def control(number: int) -> bytes:
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, 48, 32, 0, 0, 1, 10, 0, 0))


def announced(data: bytes, count: int) -> bytes:
    at = data.index(b"acTL") - 4
    return data[:at] + chunk(b"acTL", struct.pack(">II", count, 3)) + data[at + 20 :]


@pytest.mark.parametrize("missing", range(13, 17))
def test_a_picture_whose_last_bytes_are_missing_is_encoded_afresh_and_not_lost(missing: int) -> None:
    found = cleaned(makers.png()[:-missing], "converted")
    assert Image.open(BytesIO(found.data)).size == (48, 32)


@pytest.mark.parametrize("missing", range(1, 13))
def test_a_missing_end_is_mended(missing: int) -> None:
    assert cleaned(makers.png()[:-missing]).data == makers.png()


def test_a_copy_of_a_picture_that_shows_something_else_is_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    other = makers.png(image=makers.picture(shift=80))
    monkeypatch.setattr("gallery.metadata.clean.assemble", lambda *given: other)
    assert clean_metadata(makers.png()[:-12]).status == "converted"


def test_a_file_of_a_header_alone_is_no_picture() -> None:
    with pytest.raises(CleaningFailed):
        clean_metadata(makers.png()[:33] + makers.png()[-12:])


@pytest.mark.parametrize(
    "extra",
    [
        chunk(b"PLTE", LONG),
        chunk(b"PLTE", LONG[:300]) + chunk(b"hIST", LONG[:200]),
        chunk(b"hIST", LONG[:512]),
        chunk(b"gAMA", b"SECR"),
        chunk(b"cHRM", (SECRET * 6)[:32]),
        chunk(b"cHRM", bytes(33)),
        chunk(b"sRGB", b"S"),
        chunk(b"cICP", b"SECR"),
        chunk(b"sBIT", b"SEC"),
        chunk(b"sBIT", b"\x08\x08"),
        chunk(b"mDCV", SECRET * 5),
        chunk(b"mDCV", SECRET * 4),
        chunk(b"cLLI", SECRET),
        chunk(b"cLLI", SECRET + b"SE"),
        chunk(b"pHYs", SECRET + b"SEC"),
        chunk(b"pHYs", SECRET + b"SE\1"),
        chunk(b"bKGD", SECRET),
        chunk(b"bKGD", b"\0\1"),
    ],
)
def test_a_chunk_that_does_not_fit_goes(extra: bytes) -> None:
    data = makers.png(extra)
    if extra[4:8] == b"gAMA":  # one that fits, and the same again
        data = makers.png(chunk(b"gAMA", struct.pack(">I", 45455)), extra)
    assert words.HIDDEN in cleaned(data).removed


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (b"gAMA", struct.pack(">I", 45455)),
        (b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
        (b"sRGB", b"\0"),
        (b"cICP", b"\x0c\x0d\0\1"),
        (b"sBIT", b"\5\6\5"),
        (b"mDCV", bytes(24)),
        (b"cLLI", bytes(8)),
        (b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        (b"bKGD", bytes(6)),
        (b"tRNS", b"\0\1\0\1\0\1"),
    ],
)
def test_a_chunk_that_fits_stays_once_and_before_the_picture(kind: bytes, content: bytes) -> None:
    assert kinds(cleaned(makers.png(chunk(kind, content))).data).count(kind) == 1
    if kind == b"tRNS":
        return
    twice = makers.png(chunk(kind, content), chunk(kind, content))
    assert cleaned(twice).removed == (words.HIDDEN,)
    late = cleaned(behind(makers.png(), chunk(kind, content)))
    assert (late.removed, kinds(late.data)) == ((words.HIDDEN,), [b"IHDR", b"IDAT"])


@pytest.mark.parametrize("content", [b"SECRET!", b"\1\0\0\0\0\0"])
def test_transparency_that_decoders_read_differently_is_encoded_afresh(content: bytes) -> None:
    cleaned(makers.png(chunk(b"tRNS", content)), "converted")


def test_transparency_of_a_picture_with_alpha_goes() -> None:
    data = makers.png(chunk(b"tRNS", SECRET), image=makers.picture("RGBA"))
    assert cleaned(data).removed == (words.HIDDEN,)


def test_a_palette_with_transparency_and_background_stays() -> None:
    data = makers.saved(makers.picture("P"), "PNG", transparency=3)
    at = data.index(b"tRNS") - 4
    data = data[:at] + chunk(b"sBIT", b"\x08\x08\x08") + data[at:]
    assert b"sBIT" not in kinds(cleaned(data).data)  # behind PLTE decoders ignore it
    ground = data.index(b"IDAT") - 4
    found = cleaned(data[:ground] + chunk(b"bKGD", b"\2") + chunk(b"hIST", LONG[:512]) + data[ground:])
    assert kinds(found.data) == [b"IHDR", b"PLTE", b"tRNS", b"bKGD", b"IDAT"]


def test_entries_that_no_pixel_can_name_go() -> None:
    image = Image.new("P", (8, 8))
    image.putpalette([255, 0, 0, 0, 255, 0])
    data = makers.saved(image, "PNG", bits=1)
    at = data.index(b"PLTE") - 4
    end = at + 12 + int.from_bytes(data[at : at + 4], "big")
    found = cleaned(data[:at] + chunk(b"PLTE", bytes(6) + SECRET * 10) + data[end:])
    assert b"\0\0\0\6PLTE" in found.data


@pytest.mark.parametrize("palette", [b"", chunk(b"PLTE", bytes(7)), chunk(b"PLTE", bytes(6)) * 2])
def test_a_palette_that_is_none_is_not_copied(palette: bytes) -> None:
    data = makers.saved(makers.picture("P"), "PNG")
    at = data.index(b"PLTE") - 4
    end = at + 12 + int.from_bytes(data[at : at + 4], "big")
    assert png.walk(data[:at] + palette + data[end:]).damage


@pytest.mark.parametrize(
    "data",
    [
        makers.png(chunk(b"SECR", b"x")),  # a letter says that without it nobody understands the rest
        behind(makers.png(), chunk(b"tEXt", b"a\0b"), chunk(b"IDAT", SECRET)),
        makers.png(makers.png()[8:33]),
        makers.png()[:8] + chunk(b"tEXt", b"a\0b") + makers.png()[8:],
        makers.png()[:8] + chunk(b"IHDR", makers.png()[16:29][:-1] + b"\2") + makers.png()[33:],
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_chunks_that_are_not_those_of_one_picture_are_damage(data: bytes) -> None:
    assert png.walk(data).damage


def test_frames_of_no_animation_go() -> None:
    data = makers.png()
    found = clean_metadata(behind(data, chunk(b"fdAT", bytes(4) + SECRET)))
    assert (found.status, found.data) == ("cleaned", data)
    assert found.removed == (words.SECOND_PICTURE,)


def test_frames_behind_those_that_are_announced_go() -> None:
    whole = frames(3)
    found = clean_metadata(announced(whole, 2))
    assert found.status == "cleaned"
    assert found.removed == (words.SECOND_PICTURE,)
    assert [len(list(filter(kind.__eq__, kinds(found.data)))) for kind in (b"fcTL", b"fdAT")] == [2, 1]
    assert getattr(Image.open(BytesIO(found.data)), "n_frames", 1) == 2


def test_a_whole_animation_stays() -> None:
    found = clean_metadata(frames(3))
    assert (found.status, found.removed, found.data) == ("cleaned", (), frames(3))


def broken() -> dict[str, bytes]:
    whole = frames(3)
    first = whole.index(b"fdAT") - 4
    second = whole.index(b"fcTL", first) - 4
    length = 12 + int.from_bytes(whole[first : first + 4], "big")
    data = whole[first : first + length]
    return {
        "more announced than there are": announced(whole, 4),
        "none announced": announced(whole, 0),
        "announced twice": whole[:33] + whole[33:53] + whole[33:],
        "a frame without data": whole[:first] + whole[second:],
        "data behind the picture's own": whole[: first - 38] + data + whole[first - 38 :],
        "data twice under one number": whole[:first] + data + whole[first:],
        "a number too few": whole[:first] + chunk(b"fdAT", data[8:11]) + whole[first + length :],
        "a control too short": whole[: first - 38] + chunk(b"fcTL", bytes(4)) + whole[first:],
        "a frame outside": whole[: first - 38]
        + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 1, 48, 32, 1, 0, 1, 10, 0, 0))
        + whole[first:],
        "a control at the end": behind(announced(whole, 4), control(5)),
    }


@pytest.mark.parametrize("name", broken())
def test_an_animation_with_an_error_becomes_the_picture_that_decoders_fall_back_to(name: str) -> None:
    found = clean_metadata(broken()[name])
    assert found.status == "cleaned"
    assert words.SECOND_PICTURE in found.removed
    assert kinds(found.data) == [b"IHDR", b"IDAT"]
    assert pixels(found.data) == pixels(makers.png())


def test_one_profile_is_inflated_and_the_others_go() -> None:
    bomb = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(4_000_000), 9))
    begin = time.perf_counter()
    found = clean_metadata(makers.png(chunk(b"iCCP", b"own\0\0" + zlib.compress(SRGB)), *[bomb] * 500))
    assert time.perf_counter() - begin < 2
    assert found.kept == ("colour profile",)
    assert found.removed == (words.HIDDEN,)


@pytest.mark.parametrize(
    "packed",
    [
        zlib.compress(SRGB + SECRET),
        zlib.compress(SRGB + bytes(500_000)),
        zlib.compress(SRGB) + SECRET,
        zlib.compress(SRGB)[:-4],
    ],
)
def test_a_profile_with_a_surplus_stays_without_it(packed: bytes) -> None:
    found = cleaned(makers.png(chunk(b"iCCP", b"own\0\0" + packed)))
    assert Image.open(BytesIO(found.data)).info["icc_profile"] == SRGB
    assert found.removed == (words.HIDDEN,)


def test_a_sound_profile_keeps_its_bytes() -> None:
    packed = zlib.compress(SRGB, 3)
    assert packed in cleaned(makers.png(chunk(b"iCCP", b"own\0\0" + packed))).data


def test_a_profile_that_no_decoder_takes_is_not_made_active() -> None:
    late = behind(makers.png(), chunk(b"iCCP", b"own\0\0" + zlib.compress(SRGB)))
    assert cleaned(late).kept == ()


@pytest.mark.parametrize("packed", [b"\0not compressed", b"\1" + zlib.compress(SRGB), b"\0" + zlib.compress(b"none")])
def test_a_profile_that_is_none_goes(packed: bytes) -> None:
    walk = png.walk(makers.png(chunk(b"iCCP", b"own\0" + packed)))
    assert [part.name for part in walk.of(Role.PROFILE, Role.PRIVATE)] == [words.HIDDEN]


def test_every_author_counts() -> None:
    data = makers.png(*(chunk(b"tEXt", b"Author\0" + name) for name in (b"Anna A", b"Beata B", b"Anna A")))
    assert read_metadata(cleaned(data).data).creator == "Anna A; Beata B"


def test_rights_behind_many_texts_are_read() -> None:
    titles = [chunk(b"tEXt", b"Title\0No. %d" % number) for number in range(40)]
    comments = [chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 9)) for _ in range(200)]
    rights = chunk(b"zTXt", b"Copyright\0\0" + zlib.compress(b"(c) Anna"))
    assert read_metadata(cleaned(makers.png(*titles, *comments, rights)).data).copyright == "(c) Anna"


@pytest.mark.parametrize("tail", [b"", b"broken"])
def test_texts_swell_to_a_bounded_size_together(tail: bytes) -> None:
    packed = zlib.compress(b" " * 1_000_000, 9)
    bombs = [
        chunk(b"zTXt", b"Raw profile type xmp\0\0" + packed[: len(packed) - len(tail)] + tail) for _ in range(3_000)
    ]
    begin = time.perf_counter()
    parts = png.walk(makers.png(*bombs)).of(Role.PRIVATE)
    assert time.perf_counter() - begin < 1
    assert sum(len(part.data) for part in parts) < 8_000_000 + sum(map(len, bombs))


def test_order_is_kept() -> None:
    data = makers.saved(makers.picture("P"), "PNG", transparency=3, gamma=0.45)
    assert all(a != b for a, b in pairwise(kinds(cleaned(data).data)))


def placed(number: int, width: int, height: int, x: int = 0, y: int = 0) -> bytes:
    return chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, x, y, 1, 10, 0, 0))


def test_the_first_frame_fills_the_picture_and_later_ones_need_not() -> None:
    whole = frames(2)
    first, data = whole.index(b"fcTL") - 4, whole.index(b"fdAT") - 4
    small = makers.saved(makers.picture(size=(24, 16)), "PNG")
    content = b"".join(
        small[at + 4 : at + 4 + int.from_bytes(small[at - 4 : at], "big")]
        for at in [found.start() for found in re.finditer(b"IDAT", small)]
    )
    length = 12 + int.from_bytes(whole[data : data + 4], "big")
    part = placed(1, 24, 16, 24, 16) + chunk(b"fdAT", struct.pack(">I", 2) + content)
    later = whole[: data - 38] + part + whole[data + length :]
    assert clean_metadata(later).removed == ()
    early = whole[:first] + placed(0, 24, 16) + whole[first + 38 :]
    assert clean_metadata(early).removed == (words.SECOND_PICTURE,)


def test_what_stays_is_written_before_the_picture() -> None:
    found = clean_metadata(makers.full_png(), policy="archive")
    assert found.status == "cleaned"
    assert found.data.index(b"eXIf") < found.data.index(b"IDAT")
    assert found.data.index(b"iTXt") < found.data.index(b"IDAT")


def test_a_file_of_more_chunks_than_any_is_not_taken_apart() -> None:
    bare = makers.png()
    own = len(list(split(bare)))
    most = bare[:-12] + chunk(b"tIME", bytes(7)) * (MAX_PARTS - own) + bare[-12:]
    assert png.walk(most).damage == ""
    assert png.walk(most[:-12] + chunk(b"tIME", bytes(7)) + most[-12:]).damage == TOO_MANY
