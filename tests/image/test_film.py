"""Animations frame by frame, as browsers show them."""

import struct
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

import gallery.image.film as film_module
from gallery.image.film import Film
from gallery.image.formats import format_named
from gallery.image.frame import decode
from gallery.image.moving import is_film
from tests.image.files import chunk
from tests.photos import encoded, exif, scene
from tests.profiles import to_srgb, wide_gamut

RED, LIME, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
FORMS = ("GIF", "PNG", "WEBP", "AVIF")


def moving(form: str, *colours: tuple[int, ...], **parameters: object) -> bytes:
    pictures = [Image.new("RGB", (16, 16), colour) for colour in colours]
    extra = {"lossless": True} if form == "WEBP" else {}
    return encoded(pictures[0], form, save_all=True, append_images=pictures[1:], **extra, **parameters)


def film(data: bytes) -> Film:
    found = decode(data).film
    assert found is not None
    return found


def gif(*frames: tuple[tuple[int, int, int, int], int, int, int], loop: bytes = b"") -> bytes:
    """A GIF of 4 x 4 with a palette of red, lime, blue and one that is transparent.

    Each frame is its box, its colour, its disposal and its time in hundredths of a second (GIF 89a, 20 to 23).
    """
    screen = b"GIF89a" + struct.pack("<HHBBB", 4, 4, 0x91, 0, 0) + bytes((*RED, *LIME, *BLUE, 0, 0, 0))
    parts = [screen, loop]
    for (left, top, width, height), colour, disposal, time in frames:
        parts.append(b"\x21\xf9\x04" + struct.pack("<BHB", disposal << 2 | 1, time, 3) + b"\0")
        parts.append(b"\x2c" + struct.pack("<HHHHB", left, top, width, height, 0))
        codes = [4, *[value for _ in range(width * height) for value in (colour, 4)][:-1], 5]  # a clear before each
        bits = sum(code << 3 * index for index, code in enumerate(codes))
        body = bits.to_bytes(-(-3 * len(codes) // 8), "little")
        parts.append(b"\x02" + bytes((len(body),)) + body + b"\0")
    return b"".join([*parts, b"\x3b"])


def plays(count: int) -> bytes:
    return b"\x21\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", count) + b"\0"


@pytest.mark.parametrize("form", FORMS)
def test_every_frame_comes_with_its_time(form: str) -> None:
    frames = list(film(moving(form, RED, LIME, BLUE, duration=[50, 200, 1000])).frames())
    assert [time for _, time in frames] == [50, 200, 1000]
    for (picture, _), colour in zip(frames, (RED, LIME, BLUE), strict=True):
        assert picture.size == (16, 16)
        assert np.abs(np.subtract(picture.convert("RGB").getpixel((8, 8)), colour)).max() < 20  # type: ignore[arg-type]


@pytest.mark.parametrize(("time", "shown"), [(0, 100), (10, 100), (20, 20), (65_530, 65_530)])
def test_times_too_short_are_those_that_browsers_take(time: int, shown: int) -> None:
    data = gif(((0, 0, 4, 4), 0, 0, time // 10), ((0, 0, 4, 4), 1, 0, 5))
    assert next(film(data).frames())[1] == shown


@pytest.mark.parametrize(("loop", "expected"), [(b"", 1), (plays(0), 0), (plays(1), 2), (plays(65_535), 65_535)])
def test_a_gif_says_how_often_it_begins_anew(loop: bytes, expected: int) -> None:
    assert film(gif(((0, 0, 4, 4), 0, 0, 9), ((0, 0, 4, 4), 1, 0, 9), loop=loop)).plays == expected


@pytest.mark.parametrize(("form", "count"), [("PNG", 3), ("WEBP", 3), ("WEBP", 0), ("PNG", 0)])
def test_others_say_how_often_they_are_played(form: str, count: int) -> None:
    assert film(moving(form, RED, LIME, loop=count)).plays == count


def test_an_avif_plays_for_ever() -> None:
    assert film(moving("AVIF", RED, LIME)).plays == 0


class TestDisposal:
    """Of a frame when its time is over; what follows is a blue square in a corner."""

    @pytest.mark.parametrize(
        ("disposal", "expected"),
        [(0, (LIME, BLUE, RED)), (1, (LIME, BLUE, RED)), (2, (None, BLUE, RED)), (3, (RED, BLUE, RED))],
        ids=["none", "leave", "clear", "restore"],
    )
    def test_it_is_heeded(self, disposal: int, expected: tuple[object, ...]) -> None:
        data = gif(((0, 0, 4, 4), 0, 1, 9), ((0, 0, 2, 4), 1, disposal, 9), ((1, 1, 2, 2), 2, 1, 9))
        last = list(film(data).frames())[2][0].convert("RGBA")
        for place, colour in zip(((0, 0), (2, 2), (3, 3)), expected, strict=True):
            seen = last.getpixel(place)
            assert isinstance(seen, tuple)
            assert seen[:3] == colour if colour else seen[3] == 0

    def test_what_is_cleared_is_transparent_though_no_colour_is(self) -> None:
        """Pillow fills it with the background colour, which no browser heeds."""
        data = gif(((0, 0, 4, 4), 0, 2, 9), ((1, 1, 2, 2), 2, 1, 9)).replace(b"\x04\x09\x09", b"\x04\x08\x09")
        assert list(film(data).frames())[1][0].getpixel((0, 0))[3] == 0  # type: ignore[index]

    def test_a_frame_that_says_nothing_is_left(self) -> None:
        """Pillow takes the last disposal that was said."""
        data = gif(((0, 0, 4, 4), 0, 1, 9), ((0, 0, 2, 2), 1, 2, 9), ((2, 2, 2, 2), 2, 0, 9), ((0, 0, 1, 1), 1, 0, 9))
        last = list(film(data).frames())[3][0]
        assert last.getpixel((3, 3)) == (*BLUE, 255)

    def test_a_transparent_pixel_shows_the_frame_before(self) -> None:
        data = gif(((0, 0, 4, 4), 0, 1, 9), ((0, 0, 4, 4), 3, 1, 9))
        assert list(film(data).frames())[1][0].convert("RGBA").getpixel((1, 1)) == (*RED, 255)

    def test_a_canvas_that_nothing_covers_is_transparent(self) -> None:
        data = gif(((1, 1, 2, 2), 0, 1, 9), ((0, 0, 1, 1), 1, 1, 9))
        first = next(film(data).frames())[0]
        assert (first.getpixel((0, 0))[3], first.getpixel((2, 2))) == (0, (*RED, 255))  # type: ignore[index]


class TestApng:
    """Disposal and blending as the standard has them (PNG third edition, 11.3.6.2)."""

    HALF = (0, 0, 255, 128)

    def frames(self, disposal: int, blend: int) -> list[Image.Image]:
        ground, veil = Image.new("RGBA", (8, 8), (*RED, 255)), Image.new("RGBA", (8, 8), self.HALF)
        last = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
        last.putpixel((0, 0), (*LIME, 255))
        data = encoded(
            ground, "PNG", save_all=True, append_images=[veil, last], disposal=[0, disposal, 0], blend=[0, blend, 1]
        )
        return [picture.convert("RGBA") for picture, _ in film(data).frames()]

    def test_a_veil_over_what_is_opaque_is_opaque(self) -> None:
        """Pillow makes it half transparent."""
        seen = self.frames(0, 1)[1].getpixel((5, 5))
        assert np.abs(np.subtract(seen, (127, 0, 128, 255))).max() <= 1  # type: ignore[arg-type]

    def test_a_veil_in_place_of_it_is_a_veil(self) -> None:
        assert self.frames(0, 0)[1].getpixel((5, 5)) == self.HALF

    @pytest.mark.parametrize(
        ("disposal", "expected"), [(0, HALF), (1, (0, 0, 0, 0)), (2, (*RED, 255))], ids=["leave", "clear", "restore"]
    )
    def test_disposal_is_heeded(self, disposal: int, expected: tuple[int, ...]) -> None:
        last = self.frames(disposal, 0)[2]
        assert (last.getpixel((0, 0)), last.getpixel((5, 5))) == ((*LIME, 255), expected)

    @pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGB", "I;16"])
    def test_every_kind_of_pixels_moves(self, mode: str) -> None:
        pictures = [scene(seed, (20, 12)).convert(mode if mode != "I;16" else "L") for seed in (1, 2)]
        pictures = [
            one.point(lambda value: value * 256, "I").convert(mode) if mode == "I;16" else one for one in pictures
        ]
        data = encoded(pictures[0], "PNG", save_all=True, append_images=pictures[1:])
        back = [picture.convert("RGB") for picture, _ in film(data).frames()]
        for one, other in zip(pictures, back, strict=True):
            wanted = decode(encoded(one, "PNG")).rgb
            assert np.abs(np.asarray(wanted, int) - np.asarray(other, int)).max() <= 1


def test_a_part_that_leaves_the_canvas_ends_the_film() -> None:
    data = gif(((0, 0, 4, 4), 0, 1, 9), ((0, 0, 4, 4), 1, 1, 9), ((2, 2, 4, 4), 2, 1, 9))
    assert len(list(film(data).frames())) == 2


def test_a_part_that_claims_gigabytes_ends_the_film_before_it_is_decoded() -> None:
    data = gif(((0, 0, 4, 4), 0, 1, 9), ((0, 0, 4, 4), 1, 1, 9), ((0, 0, 1, 1), 2, 1, 9))
    huge = data.replace(struct.pack("<HHHHB", 0, 0, 1, 1, 0), struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0))
    assert len(list(Film(data=huge, form=format_named("gif"), count=3).frames())) == 2


def test_interlaced_frames_and_palettes_of_their_own_are_read() -> None:
    pictures = [scene(seed, (40, 30)).quantize(32) for seed in (1, 2)]
    data = encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:], interlace=1)
    for one, (other, _) in zip(pictures, film(data).frames(), strict=True):
        assert np.abs(np.asarray(one.convert("RGB"), int) - np.asarray(other.convert("RGB"), int)).max() <= 1


