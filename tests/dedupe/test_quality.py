"""Sharpness, noise and clipping."""

import pytest
from PIL import Image, ImageFilter

from gallery.dedupe.quality import quality
from tests.dedupe.pictures import frame, noisy, scene

VIEW = scene(5, (1100, 800))
SHARP = quality(frame(noisy(VIEW, 1)))


def sharpness(picture: Image.Image) -> float:
    return quality(frame(picture)).sharpness


@pytest.mark.parametrize("radius", [2, 4, 8])
def test_a_blurred_shot_is_less_sharp(radius: int) -> None:
    assert sharpness(noisy(VIEW.filter(ImageFilter.GaussianBlur(radius)), 1)) < SHARP.sharpness * 0.8


@pytest.mark.parametrize("sigma", [10, 25])
def test_noise_is_not_taken_for_sharpness(sigma: float) -> None:
    blurred = VIEW.filter(ImageFilter.GaussianBlur(4))
    assert sharpness(noisy(blurred, sigma)) < SHARP.sharpness * 0.8


def test_half_the_light_is_about_as_sharp() -> None:
    dark = noisy(VIEW, 1).point(lambda level: level * 0.5)
    assert sharpness(dark) == pytest.approx(SHARP.sharpness, rel=0.15)


def test_noise_is_measured_in_grey_levels() -> None:
    wall = noisy(Image.new("RGB", (1000, 800), (128, 128, 128)).convert("L"), 8).convert("RGB")
    assert quality(frame(wall)).noise == pytest.approx(8, rel=0.1)


def test_clipping_is_a_share_of_the_picture() -> None:
    half = Image.new("RGB", (400, 400), "white")
    half.paste("black", (0, 0, 100, 400))
    found = quality(frame(half))
    assert (found.clipped_bright, found.clipped_dark) == (0.75, 0.25)


@pytest.mark.parametrize("size", [(1, 1), (5, 3000), (4000, 20), (32, 32)])
def test_tiny_and_thin_pictures_are_measured(size: tuple[int, int]) -> None:
    assert quality(frame(Image.new("RGB", size, "gray"))).sharpness == 0
