"""HEIC and HEIF, through the optional pillow-heif (its wheels carry GPL code, so it is an extra)."""

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from gallery.errors import UnsupportedFormat
from gallery.image.formats.format import Format
from gallery.image.formats.isobmff import brands
from gallery.image.formats.nclx import code_points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


def _deep(data: bytes) -> "NDArray[np.uint16] | None":
    """All 10 or 12 bits, which cameras give to HDR, brought to 16; Pillow has room for 8."""
    import numpy as np  # noqa: PLC0415 - as above, and cleaning needs none
    from pillow_heif import open_heif  # noqa: PLC0415

    file = open_heif(BytesIO(data), convert_hdr_to_8bit=False)
    depth = file.info["bit_depth"]
    if file.mode != "RGB;16":
        return None
    most = (1 << depth) - 1
    return np.asarray((np.asarray(file) >> (16 - depth)).astype(np.uint32) * 65_535 // most, np.uint16)


HEIC = Format(
    name="heic",
    media_type="image/heic",
    suffixes=(".heic", ".heif", ".hif"),
    recognise=lambda head: bool(brands(head) & _BRANDS) and not brands(head) & {b"avif", b"avis"},
    open=_open,
    orientation=lambda picture: 1,
    code_points=code_points,
    deep=_deep,
)
