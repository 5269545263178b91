"""What a picture format has to be."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from gallery.image.orientation import orientation_of


def exif_orientation(picture: Image.Image) -> int:
    """Orientation from the EXIF block that the decoder found."""
    exif = picture.info.get("exif", b"")
    return orientation_of(exif) if isinstance(exif, bytes) else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One picture format.

    Attributes:
        name: Lower-case, as in settings: ``jpeg``.
        media_type: ``image/jpeg``.
        suffixes: File name endings that promise this format, lower-case; the first is used for new files.
        recognise: Whether the first 64 bytes of a file are of this format.
        open: Read the header without decoding; the picture's pixels come with ``load()``.
        orientation: EXIF Orientation that still has to be applied, to the header's size and to the loaded pixels.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    open: Callable[[BytesIO], Image.Image]
    orientation: Callable[[Image.Image], int] = exif_orientation
