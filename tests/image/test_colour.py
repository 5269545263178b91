import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from gallery.image.frame import decode
from tests.image.files import chunk, png
from tests.photos import encoded
from tests.profiles import print_colours, to_srgb, wide_gamut

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWOP = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
EXACT = {"WEBP": {"lossless": True}, "JPEG": {"quality": 100, "subsampling": 0}}


def seen(data: bytes) -> tuple[str, object]:
    """Mode and first pixel."""
    picture = decode(data).picture
    return picture.mode, picture.getpixel((0, 0))


def near(one: object, other: object, levels: float) -> bool:
    return float(np.abs(np.subtract(one, other)).max()) <= levels  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mode", "form", "value", "expected"),
    [
        ("RGB", "PNG", (10, 20, 30), (10, 20, 30)),
        ("RGBX", "TIFF", (10, 20, 30, 255), (10, 20, 30)),
        ("L", "PNG", 77, (77, 77, 77)),
        ("1", "PNG", 1, (255, 255, 255)),
        ("1", "TIFF", 0, (0, 0, 0)),
        ("I;16", "PNG", 0x8000, (128, 128, 128)),
        ("I;16", "TIFF", 0xFFFF, (255, 255, 255)),
        ("I;16B", "TIFF", 0x8000, (127, 127, 127)),
        ("I", "TIFF", 0x8000, (127, 127, 127)),
        ("I", "TIFF", 200, (200, 200, 200)),
        ("F", "TIFF", 0.5, (127, 127, 127)),
        ("F", "TIFF", 200.0, (200, 200, 200)),
        ("F", "TIFF", 65535.0, (255, 255, 255)),
        ("CMYK", "TIFF", (0, 0, 0, 0), (255, 255, 255)),
        ("CMYK", "TIFF", (255, 0, 0, 0), (0, 255, 255)),
        ("CMYK", "TIFF", (0, 0, 0, 255), (0, 0, 0)),
        ("YCbCr", "TIFF", (128, 128, 128), (128, 128, 128)),
        ("LAB", "TIFF", (255, 128, 128), (255, 255, 255)),
    ],
)
def test_every_opaque_mode_becomes_rgb(mode: str, form: str, value: object, expected: tuple[int, ...]) -> None:
    if mode == "I;16B":
        picture = Image.frombytes(mode, (4, 4), int(value).to_bytes(2, "big") * 16)  # type: ignore[call-overload]
    else:
        picture = Image.new(mode, (4, 4), value)  # type: ignore[arg-type]
    mode_seen, pixel = seen(encoded(picture, form))
    assert mode_seen == "RGB"
    assert near(pixel, expected, 1)


def test_a_cmyk_jpeg_is_not_inverted() -> None:
    """Adobe writes CMYK inverted; the marker says so and Pillow writes it alike."""
    mode, pixel = seen(encoded(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), "JPEG", quality=95))
    assert mode == "RGB"
    assert near(pixel, (0, 255, 255), 3)


class TestTransparency:
    def test_rgba_stays(self) -> None:
        assert seen(encoded(Image.new("RGBA", (4, 4), (10, 20, 30, 128)), "PNG")) == ("RGBA", (10, 20, 30, 128))

    def test_grey_with_alpha_becomes_rgba(self) -> None:
        assert seen(encoded(Image.new("LA", (4, 4), (90, 40)), "PNG")) == ("RGBA", (90, 90, 90, 40))

    @pytest.mark.parametrize("form", ["PNG", "GIF"])
    def test_a_transparent_colour_of_a_palette_is_transparent(self, form: str) -> None:
        picture = Image.new("P", (4, 4), 1)
        picture.putpalette([255, 0, 0, 0, 255, 0])
        picture.putpixel((0, 0), 0)
        data = encoded(picture, form, transparency=0)
        assert decode(data).alpha
        assert decode(data).picture.getpixel((0, 0))[3] == 0  # type: ignore[index]
        assert decode(data).picture.getpixel((1, 1)) == (0, 255, 0, 255)

    @pytest.mark.parametrize(("mode", "clear", "full"), [("RGB", (0, 255, 0), (9, 9, 9)), ("L", 10, 200), ("1", 0, 1)])
    def test_a_transparent_colour_without_a_palette_is_transparent(
        self, mode: str, clear: object, full: object
    ) -> None:
        picture = Image.new(mode, (4, 4), full)  # type: ignore[arg-type]
        picture.putpixel((0, 0), clear)  # type: ignore[arg-type]
        frame = decode(encoded(picture, "PNG", transparency=clear))
        assert frame.picture.getchannel("A").getextrema() == (0, 255)
        assert frame.picture.getpixel((0, 0))[3] == 0  # type: ignore[index]

    @pytest.mark.parametrize(("colour", "samples"), [(0, 1), (2, 3)])
    def test_a_transparent_colour_of_16_bits_does_no_harm(self, colour: int, samples: int) -> None:
        clear = b"\x80\x00" * samples
        rows = b"\0" + clear + b"\xff\xff" * samples
        picture = decode(png(2, 1, chunk(b"tRNS", clear), depth=16, colour=colour, rows=rows)).picture
        assert picture.convert("RGB").getpixel((1, 0)) == (255, 255, 255)

    @pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
    def test_alpha_that_hides_nothing_is_dropped(self, form: str) -> None:
        frame = decode(encoded(Image.new("RGBA", (4, 4), (9, 9, 9, 255)), form, **EXACT.get(form, {})))
        assert (frame.picture.mode, frame.alpha) == ("RGB", False)

    def test_a_palette_without_transparency_is_opaque(self) -> None:
        assert seen(encoded(Image.new("P", (4, 4), 3), "GIF"))[0] == "RGB"


