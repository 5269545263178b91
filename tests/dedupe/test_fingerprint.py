"""Fingerprints."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from gallery.dedupe.fingerprint import KEPT, fingerprint
from gallery.dedupe.phash import NO_PICTURE
from gallery.image.frame import decode
from tests.dedupe.pictures import encoded, frame, scene

PICTURE = scene(1)


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def test_it_keeps_64_descriptors_of_32_bytes() -> None:
    assert len(fingerprint(frame(PICTURE)).features) == KEPT * 32


def test_the_same_pixels_in_another_file_are_the_same_pixels() -> None:
    plain, dated = encoded(PICTURE, "PNG"), encoded(PICTURE, "TIFF")
    assert fingerprint(decode(plain)).pixels == fingerprint(decode(dated)).pixels


def test_a_picture_stored_turned_is_the_same_upright() -> None:
    stored = encoded(PICTURE.transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif(6))
    assert fingerprint(decode(stored)) == fingerprint(frame(PICTURE))


def test_one_row_less_is_not_the_same_pixels() -> None:
    black, shorter = (Image.new("RGB", (2000, height)) for height in (1500, 1499))
    assert fingerprint(frame(black)).pixels != fingerprint(frame(shorter)).pixels


def test_an_animation_is_not_its_first_picture() -> None:
    frames = [scene(1, (64, 64)), scene(2, (64, 64))]
    moving = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert fingerprint(decode(moving)).pixels != fingerprint(decode(encoded(frames[0], "GIF"))).pixels


def test_a_border_does_not_change_the_hash() -> None:
    framed = ImageOps.expand(PICTURE, 40, "white")
    one, other = (int(fingerprint(frame(picture)).phash, 16) for picture in (PICTURE, framed))
    assert (one ^ other).bit_count() <= 20


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (3000, 2), (8000, 60), (62, 62), (63, 63)])
def test_tiny_and_thin_pictures_have_a_fingerprint(size: tuple[int, int]) -> None:
    found = fingerprint(frame(scene(1, size) if min(size) > 2 else Image.new("RGB", size, "red")))
    assert len(found.phash) == 64
    assert len(found.features) % 32 == 0


def test_black_has_neither_hash_nor_features() -> None:
    found = fingerprint(frame(Image.new("RGB", (640, 480))))
    assert (found.phash, found.features) == (NO_PICTURE, b"")


def test_sixteen_bit_and_cmyk_are_read() -> None:
    deep = Image.fromarray(np.asarray(PICTURE.convert("L"), np.uint16) * 256)
    one, other = (
        int(fingerprint(decode(encoded(picture, "TIFF"))).phash, 16) for picture in (deep, PICTURE.convert("CMYK"))
    )
    assert (one ^ other).bit_count() <= 12
