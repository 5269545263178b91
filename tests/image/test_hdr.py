"""Files that say in code points what their numbers stand for."""

import struct
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pillow_heif import from_bytes

from gallery.image.cicp import HLG, PQ, CodePoints
from gallery.image.formats.nclx import code_points
from gallery.image.frame import decode
from gallery.image.light import shown_in_srgb
from tests.image.files import chunk, heic, png, small
from tests.photos import encoded, smooth
from tests.profiles import to_srgb, wide_gamut

GREY = (150, 150, 150)
FORMS = ("avif", "heic", "png")


def plain(form: str, picture: Image.Image) -> bytes:
    return heic(picture) if form == "heic" else encoded(picture, form.upper(), quality=100)


def coded(form: str, picture: Image.Image, points: CodePoints) -> bytes:
    """A file whose numbers are said to stand for that."""
    data = plain(form, picture)
    if form == "png":
        return data[:33] + chunk(b"cICP", bytes((points.primaries, points.transfer, 0, 1))) + data[33:]
    at = data.index(b"nclx") + 4
    return data[:at] + struct.pack(">HH", points.primaries, points.transfer) + data[at + 4 :]


def pixel(data: bytes) -> tuple[int, ...]:
    return decode(data).rgb.getpixel((8, 8))  # type: ignore[return-value]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("points", [CodePoints(9, PQ), CodePoints(9, HLG), CodePoints(12, 13)])
def test_pixels_come_to_srgb(form: str, points: CodePoints) -> None:
    colour = (150, 140, 120)
    picture = Image.new("RGB", (32, 32), colour)
    expected = shown_in_srgb(np.asarray(picture)[:1, :1], points)[0, 0]
    assert np.abs(np.subtract(pixel(coded(form, picture, points)), expected.astype(int))).max() <= 6


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("points", [CodePoints(1, 13), CodePoints(1, 1), CodePoints(2, 2), CodePoints(11, 16)])
def test_srgb_and_what_nobody_knows_stay_as_they_are(form: str, points: CodePoints) -> None:
    picture = smooth((32, 32))
    assert decode(coded(form, picture, points)).picture.tobytes() == decode(plain(form, picture)).picture.tobytes()


def test_ten_bits_of_a_heic_are_all_used() -> None:
    """A gradient of PQ from black to white of a page; 8 bits have some 150 steps there, and a page shows 230."""
    values = np.linspace(0, 0.58 * 65_535, 600).astype(np.uint16)
    row = np.repeat(np.repeat(values[None, :, None], 3, axis=2), 64, axis=0)
    file, out = from_bytes(mode="RGB;16", size=(600, 64), data=row.tobytes()), BytesIO()
    nclx = {"color_primaries": 9, "transfer_characteristics": PQ, "matrix_coefficients": 9, "full_range_flag": 1}
    file.save(out, quality=-1, chroma=444, **nclx)
    frame = decode(out.getvalue())
    assert (frame.width, frame.height, frame.picture.size, frame.alpha) == (600, 64, (600, 64), False)
    assert len(np.unique(np.asarray(frame.grey))) > 180


def test_transparency_stays() -> None:
    picture = Image.new("RGBA", (16, 16), (*GREY, 90))
    seen = decode(coded("png", picture, CodePoints(9, PQ))).picture
    assert (seen.mode, seen.getpixel((3, 3))[3]) == ("RGBA", 90)  # type: ignore[index]


def test_in_avif_a_profile_wins() -> None:
    """ISO/IEC 23000-22, 7.3.6.4; Pillow writes both."""
    colour = (90, 160, 120)
    data = encoded(Image.new("RGB", (32, 32), colour), "AVIF", icc_profile=wide_gamut(), quality=100)
    assert code_points(data) is None
    assert np.abs(np.subtract(pixel(data), to_srgb(colour))).max() <= 4


def test_in_png_the_chunk_wins() -> None:
    data = encoded(Image.new("RGB", (32, 32), (90, 160, 120)), "PNG", icc_profile=wide_gamut())
    assert pixel(data[:33] + chunk(b"cICP", bytes((1, 13, 0, 1))) + data[33:]) == (90, 160, 120)


@pytest.mark.parametrize("body", [b"", b"\x09\x10\0", b"\x09\x10\0\x01\0"])
def test_a_chunk_of_another_length_says_nothing(body: bytes) -> None:
    data = png(1, 1, chunk(b"cICP", body), rows=b"\0" + bytes(GREY))
    assert decode(data).picture.getpixel((0, 0)) == GREY


def test_a_chunk_behind_the_pixels_says_nothing() -> None:
    data = encoded(Image.new("RGB", (16, 16), GREY), "PNG")
    assert pixel(data[:-12] + chunk(b"cICP", b"\x09\x10\0\x01") + data[-12:]) == GREY


@pytest.mark.parametrize("form", ["avif", "heic"])
def test_the_numbers_of_the_files_own_picture_are_found(form: str) -> None:
    assert code_points(coded(form, smooth((32, 32)), CodePoints(9, HLG))) == CodePoints(9, HLG)


@pytest.mark.parametrize("form", ["avif", "heic"])
def test_numbers_that_belong_to_no_item_say_nothing(form: str) -> None:
    """As where they belong to a thumbnail, or to the map of an HDR gain map."""
    data = coded(form, smooth((32, 32)), CodePoints(9, HLG))
    at = data.index(b"pitm") + 8
    assert code_points(data[:at] + b"\x7f\x7f" + data[at + 2 :]) is None


def test_a_box_may_be_longer_than_32_bits_tell() -> None:
    data = coded("avif", smooth((32, 32)), CodePoints(9, HLG))
    at = int.from_bytes(data[:4], "big")
    long = struct.pack(">I4sQ", 1, b"free", 24) + bytes(8)
    assert code_points(data[:at] + long + data[at:]) == CodePoints(9, HLG)


@settings(max_examples=300)
@given(st.sampled_from(["avif", "heic"]), st.integers(0, 400), st.binary(min_size=1, max_size=9), st.integers(0, 500))
def test_no_bytes_at_all_break_the_search(form: str, at: int, patch: bytes, end: int) -> None:
    data = small(form)
    code_points(data[:at] + patch + data[at + len(patch) :])
    code_points(data[:end])
