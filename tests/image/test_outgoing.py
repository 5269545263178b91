"""A picture that leaves this computer is small and holds nothing but pixels."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from gallery.errors import PhotoError
from gallery.image.outgoing import outgoing_jpeg
from tests.alttext.drafting.server import wrong_picture
from tests.photos import encoded, exif, scene
from tests.profiles import wide_gamut


def png_with_secrets() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    notes.add_text("Comment", "at home")
    return encoded(scene(4, (1500, 300)), "PNG", pnginfo=notes)


SECRETS = exif(gps=True, serial="S-1", artist="Anna Nowak", model="One")


@pytest.mark.parametrize(
    "data",
    [
        encoded(scene(1, (1600, 1200)), exif=SECRETS, comment=b"at home", icc_profile=wide_gamut(b"Anna's display")),
        encoded(scene(2, (700, 1400)), "WEBP", exif=SECRETS, xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"),
        png_with_secrets(),
        encoded(scene(3, (300, 200)), exif=SECRETS),
    ],
    ids=["jpeg", "webp", "png", "small"],
)
def test_nothing_but_the_picture_is_in_it(data: bytes) -> None:
    assert list(wrong_picture(outgoing_jpeg(data))) == []


def test_the_judge_of_these_tests_notices_each_secret() -> None:
    for data in (
        encoded(scene(1, (64, 48)), exif=SECRETS),
        encoded(scene(1, (64, 48)), comment=b"at home"),
        encoded(scene(1, (64, 48)), icc_profile=wide_gamut(b"x")),
        encoded(scene(1, (1100, 8))),
    ):
        assert list(wrong_picture(data))


def test_it_is_upright_and_no_larger_than_models_look_at() -> None:
    turned = encoded(scene(1, (1600, 800)), exif=exif(orientation=6))
    with Image.open(BytesIO(outgoing_jpeg(turned))) as picture:
        assert picture.size == (512, 1024)
    with Image.open(BytesIO(outgoing_jpeg(encoded(scene(1, (300, 200)))))) as picture:
        assert picture.size == (300, 200)


def test_transparency_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    clear.putpixel((0, 0), (0, 0, 0, 255))
    with Image.open(BytesIO(outgoing_jpeg(encoded(clear, "PNG")))) as picture:
        assert picture.getpixel((30, 30)) == (255, 255, 255)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PhotoError):
        outgoing_jpeg(b"\xff\xd8\xff nothing")
