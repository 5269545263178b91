import pytest

from gallery.errors import PhotoTooLarge
from gallery.image.frame import decode
from gallery.image.limits import Limits, check_size
from tests.image.files import FORMATS, png, small


def test_as_many_pixels_as_allowed_are_allowed() -> None:
    check_size(500, 2, Limits(max_pixels=1000))


def test_one_more_is_refused_with_both_numbers() -> None:
    with pytest.raises(PhotoTooLarge) as caught:
        check_size(20_000, 20_000, Limits())
    assert caught.value.message == "the picture says it is 20000 x 20000 pixels (400 megapixels; the limit is 250)"
    assert "decompression bomb" in caught.value.hint


def test_a_decompression_bomb_is_refused_by_its_header() -> None:
    """4 billion pixels in 76 bytes; nothing of them is decoded."""
    with pytest.raises(PhotoTooLarge, match="65000 x 65000") as caught:
        decode(png(65_000, 65_000, rows=b"\0"), name="bomb.png")
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("form", FORMATS)
def test_the_limit_holds_for_every_format(form: str) -> None:
    with pytest.raises(PhotoTooLarge, match="48 x 32"):
        decode(small(form), limits=Limits(max_pixels=48 * 32 - 1))
    assert decode(small(form), limits=Limits(max_pixels=48 * 32)).width == 48
