"""A picture as it may leave this computer: small, upright, sRGB, without metadata."""

from io import BytesIO
from typing import Final

from gallery.image.frame import decode, reduced

SIDE: Final = 1024
"""Longer side in pixels: models scale what is larger down to about that."""

_QUALITY: Final = 85


def outgoing_jpeg(data: bytes) -> bytes:
    """A JPEG of the first picture of a file, encoded from its pixels alone, longer side at most 1024 px.

    Raises:
        PhotoError: The file cannot be decoded.
    """
    out = BytesIO()
    reduced(decode(data).rgb, SIDE).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
