"""TIFF and BigTIFF; Pillow gives its upright size and turns it while it loads."""

from PIL import TiffImagePlugin

from gallery.image.formats.format import Format

TIFF = Format(
    name="tiff",
    media_type="image/tiff",
    suffixes=(".tif", ".tiff"),
    recognise=lambda head: head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),  # the last two are BigTIFF
    open=TiffImagePlugin.TiffImageFile,
    orientation=lambda picture: 1,
)
