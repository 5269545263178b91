from collections.abc import Iterator
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw

from gallery.metadata.containers.webp.chunks import split
from gallery.thumbnails.animate import animated
from tests.photos import encoded, scene, smooth
from tests.profiles import wide_gamut


def lossless(picture: Image.Image) -> bytes:
    return encoded(picture, "WEBP", lossless=True, exact=True)


def lossy(picture: Image.Image) -> bytes:
    return encoded(picture, "WEBP", quality=80)


def walking(count: int = 4, size: tuple[int, int] = (60, 40)) -> list[Image.Image]:
    """A square that walks over a picture."""
    found = [smooth(size) for _ in range(count)]
    for number, picture in enumerate(found):
        ImageDraw.Draw(picture).rectangle((3 + 11 * number, 7, 9 + 11 * number, 20), fill="red")
    return found


def shown(data: bytes) -> list[Image.Image]:
    with Image.open(BytesIO(data)) as opened:
        found = []
        for number in range(opened.n_frames):  # type: ignore[attr-defined]
            opened.seek(number)
            opened.load()
            found.append(opened.convert("RGBA"))
        return found


def names(data: bytes) -> list[bytes]:
    return [chunk.name for chunk in split(data[12:])]


def test_frames_come_back_pixel_by_pixel() -> None:
    pictures = walking()
    back = shown(animated([(one, 80) for one in pictures], 0, lossless))
    assert len(back) == 4
    for one, other in zip(pictures, back, strict=True):
        assert np.array_equal(np.asarray(one.convert("RGBA")), np.asarray(other))


def test_transparency_comes_and_goes() -> None:
    clear, full = Image.new("RGBA", (20, 10), (9, 99, 200, 0)), Image.new("RGBA", (20, 10), (9, 99, 200, 255))
    half = full.copy()
    half.paste((9, 99, 200, 100), (5, 3, 12, 9))
    back = shown(animated([(one, 80) for one in (full, half, clear, full.convert("RGB"))], 0, lossless))
    assert [np.asarray(one)[5, 8, 3] for one in back] == [255, 100, 0, 255]
    assert [np.asarray(one)[1, 1, 3] for one in back] == [255, 255, 0, 255]


def test_times_and_plays_are_kept() -> None:
    data = animated([(one, time) for one, time in zip(walking(3), (20, 1500, 333), strict=True)], 7, lossy)
    with Image.open(BytesIO(data)) as opened:
        assert opened.info["loop"] == 7
        times = []
        for number in range(3):
            opened.seek(number)
            opened.load()
            times.append(opened.info["duration"])
    assert times == [20, 1500, 333]


def test_frames_that_do_not_differ_are_one_for_as_long() -> None:
    first, second = walking(2)
    data = animated([(first, 50), (first.copy(), 70), (second, 30), (second, 20_000_000)], 0, lossy)
    with Image.open(BytesIO(data)) as opened:
        assert opened.n_frames == 2  # type: ignore[attr-defined]
        opened.load()
        assert opened.info["duration"] == 120


@pytest.mark.parametrize("pictures", [[], walking(1), walking(1) * 3], ids=["none", "one", "alike"])
def test_what_does_not_move_is_no_animation(pictures: list[Image.Image]) -> None:
    assert animated([(one, 50) for one in pictures], 0, lossy) == b""


def test_only_what_changed_is_encoded() -> None:
    sizes = []

    def watched(part: Image.Image) -> bytes:
        sizes.append(part.size)
        return lossy(part)

    animated([(one, 80) for one in walking(3)], 0, watched)
    assert sizes == [(60, 40), (19, 15), (18, 15)]  # from an even column and row on


def test_a_profile_is_carried_byte_by_byte() -> None:
    profile = wide_gamut(b"odd length")
    data = animated([(one, 80) for one in walking(2)], 0, lossy, profile)
    with Image.open(BytesIO(data)) as opened:
        assert opened.info["icc_profile"] == profile
    assert names(data) == [b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ANMF"]


def test_frames_are_asked_for_one_by_one() -> None:
    """So that memory does not grow with the animation: encoded parts are all that is kept."""
    order = []

    def frames() -> Iterator[tuple[Image.Image, int]]:
        for number, picture in enumerate(walking(3)):
            order.append(f"frame {number}")
            yield picture, 40

    def watched(part: Image.Image) -> bytes:
        order.append("encoded")
        return lossy(part)

    animated(frames(), 0, watched)
    assert order == ["frame 0", "encoded", "frame 1", "encoded", "frame 2", "encoded"]


def test_the_file_is_no_larger_than_what_libwebp_makes() -> None:
    """Its encoder starts anew every few frames; there is no other reader here that needs it."""
    ground = scene(1, (160, 120))
    pictures = []
    for number in range(8):
        picture = ground.copy()
        ImageDraw.Draw(picture).ellipse((10 + 12 * number, 40, 40 + 12 * number, 70), fill="red")
        pictures.append(picture)
    theirs = encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], duration=80, quality=80, method=4)
    assert len(animated([(one, 80) for one in pictures], 0, lossy)) < len(theirs)
