from dataclasses import replace

from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.shapes import Shape, shapes

OPTIONS = ThumbnailOptions(widths=(40, 80), formats=("avif", "webp", "jpeg"), crops={"square": "60x60"})


def suffixes(options: ThumbnailOptions, *, film: bool = False) -> list[str]:
    return [f"{'*' if shape.moving else ''}{shape.suffix}" for shape in shapes((200, 150), options, film=film)]


def test_whole_pictures_come_by_width_then_format_then_crops_by_name() -> None:
    options = ThumbnailOptions(widths=(40, 80), formats=("webp", "jpeg"), crops={"wide": "9x3", "square": "5x5"})
    assert suffixes(options) == [
        *("80.webp", "80.jpg", "40.webp", "40.jpg"),
        *("square-5.webp", "square-5.jpg", "wide-9.webp", "wide-9.jpg"),
    ]


def test_no_two_shapes_share_a_name() -> None:
    found = suffixes(replace(OPTIONS, widths=(40, 80, 160), formats=("webp", "jpeg", "avif", "png")))
    assert len(set(found)) == len(found) == (3 + 1) * 4


def test_shapes_are_values() -> None:
    shape = Shape(form="webp", width=40)
    assert replace(shape, crop="square", height=40).suffix == "square-40.webp"


class TestFilm:
    def test_it_is_a_still_picture_unless_it_is_kept(self) -> None:
        assert suffixes(OPTIONS, film=True) == suffixes(OPTIONS)

    def test_a_still_picture_is_one_whatever_is_kept(self) -> None:
        assert suffixes(replace(OPTIONS, animation="keep")) == suffixes(OPTIONS)

    def test_kept_webp_moves_and_nothing_is_offered_before_it(self) -> None:
        """A browser that takes AVIF would show a still picture."""
        assert suffixes(replace(OPTIONS, animation="keep"), film=True) == [
            *("*80.webp", "80.jpg", "*40.webp", "40.jpg"),
            *("*square-60.webp", "square-60.jpg"),
        ]

    def test_without_webp_nothing_moves(self) -> None:
        options = replace(OPTIONS, animation="keep", formats=("avif", "jpeg"))
        assert suffixes(options, film=True) == suffixes(options)
