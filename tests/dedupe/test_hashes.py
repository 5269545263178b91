"""Hashes for those who use imagehash."""

from io import BytesIO

import imagehash
import pytest
from PIL import Image, ImageOps

from gallery.dedupe.hashes import METHODS, hash_photo
from gallery.errors import ConfigError, UnreadablePhoto
from tests.dedupe.pictures import encoded, scene


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_it_equals_imagehash_of_the_upright_picture(method: str, orientation: int) -> None:
    tags = Image.Exif()
    tags[0x0112] = orientation
    data = encoded(scene(4, (2100, 300)), exif=tags)  # type: ignore[arg-type]
    upright = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    assert hash_photo(data, method) == METHODS[method](upright)


def test_the_default_is_phash() -> None:
    data = encoded(scene(4))
    assert hash_photo(data) == imagehash.phash(Image.open(BytesIO(data)))


def test_an_unknown_method_is_named() -> None:
    with pytest.raises(ConfigError, match="'md5'; known are phash"):
        hash_photo(encoded(scene(4)), "md5")


def test_a_broken_file_is_a_photo_error() -> None:
    with pytest.raises(UnreadablePhoto):
        hash_photo(b"")
