from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.thumbnails.budget import FLOORS, budget_for, fitting
from gallery.thumbnails.encode import encode
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from tests.photos import scene

OPTIONS = ThumbnailOptions(max_bytes={"640": 60_000, "1920": 400_000})


@pytest.mark.parametrize(
    ("width", "expected"), [(320, 60_000), (640, 60_000), (641, 400_000), (1920, 400_000), (1921, None)]
)
def test_a_budget_is_that_of_the_next_width_that_is_listed(width: int, expected: int | None) -> None:
    assert budget_for(width, "webp", OPTIONS) == expected


def test_the_order_of_the_list_does_not_matter() -> None:
    turned = replace(OPTIONS, max_bytes=dict(reversed(list(OPTIONS.max_bytes.items()))))
    assert budget_for(100, "jpeg", turned) == 60_000


def test_without_a_list_there_is_no_budget() -> None:
    assert budget_for(640, "jpeg", ThumbnailOptions()) is None


def test_png_has_none() -> None:
    """It loses nothing, so there is nothing to lower."""
    assert budget_for(640, "png", OPTIONS) is None


class TestFitting:
    @given(st.integers(36, 100), st.integers(0, 12_000))
    def test_the_file_fits_is_near_and_few_are_made(self, quality: int, budget: int) -> None:
        asked = []

        def made(quality: int) -> bytes:
            asked.append(quality)
            return bytes(100 * quality)

        data = fitting(made, quality, 35, budget)
        assert len(asked) <= 9
        assert asked[0] == quality
        if budget < 3500:
            assert len(data) == 3500
            assert asked == [quality, 35]
        elif budget >= 100 * quality:
            assert len(data) == 100 * quality
            assert asked == [quality]
        else:
            assert len(data) <= budget
            assert len(data) >= 0.92 * budget or len(data) + 100 > budget

    def test_without_a_budget_one_is_made(self) -> None:
        assert fitting(lambda quality: bytes(quality), 80, 40, None) == bytes(80)

    def test_a_quality_below_the_floor_is_nobodys_business(self) -> None:
        assert fitting(lambda quality: bytes(quality), 20, 40, 5) == bytes(20)

    @pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
    def test_a_real_picture_fits(self, form: RenditionFormat) -> None:
        picture, options = scene(1, (240, 160)), ThumbnailOptions(effort={"avif": 10, "webp": 2})
        files = {quality: encode(picture, form, options, quality=quality) for quality in (FLOORS[form], 90)}
        budget = (len(files[FLOORS[form]]) + len(files[90])) // 2

        def made(quality: int) -> bytes:
            return encode(picture, form, options, quality=quality)

        data = fitting(made, 90, FLOORS[form], budget)
        assert 0.85 * budget < len(data) <= budget
        assert fitting(made, 90, FLOORS[form], budget) == data
