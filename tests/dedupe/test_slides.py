"""Pages of text."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from gallery.dedupe.slides import Spots, is_page, spots
from tests.dedupe.pictures import noisy, scene
from tests.dedupe.test_verify import look

WORDS = ("quick", "brown", "fox", "over", "lazy", "budget", "report", "agenda", "region", "council", "results", "plan")


def page(changed: str = "", number: str = "") -> Image.Image:
    dice = np.random.default_rng(1)
    slide = Image.new("RGB", (1600, 900), "white")
    draw = ImageDraw.Draw(slide)
    draw.rectangle((0, 0, 1600, 110), fill=(20, 60, 140))
    for row in range(8):
        words = [str(word) for word in dice.choice(WORDS, 6)]
        if row == 3 and changed:
            words[2] = changed
        draw.text((80, 170 + 80 * row), " ".join(words), fill="black", font=ImageFont.load_default(44))
    draw.text((1480, 830), number, fill="black", font=ImageFont.load_default(44))
    return slide


COPIES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "half the size": lambda slide: slide.resize((800, 450), Image.Resampling.LANCZOS),
    "a third of the size": lambda slide: slide.resize((533, 300), Image.Resampling.LANCZOS),
    "cropped": lambda slide: slide.crop((60, 40, 1540, 880)),
    "turned": lambda slide: slide.transpose(Image.Transpose.ROTATE_90),
}


@pytest.mark.parametrize("edit", COPIES)
@pytest.mark.parametrize("quality", [40, 90])
def test_a_copy_of_a_page_is_a_copy(edit: str, quality: int) -> None:
    assert look(page(), COPIES[edit](page()), quality).is_copy


@pytest.mark.parametrize("other", [page("seven"), page(number="4"), page()])
def test_another_word_or_number_makes_another_page(other: Image.Image) -> None:
    found = look(page(number="3"), other)
    assert found.is_scene
    assert not found.is_copy


def test_a_photo_is_no_page() -> None:
    assert not is_page(np.asarray(noisy(scene(1), 2).convert("L")))


def test_the_night_is_no_page() -> None:
    assert not is_page(np.zeros((300, 400), np.uint8))


def test_two_blank_pages_have_no_worst_spot() -> None:
    blank = np.full((300, 400), 255, np.uint8)
    assert spots(blank, blank, np.eye(2, 3)) == Spots(drawn=True)
