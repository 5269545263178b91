"""Which picture formats can be read here, found out by reading one of each."""

from io import BytesIO
from typing import Final

from PIL import Image

from gallery.errors import GalleryError
from gallery.image.formats import BUILT_IN
from gallery.image.frame import decode

_SIDE: Final = 16


def reading_faults() -> dict[str, str]:
    """Format -> why a picture of it cannot be read here; empty where it can."""
    return {form: _fault(form) for form in BUILT_IN}


def sample() -> Image.Image:
    """A small picture to try encoders with."""
    return Image.new("RGB", (_SIDE, _SIDE), (40, 90, 160))


def _fault(form: str) -> str:
    try:
        decode(_picture(form), name=f"a picture in {form.upper()}")
    except (GalleryError, ImportError, OSError, ValueError, KeyError, RuntimeError) as wrong:
        return str(wrong) or type(wrong).__name__
    return ""


def _picture(form: str) -> bytes:
    """A small picture; HEIC is written by the same library that reads it.

    Raises:
        ImportError: That library is not there.
        KeyError: Pillow does not write the format.
    """
    picture, out = sample(), BytesIO()
    if form == "heic":
        from pillow_heif import from_pillow  # noqa: PLC0415 - optional

        from_pillow(picture).save(out)
    else:
        picture.save(out, form.upper())
    return out.getvalue()