def test_the_default_picture_of_an_apng_is_no_frame() -> None:
    """It is for those who show no animation (PNG third edition, 4.9)."""
    data = moving("PNG", RED, LIME, BLUE, default_image=True)
    assert decode(data).rgb.getpixel((8, 8)) == RED
    assert [picture.convert("RGB").getpixel((8, 8)) for picture, _ in film(data).frames()] == [LIME, BLUE]


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_frames_are_upright(form: str) -> None:
    pictures = [Image.new("RGB", (32, 16), colour) for colour in (RED, LIME)]
    data = encoded(pictures[0], form, save_all=True, append_images=pictures[1:], exif=exif(orientation=6))
    assert [picture.size for picture, _ in film(data).frames()] == [(16, 32)] * 2


def test_frames_are_in_srgb() -> None:
    colours = ((200, 150, 100), (90, 160, 120))
    data = moving("WEBP", *colours, icc_profile=wide_gamut())
    for (picture, _), colour in zip(film(data).frames(), colours, strict=True):
        assert np.abs(np.subtract(picture.getpixel((5, 5))[:3], to_srgb(colour))).max() <= 2  # type: ignore[index]


def test_frames_keep_their_colours_where_the_photo_does() -> None:
    found = decode(moving("WEBP", RED, (9, 99, 199), icc_profile=wide_gamut()), native=True).film
    assert found is not None
    assert [picture.getpixel((5, 5))[:3] for picture, _ in found.frames()] == [RED, (9, 99, 199)]  # type: ignore[index]


