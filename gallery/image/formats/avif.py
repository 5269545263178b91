"""AVIF, built into Pillow; its ``irot`` and ``imir`` arrive as an EXIF Orientation."""

from PIL import AvifImagePlugin

from gallery.image.formats.format import Format
from gallery.image.formats.isobmff import brands

AVIF = Format(
    name="avif",
    media_type="image/avif",
    suffixes=(".avif", ".avifs"),
    recognise=lambda head: bool(brands(head) & {b"avif", b"avis"}),
    open=AvifImagePlugin.AvifImageFile,
)
