"""Hashes for those who use imagehash."""

from io import BytesIO
from pathlib import Path

import imagehash
import pytest
from PIL import Image, ImageOps

from gallery.dedupe.hashes import METHODS, hash_photo, match_hashes
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


def test_a_file_is_hashed_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "zdjęcie.jpg"
    path.write_bytes(encoded(scene(4)))
    assert hash_photo(path, "dhash") == hash_photo(str(path), "dhash") == imagehash.dhash(Image.open(path))


def test_a_file_that_is_not_there_is_a_photo_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePhoto, match=r"gone\.jpg cannot be opened"):
        hash_photo(tmp_path / "gone.jpg")


def test_hashes_of_others_are_accepted_as_values_and_as_text() -> None:
    view = scene(4)
    known = {"last year": str(imagehash.phash(view)), "other": imagehash.phash(scene(9))}
    small = imagehash.phash(view.resize((300, 213)))
    (match,) = match_hashes({"new": small}, known)
    assert match[:2] == ("new", "last year")
    assert match[2] == small - imagehash.phash(view)
    assert list(match_hashes({"new": str(imagehash.phash(scene(12)))}, known)) == []


@pytest.mark.parametrize("known", ["no hash", "", str(imagehash.phash(scene(1), hash_size=16))])
def test_what_is_no_such_hash_is_refused(known: str) -> None:
    with pytest.raises(ConfigError, match=r"no hash|different lengths"):
        list(match_hashes({"new": imagehash.phash(scene(4))}, {"old": known}))