def test_frames_in_code_points_come_to_srgb() -> None:
    data = moving("PNG", (150, 150, 150), (90, 90, 90))
    coded = data[:33] + chunk(b"cICP", b"\x09\x10\0\x01") + data[33:]
    greys = [picture.getpixel((5, 5))[0] for picture, _ in film(coded).frames()]  # type: ignore[index]
    assert greys[0] > 225
    assert greys[1] < 110


def test_a_film_ends_where_the_file_is_damaged() -> None:
    pictures = [scene(seed, (64, 64)).convert("P") for seed in (1, 2, 3)]
    data = encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:])
    assert len(list(film(data).frames())) == 3
    assert len(list(Film(data=data[:-900], form=format_named("gif"), count=3).frames())) == 2


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(film_module, "to_srgb", exhausted)
    with pytest.raises(MemoryError):
        list(film(moving("GIF", RED, LIME)).frames())


@pytest.mark.parametrize(
    ("form", "size", "frames", "expected"),
    [
        ("gif", (1000, 1000), 2, True),
        ("gif", (1000, 1000), 500, True),
        ("gif", (1000, 1000), 501, False),
        ("png", (10, 10), 5001, False),
        ("webp", (10, 10), 1, False),
        ("tiff", (10, 10), 3, False),
        ("heic", (10, 10), 3, False),
        ("jpeg", (10, 10), 1, False),
    ],
)
def test_pages_and_very_long_ones_are_no_films(form: str, size: tuple[int, int], frames: int, expected: bool) -> None:
    assert is_film(format_named(form), size, frames) is expected


def test_a_still_picture_has_no_film() -> None:
    assert decode(encoded(scene(1), "GIF")).film is None
    pages = BytesIO()
    scene(1).save(pages, "TIFF", save_all=True, append_images=[scene(2)])
    assert decode(pages.getvalue()).film is None
