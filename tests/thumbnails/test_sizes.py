import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gallery.model import Focal, Region
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.sizes import (
    LARGEST_SIDE,
    crop_box,
    crop_size,
    parse_crop,
    scaled_height,
    width_behind,
    widths_for,
)

SIDE = st.integers(1, 8000)
FORMATS: st.SearchStrategy[RenditionFormat] = st.sampled_from(sorted(LARGEST_SIDE))


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (6000, (1920, 1280, 640, 320)),
        (1920, (1920, 1280, 640, 320)),
        (1919, (1919, 1280, 640, 320)),
        (1000, (1000, 640, 320)),
        (320, (320,)),
        (100, (100,)),
        (1, (1,)),
    ],
)
def test_a_photo_narrower_than_the_widest_is_also_made_at_its_own_width(width: int, expected: tuple[int, ...]) -> None:
    assert widths_for((width, 1000), "webp", ThumbnailOptions()) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("webp", (884, 640, 320)), ("jpeg", (1080, 640, 320)), ("avif", (1080, 640, 320)), ("png", (1080, 640, 320))],
)
def test_a_tall_photo_is_made_as_wide_as_the_format_allows(form: RenditionFormat, expected: tuple[int, ...]) -> None:
    assert widths_for((1080, 20_000), form, ThumbnailOptions()) == expected


@given(SIDE, SIDE, st.lists(SIDE, min_size=1, max_size=6))
def test_no_width_is_enlarged_or_twice_and_they_descend(width: int, height: int, wanted: list[int]) -> None:
    made = widths_for((width, height), "png", ThumbnailOptions(widths=tuple(wanted)))
    assert made[0] == min(width, max(wanted))
    assert list(made) == sorted(set(made), reverse=True)
    assert set(made) <= {*wanted, width}


@given(st.integers(2, 3000), st.integers(1, 80_000), FORMATS)
def test_no_side_is_longer_than_the_format_allows(width: int, height: int, form: RenditionFormat) -> None:
    """A picture of one pixel's width and many thousand's height is the exception; the encoder says so."""
    most = LARGEST_SIDE[form]
    for made in widths_for((width, height), form, ThumbnailOptions(widths=(320, 8000))):
        high = scaled_height(made, (width, height))
        assert high <= most or made == 1
        assert made in (320, width) or scaled_height(made + 1, (width, height)) >= most


@given(SIDE, SIDE, SIDE, SIDE, FORMATS)
@example(2, 4, 1, 3, "avif")
def test_a_crop_is_as_wanted_or_as_large_as_can_be(
    width: int, height: int, across: int, down: int, form: RenditionFormat
) -> None:
    made = crop_size((width, height), (across, down), form)
    assert 1 <= made[0] <= min(width, across)
    assert 1 <= made[1] <= height
    if across <= width and down <= height:
        assert made == (across, down)
    assert made[0] <= width_behind(made, (width, height)) <= width


def test_a_crop_ends_where_the_format_does() -> None:
    assert crop_size((20_000, 40_000), (20_000, 40_000), "webp") == (8191, 16_383)
    assert crop_size((20_000, 40_000), (20_000, 40_000), "jpeg") == (20_000, 40_000)


@given(SIDE, SIDE, SIDE)
def test_a_height_keeps_the_proportion(width: int, full_width: int, full_height: int) -> None:
    height = scaled_height(width, (full_width, full_height))
    assert height >= 1
    assert abs(height - full_height * width / full_width) <= max(0.5, 1 - full_height * width / full_width)


@pytest.mark.parametrize(("text", "size"), [("640x480", (640, 480)), ("1x1", (1, 1))])
def test_a_crop_is_width_by_height(text: str, size: tuple[int, int]) -> None:
    assert parse_crop(text) == size


@pytest.mark.parametrize("text", ["", "640", "640X480", "640x", "x480", "640x480x1", " 640x480", "-1x5"])
def test_anything_else_is_no_crop(text: str) -> None:
    with pytest.raises(ValueError, match="is not WIDTHxHEIGHT"):
        parse_crop(text)


class TestCropBox:
    @given(SIDE, SIDE, st.integers(1, 99), st.integers(1, 99), st.floats(0, 1), st.floats(0, 1))
    def test_it_lies_in_the_picture_touches_two_edges_and_has_the_ratio(
        self, width: int, height: int, across: int, down: int, x: float, y: float
    ) -> None:
        ratio = across / down
        left, top, right, bottom = crop_box((width, height), ratio, Focal(x=x, y=y))
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        wide, high = right - left, bottom - top
        assert wide == width or high == height
        assert abs(wide - high * ratio) <= max(1, ratio)
        assert abs(high - wide / ratio) <= max(1, 1 / ratio)

    @given(SIDE, SIDE, st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1))
    def test_the_focal_point_is_in_it(self, width: int, height: int, ratio: float, x: float, y: float) -> None:
        left, top, right, bottom = crop_box((width, height), ratio, Focal(x=x, y=y))
        assert left - 1 <= x * width <= right + 1
        assert top - 1 <= y * height <= bottom + 1

    @pytest.mark.parametrize(
        ("x", "box"), [(0.5, (100, 0, 300, 200)), (0.0, (0, 0, 200, 200)), (1.0, (200, 0, 400, 200))]
    )
    def test_it_follows_the_focal_point_to_the_edges(self, x: float, box: tuple[int, ...]) -> None:
        assert crop_box((400, 200), 1.0, Focal(x=x, y=0.5)) == box

    def test_the_whole_picture_where_the_ratio_is_its_own(self) -> None:
        assert crop_box((300, 200), 1.5, Focal(x=0.9, y=0.1)) == (0, 0, 300, 200)


class TestRegion:
    @given(SIDE, SIDE, st.floats(0.1, 10), st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1), st.floats(0.01, 1))
    def test_the_box_holds_the_part_or_is_as_large_as_can_be(
        self, width: int, height: int, ratio: float, x: float, y: float, across: float, down: float
    ) -> None:
        part = Region(x=x * (1 - across), y=y * (1 - down), width=across, height=down)
        left, top, right, bottom = crop_box((width, height), ratio, Focal(x=0, y=0), part)
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        if right - left < width and bottom - top < height:
            assert left - 1 <= part.x * width
            assert top - 1 <= part.y * height
            assert right + 1 >= (part.x + part.width) * width
            assert bottom + 1 >= (part.y + part.height) * height

    def test_a_part_of_the_ratio_is_just_that_part(self) -> None:
        part = Region(x=0.25, y=0.5, width=0.25, height=0.5)
        assert crop_box((400, 200), 1.0, Focal(x=0, y=0), part) == (100, 100, 200, 200)

    def test_a_part_of_another_ratio_is_filled_up_around_its_middle(self) -> None:
        part = Region(x=0.25, y=0.25, width=0.5, height=0.25)
        assert crop_box((400, 400), 1.0, Focal(x=0, y=0), part) == (100, 50, 300, 250)

    def test_a_part_too_wide_for_the_ratio_keeps_its_middle(self) -> None:
        part = Region(x=0.2, y=0.0, width=0.8, height=1.0)
        assert crop_box((400, 200), 1.0, Focal(x=0, y=0), part) == (140, 0, 340, 200)

    def test_a_small_part_is_not_enlarged(self) -> None:
        part = Region(x=0.0, y=0.0, width=0.1, height=0.1)
        assert crop_size((1000, 1000), (640, 640), "webp", part) == (100, 100)
        assert width_behind((100, 100), (1000, 1000), part) == 1000
