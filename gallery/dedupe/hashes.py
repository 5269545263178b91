"""Hashes as the imagehash library gives and takes them, for those who keep such hashes already.

Nothing here takes part in finding duplicates; the module is apart because imagehash loads SciPy.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import imagehash
from PIL import Image

from gallery.errors import ConfigError, UnreadablePhoto
from gallery.image.frame import decode

_WHOLE: Final = 1 << 30
"""A width that no picture has: decode at full size."""

RADIUS: Final = 10
"""Bits of 64 up to which two values of ``imagehash.phash`` are taken for alike, as its users mostly do. Measured with
it: precision .98 and recall .53. A hint, no proof; ``find_duplicates`` proves."""

METHODS: Final[Mapping[str, Callable[[Image.Image], imagehash.ImageHash]]] = {
    "phash": imagehash.phash,
    "dhash": imagehash.dhash,
    "ahash": imagehash.average_hash,
    "whash": imagehash.whash,
    "colorhash": imagehash.colorhash,
}
"""Name -> function of imagehash, each with its own defaults."""


def hash_photo(photo: bytes | str | os.PathLike[str], method: str = "phash") -> imagehash.ImageHash:
    """The imagehash value of a photo as it is seen: upright, in sRGB.

    Equal to ``imagehash.phash(ImageOps.exif_transpose(Image.open(file)))`` for a photo without transparency
    that is sRGB already.

    Args:
        photo: Its file, or the encoded bytes.
        method: One of ``METHODS``.

    Raises:
        ConfigError: A method that is not known.
        PhotoError: The file cannot be opened or decoded.
    """
    if method not in METHODS:
        raise ConfigError(f"unknown hash {method!r}; known are {', '.join(METHODS)}")
    return METHODS[method](decode(_content(photo), cover=_WHOLE).rgb)


def match_hashes(
    photos: Mapping[str, imagehash.ImageHash | str],
    known: Mapping[str, imagehash.ImageHash | str],
    radius: int = RADIUS,
) -> Iterator[tuple[str, str, int]]:
    """Photos whose hashes are near known ones, however these were kept.

    Args:
        photos: Name -> value of imagehash, or its hex digits (``str(value)``).
        known: The same of the photos to compare with, by the same method and size.
        radius: Largest Hamming distance in bits.

    Yields:
        Name of the photo, name of the known one, and their distance; each photo's nearest first.

    Raises:
        ConfigError: A text that is no hash, or hashes of different lengths.
    """
    there = {name: _value(value) for name, value in known.items()}
    for name, value in photos.items():
        here = _value(value)
        near = sorted((_distance(here, other), other_name) for other_name, other in there.items())
        yield from ((name, other_name, bits) for bits, other_name in near if bits <= radius)


def _content(photo: bytes | str | os.PathLike[str]) -> bytes:
    if isinstance(photo, bytes | bytearray | memoryview):
        return bytes(photo)
    try:
        return Path(photo).read_bytes()
    except OSError as failed:
        raise UnreadablePhoto(f"{photo} cannot be opened ({failed.strerror})", code="not-readable") from failed


def _value(value: imagehash.ImageHash | str) -> imagehash.ImageHash:
    if not isinstance(value, str):
        return value
    try:
        return imagehash.hex_to_hash(value)
    except (ValueError, TypeError) as wrong:
        raise ConfigError(f"{value!r} is no hash of imagehash", code="wrong-value") from wrong


def _distance(one: imagehash.ImageHash, other: imagehash.ImageHash) -> int:
    if one.hash.shape != other.hash.shape:
        raise ConfigError(
            f"the hashes {one} and {other} are of different lengths", code="wrong-value", hint="Use one method for all."
        )
    return int(one - other)
