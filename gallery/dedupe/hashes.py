"""Hashes as the imagehash library gives them, for those who keep such hashes already.

Nothing here takes part in finding duplicates; the module is apart because imagehash loads SciPy.
"""

from collections.abc import Callable, Mapping
from typing import Final

import imagehash
from PIL import Image

from gallery.errors import ConfigError
from gallery.image.frame import decode

_WHOLE: Final = 1 << 30
"""A width that no picture has: decode at full size."""

METHODS: Final[Mapping[str, Callable[[Image.Image], imagehash.ImageHash]]] = {
    "phash": imagehash.phash,
    "dhash": imagehash.dhash,
    "ahash": imagehash.average_hash,
    "whash": imagehash.whash,
    "colorhash": imagehash.colorhash,
}
"""Name -> function of imagehash, each with its own defaults."""


def hash_photo(data: bytes, method: str = "phash") -> imagehash.ImageHash:
    """The imagehash value of a photo as it is seen: upright, in sRGB.

    Equal to ``imagehash.phash(ImageOps.exif_transpose(Image.open(file)))`` for a photo without transparency
    that is sRGB already.

    Args:
        data: The encoded file.
        method: One of ``METHODS``.

    Raises:
        ConfigError: A method that is not known.
        PhotoError: The file cannot be decoded.
    """
    if method not in METHODS:
        raise ConfigError(f"unknown hash {method!r}; known are {', '.join(METHODS)}")
    return METHODS[method](decode(data, cover=_WHOLE).rgb)
