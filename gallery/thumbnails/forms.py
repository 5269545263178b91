"""What the formats of renditions are called."""

from typing import Final

from gallery.thumbnails.options import RenditionFormat

MEDIA_TYPES: Final[dict[RenditionFormat, str]] = {
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "png": "image/png",
}
SUFFIXES: Final[dict[RenditionFormat, str]] = {"jpeg": "jpg", "webp": "webp", "avif": "avif", "png": "png"}
