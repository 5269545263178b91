"""What a picture format has to be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image

from gallery.image.canvas import Part
from gallery.image.cicp import CodePoints
from gallery.image.orientation import orientation_of

if TYPE_CHECKING:  # cleaning needs formats, and not NumPy
    import numpy as np
    from numpy.typing import NDArray

MOST_PLAYS: Final = 65_535
"""What GIF and WebP have room for."""


def exif_orientation(picture: Image.Image) -> int:
    """Orientation from the EXIF block that the decoder found."""
    exif = picture.info.get("exif", b"")
    return orientation_of(exif) if isinstance(exif, bytes) else 1


def plays(picture: Image.Image) -> int:
    """How often an animation is played, as the decoder found it; 0 for ever."""
    count = picture.info.get("loop", 0)
    return count if isinstance(count, int) and 0 <= count <= MOST_PLAYS else 0


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
        code_points: What the numbers of its pixels stand for, from the file; None where it does not say so, or a
            colour profile does.
        deep: RGB of 16 bits a sample as the file has them, upright, where the picture that is opened has less and there
            is no transparency; None where that is not so.
        plays: How often an animation is played; None where several pictures of a file are no animation.
        parts: What each frame of an animation brings; None where the decoder gives whole pictures, as browsers show
            them.
    """

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes], bool]
    open: Callable[[BytesIO], Image.Image]
    orientation: Callable[[Image.Image], int] = exif_orientation
    code_points: Callable[[bytes], CodePoints | None] = lambda data: None
    deep: "Callable[[bytes], NDArray[np.uint16] | None]" = lambda data: None
    plays: Callable[[Image.Image], int] | None = None
    parts: Callable[[bytes], Iterator[Part]] | None = None
