"""TIFF; Pillow turns it upright while it loads."""

from PIL import Image, TiffImagePlugin

from gallery.image.formats.format import Format

_ORIENTATION = 274


def _stored(picture: Image.Image) -> int:
    value = getattr(picture, "tag_v2", {}).get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


TIFF = Format(
    name="tiff",
    media_type="image/tiff",
    suffixes=(".tif", ".tiff"),
    recognise=lambda head: head[:4] in (b"II*\0", b"MM\0*"),
    open=TiffImagePlugin.TiffImageFile,
    orientation=lambda picture: 1,
    stored_orientation=_stored,
)