class TestProfile:
    @pytest.mark.parametrize("form", ["PNG", "TIFF", "WEBP", "JPEG"])
    @pytest.mark.parametrize(
        "colour", [(200, 150, 100), (90, 160, 120), (128, 128, 128), (255, 255, 255), (10, 20, 30)]
    )
    def test_a_wide_gamut_colour_is_what_the_standards_say_it_is(self, form: str, colour: tuple[int, ...]) -> None:
        data = encoded(Image.new("RGB", (16, 16), colour), form, icc_profile=wide_gamut(), **EXACT.get(form, {}))
        mode, pixel = seen(data)
        assert mode == "RGB"
        assert near(pixel, to_srgb(colour), 2)

    def test_transparency_survives_a_profile(self) -> None:
        picture = Image.new("RGBA", (4, 4), (200, 150, 100, 50))
        mode, pixel = seen(encoded(picture, "PNG", icc_profile=wide_gamut()))
        assert mode == "RGBA"
        assert near(pixel, (*to_srgb((200, 150, 100)), 50), 2)

    def test_a_palette_goes_through_the_profile_too(self) -> None:
        picture = Image.new("P", (4, 4), 0)
        picture.putpalette([200, 150, 100])
        assert near(seen(encoded(picture, "PNG", icc_profile=wide_gamut()))[1], to_srgb((200, 150, 100)), 2)

    @pytest.mark.parametrize("profile", [SRGB, wide_gamut(b"sRGB IEC61966-2.1")])
    def test_srgb_stays_as_it_is(self, profile: bytes) -> None:
        assert seen(encoded(Image.new("RGB", (4, 4), (200, 150, 100)), "PNG", icc_profile=profile))[1] == (
            200,
            150,
            100,
        )

    @pytest.mark.parametrize(
        "profile", [b"x", wide_gamut()[:200], wide_gamut().replace(b"acsp", b"xxxx"), b"\0" * 400], ids=len
    )
    def test_a_damaged_profile_is_ignored(self, profile: bytes) -> None:
        assert seen(encoded(Image.new("RGB", (4, 4), (200, 150, 100)), "PNG", icc_profile=profile))[1] == (
            200,
            150,
            100,
        )

    @pytest.mark.parametrize(
        ("ink", "expected"),
        [((0, 0, 0, 0), (255, 255, 255)), ((0, 0, 0, 255), (48, 48, 48)), ((0, 0, 255, 0), (241, 210, 33))],
    )
    @pytest.mark.parametrize("form", ["TIFF", "JPEG"])
    def test_ink_goes_through_its_profile(self, form: str, ink: tuple[int, ...], expected: tuple[int, ...]) -> None:
        """L* 100, 20 and 85: what CIELAB says these are in sRGB."""
        data = encoded(Image.new("CMYK", (16, 16), ink), form, icc_profile=print_colours(), **EXACT.get(form, {}))
        mode, pixel = seen(data)
        assert mode == "RGB"
        assert near(pixel, expected, 4)

    @pytest.mark.skipif(not SWOP.is_file(), reason="Ghostscript is not installed")
    def test_the_black_of_ink_is_that_of_every_photo_program(self) -> None:
        """#231f20, which print shops know by heart; without compensation it is a grey of 55."""
        picture = Image.new("CMYK", (16, 16), (0, 0, 0, 255))
        assert near(seen(encoded(picture, "TIFF", icc_profile=SWOP.read_bytes()))[1], (0x23, 0x1F, 0x20), 1)

    @pytest.mark.parametrize(("mode", "value"), [("L", 100), ("CMYK", (0, 255, 255, 0))])
    def test_a_profile_that_does_not_fit_the_mode_is_ignored(self, mode: str, value: object) -> None:
        picture = Image.new(mode, (16, 16), value)  # type: ignore[arg-type]
        plain, profiled = encoded(picture, "JPEG"), encoded(picture, "JPEG", icc_profile=wide_gamut())
        assert seen(profiled) == seen(plain)

    def test_a_lab_picture_goes_through_its_profile(self) -> None:
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5003)).tobytes()
        mode, pixel = seen(encoded(Image.new("LAB", (4, 4), (128, 128, 128)), "TIFF", icc_profile=profile))
        assert mode == "RGB"
        assert near(pixel, (119, 119, 119), 3)

    @settings(max_examples=40)
    @given(st.integers(0, 400), st.binary(min_size=1, max_size=12))
    def test_no_profile_at_all_can_break_a_picture(self, at: int, patch: bytes) -> None:
        profile = bytearray(wide_gamut())
        profile[at : at + len(patch)] = patch
        mode, _ = seen(encoded(Image.new("RGB", (4, 4), (200, 150, 100)), "PNG", icc_profile=bytes(profile)))
        assert mode == "RGB"


def test_a_16_bit_gradient_keeps_its_steps() -> None:
    values = np.linspace(0, 65535, 256).round().astype(np.uint16)
    rows = b"\0" + struct.pack(">256H", *values)
    picture = decode(png(256, 1, depth=16, colour=0, rows=rows)).picture
    assert np.array_equal(np.asarray(picture)[0, :, 0], values // 256)
