"""The perceptual hash and its eight positions."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from gallery.dedupe.phash import NO_PICTURE, TURNS, hash_turns, phash, turned
from tests.dedupe.pictures import scene

GREY = np.asarray(scene(1).convert("L"))


def distance(one: int, other: str) -> int:
    return (one ^ int(other, 16)).bit_count()


def test_it_has_256_bits_as_64_hex_digits() -> None:
    assert len(phash(GREY)) == 64
    assert int(phash(GREY), 16).bit_count() > 64


@pytest.mark.parametrize("turn", range(8))
def test_the_hash_of_a_turned_picture_follows_from_the_bits(turn: int) -> None:
    assert distance(hash_turns(phash(GREY))[turn], phash(turned(GREY, turn))) <= 1


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("mirrored", Image.Transpose.FLIP_LEFT_RIGHT),
        ("flipped upside down", Image.Transpose.FLIP_TOP_BOTTOM),
        ("turned by 180°", Image.Transpose.ROTATE_180),
        ("turned by 90°", Image.Transpose.ROTATE_270),
        ("turned by 270°", Image.Transpose.ROTATE_90),
    ],
)
def test_the_words_say_clockwise_what_pillow_does_the_other_way(words: str, method: Image.Transpose) -> None:
    picture = Image.fromarray(GREY).transpose(method)
    assert np.array_equal(turned(GREY, TURNS.index(words)), np.asarray(picture))


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("mirrored and turned by 90°", Image.Transpose.ROTATE_270),
        ("mirrored and turned by 270°", Image.Transpose.ROTATE_90),
    ],
)
def test_mirrored_and_turned_means_in_that_order(words: str, method: Image.Transpose) -> None:
    picture = ImageOps.mirror(Image.fromarray(GREY)).transpose(method)
    assert np.array_equal(turned(GREY, TURNS.index(words)), np.asarray(picture))


def test_other_scenes_are_far_apart() -> None:
    others = [phash(np.asarray(scene(seed).convert("L"))) for seed in range(2, 12)]
    assert min(distance(bits, other) for bits in hash_turns(phash(GREY)) for other in others) > 60


def test_a_reduced_picture_has_nearly_the_same_hash() -> None:
    small = np.asarray(Image.fromarray(GREY).resize((200, 142)))
    assert distance(int(phash(GREY), 16), phash(small)) <= 10


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (300, 200)])
def test_a_flat_picture_has_no_hash(size: tuple[int, int]) -> None:
    assert phash(np.full(size, 7, np.uint8)) == NO_PICTURE
