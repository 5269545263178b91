import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery.image.thumbhash import thumbhash
from tests.photos import scene


def waves(width: int, height: int, *, hole: bool = False) -> Image.Image:
    """A picture of whole numbers, so that every program makes the same; ``hole`` makes its middle transparent."""
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    red = x * 255 // max(1, width - 1) + (x * x * 3 + y * 7) % 256 // 4
    green = y * 255 // max(1, height - 1) + (x * 5 + y * y * 2 + x * y) % 256 // 4
    blue = (x + y) * 255 // max(1, width + height - 2) + (x * 11 + y * 13) % 256 // 8
    inside = (4 * x - 2 * width) ** 2 + (4 * y - 2 * height) ** 2 < width * height
    alpha = np.where(inside & hole, 0, 255)
    return Image.fromarray((np.stack([red, green, blue, alpha], -1) % 256).astype(np.uint8))


REFERENCE = [
    (100, 67, False, "a0070a258e30597871787883879778853f9a13e0f8"),
    (100, 67, True, "5f078a238e2c50487277755f9b25d0f8f84778877d7378"),
    (67, 100, False, "a0f709250c32597078387898878587773b8f13e0f8"),
    (67, 100, True, "5ff789230c2c52705787475b8f25e0f8d87778877f7348"),
    (100, 100, False, "a0070a1f0c305a7870787883879787577888f7f119018e0f"),
    (100, 100, True, "5f078a1d0c2c504970777586574f9f24d0f8f86778877f7268"),
    (100, 12, False, "9f070a418e305978747848785f9534c0f8"),
    (100, 12, True, "5ef789418c2d40497577846f9525c1f8f8177887788787"),
    (12, 100, False, "9ff70d391045704878797578468f36d0e7"),
    (12, 100, True, "9ff78d390e2d4570589757468f36e0d7888878777f7718"),
    (40, 30, False, "a0070a2590305a787178787378a887752f9b33c1f7"),
    (40, 30, True, "5e078a24902c504862777586f7b559137c8f7f8577e8378707"),
    (33, 34, False, "a0070a1f0e205a787078778287a787577878f7f10a028d0f"),
    (33, 34, True, "5e078a1d0e2c404960777485474faf24c0f8f86778877f7268"),
    (1, 1, False, "000802070000000000000000000000000000000000000000"),
]
"""Made by Evan Wallace's own JavaScript (``thumbhash`` 0.1.1) of the same pixels."""


@pytest.mark.parametrize(("width", "height", "hole", "expected"), REFERENCE)
def test_it_is_the_reference_s(width: int, height: int, hole: bool, expected: str) -> None:
    assert thumbhash(waves(width, height, hole=hole)).hex() == expected


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (Image.new("RGB", (100, 67), (200, 120, 40)), "9e9b020580"),
        (Image.new("RGB", (1, 1), (200, 120, 40)), "9e9b3ef728"),
        (Image.new("RGBA", (2, 1), (9, 9, 9, 0)), "0008820380"),
    ],
)
def test_the_constants_of_a_plain_picture_are_the_reference_s(picture: Image.Image, expected: str) -> None:
    """The other bytes are waves that are not there: noise in the reference, nothing here."""
    assert thumbhash(picture)[:5].hex() == expected


def test_waves_that_are_not_there_are_nothing() -> None:
    """Not the noise of adding, which differs by machine."""
    assert set(thumbhash(Image.new("RGB", (64, 48), (200, 120, 40)))[5:]) == {0}


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 50))
def test_it_has_at_most_25_bytes_whatever_the_size(width: int, height: int, seed: int) -> None:
    assert 13 <= len(thumbhash(scene(seed, (width, height)))) <= 25


def test_a_large_picture_has_the_hash_of_the_small_one() -> None:
    """Up to a step of a wave here and there."""
    large = scene(3, (1200, 800))
    small = large.resize((96, 64), Image.Resampling.LANCZOS)
    pairs = zip(thumbhash(large), thumbhash(small), strict=True)
    assert all(abs((one >> shift & 15) - (other >> shift & 15)) <= 1 for one, other in pairs for shift in (0, 4))


def test_transparency_that_hides_nothing_is_none() -> None:
    picture = scene(2)
    assert thumbhash(picture.convert("RGBA")) == thumbhash(picture)


def test_colours_that_nobody_sees_do_not_count() -> None:
    """What is transparent takes the mean colour of what is not."""
    seen = waves(60, 40, hole=True)
    pixels = np.asarray(seen).copy()
    pixels[pixels[..., 3] == 0] = (255, 0, 255, 0)
    assert thumbhash(Image.fromarray(pixels)) == thumbhash(seen)
