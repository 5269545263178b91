"""HEIC and HEIF, through the optional pillow-heif (its wheels carry GPL code, so it is an extra)."""

from io import BytesIO

from PIL import Image

from gallery.errors import UnsupportedFormat
from gallery.image.formats.format import Format
from gallery.image.formats.isobmff import brands

_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def _open(file: BytesIO) -> Image.Image:
    try:
        from pillow_heif import HeifImageFile  # noqa: PLC0415 - optional, and heavy
    except ImportError as missing:
        raise UnsupportedFormat(
            "HEIC photos need the extra gallery[heic]",
            code="heic-not-installed",
            hint='Install it with: pip install "event-gallery[heic]", or export the photo as JPEG.',
        ) from missing
    picture: Image.Image = HeifImageFile(file)  # type: ignore[no-untyped-call]
    return picture


HEIC = Format(
    name="heic",
    media_type="image/heic",
    suffixes=(".heic", ".heif", ".hif"),
    recognise=lambda head: bool(brands(head) & _BRANDS) and not brands(head) & {b"avif", b"avis"},
    open=_open,
    orientation=lambda picture: 1,
)
