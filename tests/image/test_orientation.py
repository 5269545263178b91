import struct
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from gallery.image.frame import decode
from gallery.image.orientation import orientation_of, swaps_sides, upright
from tests.image.files import chunk, heic, png
from tests.photos import encoded, exif, scene, smooth

ALL = range(1, 9)
LOSSLESS = {"WEBP": {"lossless": True}, "AVIF": {"quality": 100, "subsampling": "4:4:4"}}


def apart(one: Image.Image, other: Image.Image) -> float:
    """Mean difference in grey levels."""
    assert one.size == other.size
    return float(np.abs(np.asarray(one.convert("RGB"), float) - np.asarray(other.convert("RGB"), float)).mean())


@pytest.mark.parametrize("orientation", ALL)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_a_photo_is_upright_as_pillow_turns_it(form: str, orientation: int) -> None:
    data = encoded(scene(2, (60, 40)), form, exif=exif(orientation=orientation), **LOSSLESS.get(form, {}))
    with Image.open(BytesIO(data)) as opened:
        expected = ImageOps.exif_transpose(opened)
        frame = decode(data)
        assert apart(frame.picture, expected) < 0.01
    assert (frame.width, frame.height) == frame.picture.size


@pytest.mark.parametrize("orientation", ALL)
def test_a_heic_is_turned_once(orientation: int) -> None:
    picture = smooth((64, 48))
    frame = decode(heic(picture, exif(orientation=orientation)))
    assert apart(frame.picture, upright(picture, orientation)) < 4
    assert (frame.width, frame.height) == frame.picture.size


@pytest.mark.parametrize("orientation", ALL)
def test_turning_agrees_with_pillow(orientation: int) -> None:
    picture = scene(2, (6, 4))
    picture.getexif()[0x0112] = orientation
    assert apart(upright(picture, orientation), ImageOps.exif_transpose(picture)) == 0
    assert swaps_sides(orientation) == (upright(picture, orientation).width == 4)


def test_a_png_may_say_it_behind_its_pixels() -> None:
    """PNG 3, 11.3.4.6: eXIf has its place anywhere between IHDR and IEND."""
    rows = b"\0" + b"\xff\0\0" * 3 + b"\0" + b"\0\0\xff" * 3
    plain = png(3, 2, rows=rows)
    late = plain[:-12] + chunk(b"eXIf", exif(orientation=6).removeprefix(b"Exif\0\0")) + plain[-12:]
    frame = decode(late)
    assert (frame.width, frame.height) == frame.picture.size == (2, 3)


def test_a_png_is_not_turned_by_a_text_that_looks_like_exif() -> None:
    """Browsers read eXIf alone; ImageMagick's ``Raw profile type exif`` is text."""
    block = exif(orientation=6)
    text = b"Raw profile type exif\0\nexif\n" + str(len(block)).encode() + b"\n" + block.hex().encode()
    frame = decode(png(3, 2, chunk(b"tEXt", text), rows=(b"\0" + b"\0" * 9) * 2))
    assert (frame.width, frame.height) == frame.picture.size == (3, 2)


def test_only_the_first_ifd_counts() -> None:
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    second = struct.pack("<H", 1) + entry + b"\0" * 4
    first = struct.pack("<HI", 0, 14)
    assert orientation_of(b"II*\0\x08\0\0\0" + first + second) == 1


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", ALL)
@pytest.mark.parametrize("prefix", [b"", b"Exif\0\0"])
def test_both_byte_orders_are_read(order: str, orientation: int, prefix: bytes) -> None:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    other = struct.pack(f"{order}HHII", 0x0100, 4, 1, 3)
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    block = prefix + mark + struct.pack(f"{order}IH", 8, 2) + other + entry
    assert orientation_of(block) == orientation


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"Exif\0\0",
        b"II*\0",
        b"XX*\0\x08\0\0\0\x01\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, 0, 0),
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 1, 9, 0),
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 4, 1, 6, 0),
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x0112, 3, 2, 6, 6),
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIH", 0x0112, 3, 1, 6),
    ],
)
def test_a_damaged_block_says_nothing(block: bytes) -> None:
    assert orientation_of(block) == 1


@given(st.binary(max_size=60), st.sampled_from([b"", b"II*\0", b"MM\0*", b"Exif\0\0II*\0\x08\0\0\0\x03\0"]))
def test_any_bytes_give_an_orientation(data: bytes, start: bytes) -> None:
    assert orientation_of(start + data) in ALL
