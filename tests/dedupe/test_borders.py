"""Uniform borders."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from gallery.dedupe.borders import trim
from tests.dedupe.pictures import scene

INNER = np.asarray(scene(3, (300, 200)).convert("L"))


def bordered(*widths: tuple[int, int]) -> np.ndarray:
    picture = Image.fromarray(INNER)
    for width, level in widths:
        picture = ImageOps.expand(picture, width, level)
    return np.asarray(picture)


def test_a_picture_without_border_is_left_alone() -> None:
    assert trim(INNER).shape == INNER.shape


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_frame_is_cut(level: int) -> None:
    height, width = trim(bordered((20, level))).shape
    assert 194 <= height <= 200
    assert 294 <= width <= 300


def test_a_frame_in_a_frame_is_cut() -> None:
    assert trim(bordered((10, 255), (15, 0))).shape[0] <= 200


def test_only_two_sides_of_a_letterbox_are_cut() -> None:
    letterbox = np.pad(INNER, ((60, 60), (0, 0)))
    height, width = trim(letterbox).shape
    assert 194 <= height <= 200
    assert width == 300


def test_a_night_sky_is_no_border() -> None:
    night = np.zeros((300, 400), np.uint8)
    night[140:160, 150:250] = np.asarray(Image.fromarray(INNER).resize((100, 20)))
    assert trim(night).shape == night.shape


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 1), (50, 50)])
def test_a_flat_picture_keeps_all_of_it(shape: tuple[int, int]) -> None:
    assert trim(np.zeros(shape, np.uint8)).shape == shape


def test_a_speck_on_a_wall_is_not_what_is_left() -> None:
    wall = np.full((400, 400), 250, np.uint8)
    wall[195:205, 195:205] = 0
    assert trim(wall).shape == wall.shape


def test_a_small_picture_on_a_large_ground_is_not_cut_out() -> None:
    assert trim(bordered((600, 255))).shape == (1400, 1500)


def test_a_post_before_a_wall_is_not_what_is_left() -> None:
    wall = np.full((300, 400), 250, np.uint8)
    wall[:, 190:210] = np.asarray(Image.fromarray(INNER).resize((20, 300)))
    assert trim(wall).shape == wall.shape


def test_three_frames_are_cut_and_a_fourth_stays() -> None:
    height, _ = trim(bordered((10, 255), (10, 0), (10, 255), (10, 0))).shape
    assert 210 <= height <= 220


@pytest.mark.parametrize(
    "sides", [(12, 0, 0, 12), (12, 0, 12, 0), (0, 12, 0, 12), (12, 12, 0, 24), (8, 0, 0, 0), (0, 0, 0, 8)]
)
def test_each_side_is_cut_by_itself(sides: tuple[int, int, int, int]) -> None:
    """Top, bottom, left, right."""
    picture = np.random.default_rng(3).integers(40, 220, (160, 200), np.uint8)
    framed = np.pad(picture, ((sides[0], sides[1]), (sides[2], sides[3])), constant_values=255)
    height, width = trim(framed).shape
    assert 0 <= picture.shape[0] - height <= 2  # with the line where the border begins
    assert 0 <= picture.shape[1] - width <= 2
