import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gallery.image.placeholder import pixels
from gallery.image.thumbhash import thumbhash
from tests.photos import scene, smooth

REFERENCE = [
    ("a0070a258e30597871787883879778853f9a13e0f8", (32, 23), ("191113ff", "00c94aff", "4038a6ff")),
    ("5ff789230c2c52705787475b8f25e0f8d87778877f7348", (19, 32), ("22190ff0", "848a8209", "6970d4ff")),
    ("9f070a418e305978747848785f9534c0f8", (32, 5), ("262d29ff", "17b52aff", "4548b4ff")),
    ("9ff78d390e2d4570589757468f36e0d7888878777f7718", (6, 32), ("0e0c06e5", "aa9c8459", "4369c2e6")),
    ("5e078a1d0e2c404960777485474faf24c0f8f86778877f7268", (32, 32), ("000000ff", "77726f00", "4c3aa6ff")),
]
"""Hash, and size, first, middle and last pixel (RGBA) of what Evan Wallace's own JavaScript makes of it."""


@pytest.mark.parametrize(("encoded", "size", "expected"), REFERENCE)
def test_it_is_the_reference_s(encoded: str, size: tuple[int, int], expected: tuple[str, str, str]) -> None:
    made = pixels(bytes.fromhex(encoded), 32).astype(int)
    height, width, depth = made.shape
    assert (width, height) == size
    middle = divmod(width * height // 2 + width // 2, width)
    for place, colour in zip(((0, 0), middle, (-1, -1)), expected, strict=True):
        assert np.abs(made[place] - list(bytes.fromhex(colour))[:depth]).max() <= 1


def test_it_shows_the_picture_from_afar() -> None:
    """Colours of the corners and the middle, within a twelfth."""
    picture = smooth((120, 80))
    made = pixels(thumbhash(picture), 12)
    assert made.shape == (9, 12, 3)
    far = np.asarray(picture.resize((12, 9), Image.Resampling.BOX), float)
    assert np.abs(made.astype(float) - far).mean() <= 255 / 12


@pytest.mark.parametrize(("size", "expected"), [((300, 100), (3, 12)), ((100, 300), (12, 3)), ((80, 80), (12, 12))])
def test_it_has_about_the_picture_s_proportion(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """In sevenths: more is not in the hash."""
    assert pixels(thumbhash(scene(1, size)), 12).shape[:2] == expected


def test_transparency_is_kept() -> None:
    picture = scene(1).convert("RGBA")
    picture.putalpha(0)
    made = pixels(thumbhash(picture), 12)
    assert made.shape[2] == 4
    assert made[..., 3].max() == 0


@given(st.binary(max_size=40))
def test_any_bytes_are_a_picture_or_no_thumbhash(data: bytes) -> None:
    try:
        made = pixels(data, 12)
    except ValueError:
        return
    assert max(made.shape[:2]) == 12


def test_a_hash_that_was_cut_off_is_none() -> None:
    whole = thumbhash(scene(1))
    for length in range(len(whole)):
        with pytest.raises(ValueError, match="no ThumbHash"):
            pixels(whole[:length], 12)
