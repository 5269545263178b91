"""What cannot be proven clean in place is encoded afresh."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from gallery.errors import CleaningFailed, PhotoError, PhotoTooLarge, UnreadablePhoto
from gallery.metadata.clean import clean_metadata
from gallery.metadata.convert import convert
from tests.metadata import makers

PAGES = {"save_all": True, "append_images": [makers.picture(shift=50)]}


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photo_becomes_a_jpeg_close_to_it() -> None:
    source = makers.saved(makers.picture(), "TIFF", **PAGES)
    fresh = clean_metadata(source)
    assert (fresh.status, fresh.media_type) == ("converted", "image/jpeg")
    difference = ImageChops.difference(opened(source).convert("RGB"), opened(fresh.data).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) < 6  # this gradient jumps at every pixel


@pytest.mark.parametrize("mode", ["1", "P", "L"])
def test_few_colours_become_a_png_that_equals_them(mode: str) -> None:
    source = makers.saved(makers.picture(mode), "TIFF", **PAGES)
    fresh = clean_metadata(source)
    assert fresh.media_type == "image/png"
    assert ImageChops.difference(opened(source).convert("RGB"), opened(fresh.data).convert("RGB")).getbbox() is None


def test_alpha_stays() -> None:
    fresh = opened(convert(makers.saved(makers.picture("RGBA", (64, 48)), "AVIF")))
    assert (fresh.format, fresh.mode) == ("PNG", "RGBA")


def test_an_animated_avif_becomes_an_animated_webp() -> None:
    frames = [makers.picture(size=(64, 48), shift=shift) for shift in (0, 40, 80)]
    source = makers.saved(frames[0], "AVIF", save_all=True, append_images=frames[1:], duration=120)
    fresh = clean_metadata(source)
    assert fresh.media_type == "image/webp"
    assert opened(fresh.data).n_frames == 3
    assert "film or sound" in fresh.removed


def test_a_broken_animation_is_a_problem() -> None:
    frames = [makers.picture(size=(64, 48), shift=shift) for shift in (0, 40, 80)]
    source = makers.saved(frames[0], "AVIF", save_all=True, append_images=frames[1:], duration=120)
    with pytest.raises(PhotoError):
        convert(source[: len(source) - 60])


def test_an_endless_animation_is_refused() -> None:
    shades = [Image.new("RGB", (1, 1), (number % 2 * 255, number // 2 % 256, 0)) for number in range(1002)]
    source = makers.saved(shades[0], "WEBP", save_all=True, append_images=shades[1:], duration=20, lossless=True)
    assert opened(source).n_frames > 1000
    with pytest.raises(CleaningFailed):
        convert(source)
    with pytest.raises(UnreadablePhoto):
        convert(source[:20])


def test_the_first_of_several_pages_stays_and_the_others_are_named() -> None:
    source = makers.saved(makers.picture(), "TIFF", **PAGES)
    assert "further pages" in clean_metadata(source).removed


def test_archive_keeps_the_camera_of_a_converted_photo_but_no_colour_mark() -> None:
    block = makers.exif(orientation=1, adobe_rgb=True)
    plain = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF", exif=block)
    two_pictures = plain.replace(b"cicp:systems:auxiliary:alpha", b"cicp:systems:auxiliary:depth")
    fresh = clean_metadata(two_pictures, policy="archive")
    assert fresh.status == "converted"
    assert opened(fresh.data).getexif()[0x0110] == "Canon EOS R6"
    assert 0xA001 not in opened(fresh.data).getexif().get_ifd(0x8769)


def test_a_damaged_structure_around_a_sound_picture_is_converted() -> None:
    data = makers.jpeg()
    fresh = clean_metadata(data[:-2] + b"\xff\xe1\xff\xff" + b"\xff\xd9")
    assert fresh.status == "converted"
    assert "damaged parts that cannot be checked" in fresh.removed


def test_noise_is_written_however_large_it_becomes() -> None:
    noise = Image.effect_noise((320, 240), 120)
    picture = Image.merge("RGB", (noise, noise.rotate(180), Image.effect_noise((320, 240), 120)))
    assert opened(convert(makers.saved(picture, "TIFF"))).format == "JPEG"


def test_a_picture_too_long_for_a_jpeg_is_withheld() -> None:
    column = Image.new("RGB", (1, 70_000))
    column.putdata([(number % 251, number // 251 % 256, number % 13) for number in range(70_000)])
    with pytest.raises(CleaningFailed, match="1 x 70000 pixels"):
        convert(makers.saved(column, "TIFF"))


def test_a_turned_photo_comes_out_upright_and_is_not_turned_again() -> None:
    source = makers.saved(makers.picture(), "TIFF", **PAGES, tiffinfo={0x0112: 6})
    fresh = clean_metadata(source)
    made = opened(fresh.data)
    assert fresh.status == "converted"
    assert made.size == (32, 48)
    assert made.getexif().get(0x0112, 1) == 1


def gif(side: int, frames: int) -> bytes:
    """A canvas on which each frame is one pixel."""
    dot = b"\x2c" + bytes(4) + b"\1\0\1\0\0\2\2\x44\1\0"
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff" + dot * frames + b";"


def test_small_frames_on_a_large_canvas_are_as_large_as_that() -> None:
    assert opened(convert(gif(16, 3))).format == "WEBP"
    with pytest.raises(PhotoTooLarge):
        convert(gif(1_000, 300))


@pytest.mark.parametrize(("loop", "written"), [(3, 3), (65_535, 65_535), (100_000, 0)])
def test_an_animation_runs_as_often_as_a_webp_can_say_else_for_ever(loop: int, written: int) -> None:
    frames = [makers.picture(size=(64, 48), shift=shift) for shift in (0, 40)]
    source = makers.saved(frames[0], "PNG", save_all=True, append_images=frames[1:], duration=120, loop=loop)
    fresh = opened(convert(source))
    assert (fresh.n_frames, fresh.info["loop"]) == (2, written)
