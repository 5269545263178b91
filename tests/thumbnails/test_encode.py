from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from gallery.errors import UnreadablePhoto
from gallery.thumbnails.encode import encode
from gallery.thumbnails.forms import MEDIA_TYPES, SUFFIXES
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.sizes import LARGEST_SIDE
from tests.photos import exif, scene, smooth
from tests.profiles import wide_gamut

OPTIONS = ThumbnailOptions(background="#00ff00")
FORMATS: tuple[RenditionFormat, ...] = ("jpeg", "webp", "avif", "png")
WITH_ALPHA: tuple[RenditionFormat, ...] = ("webp", "avif", "png")


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_comes_back_as_it_was_within_what_the_eye_forgives(form: RenditionFormat) -> None:
    picture = smooth((120, 80))
    back = opened(encode(picture, form, OPTIONS))
    assert (back.format, back.size, back.mode) == (form.upper(), (120, 80), "RGB")
    assert Image.MIME[back.format] == MEDIA_TYPES[form]
    assert np.abs(np.asarray(back, float) - np.asarray(picture, float)).mean() < 3


@pytest.mark.parametrize("form", WITH_ALPHA)
def test_transparency_is_kept(form: RenditionFormat) -> None:
    picture = Image.new("RGBA", (40, 20), (255, 0, 0, 255))
    picture.paste((0, 0, 255, 0), (0, 0, 20, 20))
    back = opened(encode(picture, form, OPTIONS))
    assert back.mode == "RGBA"
    assert back.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert back.getpixel((35, 5))[3] == 255  # type: ignore[index]


def test_in_a_jpeg_transparency_lies_on_the_background() -> None:
    picture = Image.new("RGBA", (64, 32), (255, 0, 0, 255))
    picture.paste((0, 0, 255, 0), (0, 0, 32, 32))
    back = opened(encode(picture, "jpeg", OPTIONS))
    assert back.mode == "RGB"
    assert np.abs(np.subtract(back.getpixel((8, 8)), (0, 255, 0))).max() < 4  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
def test_a_lower_quality_makes_a_smaller_file(form: RenditionFormat) -> None:
    sizes = [len(encode(scene(1, (200, 150)), form, ThumbnailOptions(quality={form: value}))) for value in (20, 90)]
    assert sizes[0] < sizes[1] / 2


@pytest.mark.parametrize(("form", "efforts"), [("webp", (0, 6)), ("avif", (10, 4))])
def test_effort_reaches_the_encoder(form: RenditionFormat, efforts: tuple[int, int]) -> None:
    files = {encode(scene(1, (200, 150)), form, ThumbnailOptions(effort={form: effort})) for effort in efforts}
    assert len(files) == 2


def test_more_effort_than_webp_knows_is_its_most() -> None:
    most, more = (encode(scene(1), "webp", ThumbnailOptions(effort={"webp": effort})) for effort in (6, 10))
    assert most == more


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_picture_gives_the_same_bytes(form: RenditionFormat) -> None:
    assert encode(scene(1, (60, 40)), form, OPTIONS) == encode(scene(1, (60, 40)), form, OPTIONS)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_a_picture_carries_is_not_written(form: RenditionFormat, mode: str) -> None:
    picture = smooth((60, 40)).convert(mode)
    bare = encode(picture, form, OPTIONS)
    picture.info = {
        "exif": exif(artist="SECRET", gps=True),
        "icc_profile": wide_gamut(b"SECRET"),
        "xmp": b"<x:xmpmeta>SECRET</x:xmpmeta>",
        "comment": b"SECRET",
        "dpi": (300, 300),
        "Description": "SECRET",
    }
    kept = dict(picture.info)
    assert encode(picture, form, OPTIONS) == bare
    assert picture.info == kept


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_profile_is_written_byte_by_byte(form: RenditionFormat, mode: str) -> None:
    profile = wide_gamut(b"a profile of some length")
    data = encode(smooth((60, 40)).convert(mode), form, OPTIONS, profile=profile)
    assert opened(data).info["icc_profile"] == profile
    bare = opened(encode(smooth((60, 40)).convert(mode), form, OPTIONS))
    assert np.array_equal(np.asarray(opened(data)), np.asarray(bare))


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
def test_a_quality_in_place_of_that_in_the_options(form: RenditionFormat) -> None:
    picture = scene(1, (60, 40))
    wanted = encode(picture, form, ThumbnailOptions(quality={form: 33}))
    assert encode(picture, form, OPTIONS, quality=33) == wanted != encode(picture, form, OPTIONS)


def test_every_format_has_a_suffix() -> None:
    assert set(SUFFIXES) == set(MEDIA_TYPES) == set(FORMATS)


@pytest.mark.parametrize("form", ["jpeg", "webp", "avif"])
def test_the_longest_side_of_a_format_is_written_and_can_be_read(form: RenditionFormat) -> None:
    options, most = ThumbnailOptions(effort={"avif": 10, "webp": 0}), LARGEST_SIDE[form]
    assert opened(encode(Image.new("RGB", (1, most), "red"), form, options)).size == (1, most)


@pytest.mark.parametrize("form", ["webp", "avif"])
def test_what_the_encoder_refuses_is_said_with_the_format(form: RenditionFormat) -> None:
    with pytest.raises(UnreadablePhoto, match=form.upper()) as refused:
        encode(Image.new("RGB", (1, 70_000), "red"), form, OPTIONS)
    assert refused.value.code == "not-rendered"
