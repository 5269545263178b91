"""How far two pictures agree, block by block."""

import numpy as np
import pytest
from numpy.typing import NDArray

from gallery.dedupe.blocks import NOTHING_SHOWN, Agreement, compare, correlation

IDENTITY = np.asarray([[1, 0, 0], [0, 1, 0]], np.float64)


def textured(seed: int, size: tuple[int, int] = (192, 240)) -> NDArray[np.uint8]:
    coarse = np.random.default_rng(seed).integers(0, 255, (size[0] // 8, size[1] // 8), np.uint8)
    return np.kron(coarse, np.ones((8, 8), np.uint8))


def test_shares_are_of_the_textured_blocks() -> None:
    found = Agreement(textured=8, agreeing=6, differing=1)
    assert (found.share, found.contradiction) == (0.75, 0.125)
    assert (NOTHING_SHOWN.share, NOTHING_SHOWN.contradiction) == (0.0, 0.0)
    assert (NOTHING_SHOWN.textured, NOTHING_SHOWN.agreeing, NOTHING_SHOWN.differing) == (0, 0, 0)


def test_a_picture_agrees_with_itself_everywhere() -> None:
    found = compare(textured(1), textured(1), IDENTITY)
    assert found.textured > 40
    assert (found.share, found.contradiction, found.inner) == (1.0, 0.0, 0)
    assert found.likeness > 0.99


def test_brightness_and_contrast_drop_out() -> None:
    darker = (textured(1) * 0.6 + 20).astype(np.uint8)
    assert compare(textured(1), darker, IDENTITY).share == 1.0


def test_another_picture_differs_everywhere() -> None:
    found = compare(textured(1), textured(2), IDENTITY)
    assert found.share < 0.1
    assert found.contradiction > 0.8
    assert found.inner > 10


def test_one_place_that_differs_is_found_inside() -> None:
    changed = textured(1).copy()
    changed[72:120, 96:144] = textured(2)[72:120, 96:144]
    found = compare(textured(1), changed, IDENTITY)
    assert found.textured - found.agreeing == found.inner == 4


@pytest.mark.parametrize("shift", [(1000.0, 0.0), (0.0, -1000.0)])
def test_pictures_without_a_common_part_say_nothing(shift: tuple[float, float]) -> None:
    away = np.asarray([[1, 0, shift[0]], [0, 1, shift[1]]], np.float64)
    assert compare(textured(1), textured(1), away) == NOTHING_SHOWN


def test_correlation_is_one_for_the_same_minus_one_for_the_negative_and_none_for_the_flat() -> None:
    row = np.asarray([[0, 1, 2, 5]], np.float32)
    assert correlation(row, 3 * row + 7) == pytest.approx(1)
    assert correlation(row, -row) == pytest.approx(-1)
    assert correlation(row, np.full_like(row, 9)) == pytest.approx(0)
