from io import BytesIO

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from gallery.errors import UnreadablePhoto
from gallery.image.frame import Frame, decode, reduced
from gallery.image.scale import PREVIEW_SIDE
from tests.image.files import FORMATS, small
from tests.photos import encoded, exif, jpeg, scene, smooth


@settings(max_examples=40)
@example(width=580, cover=291, orientation=1)  # 580 * (291 / 580) is a little less than 291
@given(width=st.integers(40, 1200), cover=st.integers(32, 900), orientation=st.sampled_from([1, 3, 6, 8]))
def test_a_jpeg_is_decoded_at_the_smallest_scale_that_covers_the_width(
    width: int, cover: int, orientation: int
) -> None:
    """Between once and twice the width that was asked for, down to an eighth of the photo."""
    stored = (width, width * 2 // 3) if orientation in (1, 3) else (width * 2 // 3, width)
    data = encoded(Image.new("RGB", stored, "red"), exif=exif(orientation=orientation))
    frame = decode(data, cover=cover)
    assert (frame.width, frame.height) == (width, width * 2 // 3)
    if cover >= width:
        assert frame.picture.width == width
    else:
        assert cover <= frame.picture.width <= max(2 * cover, -(-width // 8))
    assert abs(frame.picture.width / frame.picture.height - 1.5) < 0.1


def test_the_first_decode_of_a_large_photo_takes_a_part_of_its_pixels() -> None:
    frame = decode(encoded(Image.linear_gradient("L").resize((6000, 4000)).convert("RGB")))
    assert (frame.width, frame.height) == (6000, 4000)
    assert frame.picture.size == (3000, 2000)


def test_other_formats_are_decoded_in_full() -> None:
    assert decode(encoded(scene(1, (300, 200)), "PNG"), cover=20).picture.size == (300, 200)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_decoded(form: str) -> None:
    frame = decode(small(form))
    difference = np.abs(np.asarray(frame.picture, float) - np.asarray(smooth((48, 32)), float)).mean()
    assert (frame.format.name, frame.width, frame.height, frame.frames, frame.alpha) == (form, 48, 32, 1, False)
    assert difference < 6


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF", "TIFF"])
def test_of_an_animation_the_first_frame_is_decoded(form: str) -> None:
    pictures = [Image.new("RGB", (16, 16), colour) for colour in ("red", "lime", "blue")]
    data = encoded(pictures[0], form, save_all=True, append_images=pictures[1:])
    frame = decode(data)
    assert frame.frames == 3
    red, green, blue = frame.rgb.getpixel((8, 8))  # type: ignore[misc]
    assert red > 200 > 50 > max(green, blue)


def test_an_animation_that_breaks_off_behind_its_first_frame_is_a_still() -> None:
    pictures = [scene(seed, (64, 64)).convert("P") for seed in (1, 2)]
    still, moving = (encoded(pictures[0], "GIF", save_all=True, append_images=more) for more in ([], pictures[1:]))
    frame = decode(moving[: len(still) + 30])
    assert frame.picture.size == (64, 64)
    assert frame.picture.tobytes() == decode(still).picture.tobytes()


@pytest.mark.parametrize("form", ["jpeg", "png", "webp", "gif", "tiff"])
def test_a_file_that_ends_too_early_is_told(form: str) -> None:
    with pytest.raises(
        UnreadablePhoto, match=f"the {form.upper()} picture (ends too early|cannot be decoded)"
    ) as caught:
        decode(small(form, (200, 150))[: len(small(form, (200, 150))) // 2])
    assert caught.value.code in ("truncated", "corrupt")
    assert caught.value.hint


def test_a_cut_jpeg_is_truncated() -> None:
    with pytest.raises(UnreadablePhoto, match="the JPEG picture ends too early") as caught:
        decode(jpeg()[:20_000])
    assert caught.value.code == "truncated"


def test_a_second_picture_in_a_jpeg_is_not_looked_at() -> None:
    """Phones put a second one behind the first (MPO); it is not for publishing."""
    pictures = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    data = encoded(pictures[0], "MPO", save_all=True, append_images=pictures[1:])
    assert (decode(data).format.name, decode(data).frames) == ("jpeg", 1)


@pytest.mark.parametrize("marker", [b"\xff\xe1\x00\x0aExif\0\0II", b"\xff\xe1\xff\xffExif\0\0", b"\xff\xe1\0\0"])
def test_a_damaged_exif_block_does_not_cost_the_photo(marker: bytes) -> None:
    data = small("jpeg")
    broken = data[:2] + marker + b"\0" * (0xFFFF - 8 if marker[2] == 0xFF else 0) + data[2:]
    if marker.endswith(b"\0\0") and len(marker) == 4:
        with pytest.raises(UnreadablePhoto):
            decode(broken)
    else:
        assert decode(broken).width == 48


class TestViews:
    @pytest.fixture
    def clear(self) -> Frame:
        picture = Image.new("RGBA", (40, 20), (255, 0, 0, 255))
        picture.paste((0, 0, 255, 0), (0, 0, 20, 20))
        return decode(encoded(picture, "PNG"))

    def test_transparency_lies_on_white(self, clear: Frame) -> None:
        assert clear.alpha
        assert clear.rgb.mode == "RGB"
        assert [clear.rgb.getpixel((x, 5)) for x in (5, 30)] == [(255, 255, 255), (255, 0, 0)]

    def test_an_opaque_picture_is_its_own_rgb(self) -> None:
        frame = decode(small("png"))
        assert frame.rgb is frame.picture

    def test_small_is_never_larger_than_the_picture(self, clear: Frame) -> None:
        assert clear.small is clear.rgb
        assert max(decode(jpeg(1, (2000, 500))).small.size) == PREVIEW_SIDE

    def test_a_very_narrow_picture_keeps_a_pixel(self) -> None:
        assert reduced(Image.new("RGB", (4000, 2)), 100).size == (100, 1)

    def test_grey_is_luma_of_the_small_view(self, clear: Frame) -> None:
        assert clear.grey.shape == (20, 40)
        assert clear.grey.dtype == np.uint8
        assert (int(clear.grey[5, 5]), int(clear.grey[5, 30])) == (255, 76)  # ITU-R 601: 0.299 of red

    def test_the_preview_is_a_jpeg_without_metadata(self) -> None:
        secret = jpeg(1, (900, 600), gps=True, artist="SECRET")
        data = decode(secret).preview()
        with Image.open(BytesIO(data)) as preview:
            assert (preview.format, preview.size, preview.mode) == ("JPEG", (512, 341), "RGB")
            assert set(preview.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Exif" not in data

    def test_the_dominant_colour_is_the_mean(self, clear: Frame) -> None:
        assert clear.dominant_color() in ("#ff7f7f", "#ff8080")
        assert decode(encoded(Image.new("RGB", (5, 5), (1, 32, 171)), "PNG")).dominant_color() == "#0120ab"


def test_nothing_of_the_files_words_stays_with_the_picture() -> None:
    for form in ("JPEG", "PNG", "WEBP", "GIF", "TIFF"):
        data = encoded(scene(1, (40, 30)), form, comment=b"SECRET", icc_profile=b"x", exif=exif(artist="SECRET"))
        assert decode(data).picture.info == {}
