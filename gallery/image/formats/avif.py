"""AVIF, built into Pillow; its ``irot`` and ``imir`` arrive as an EXIF Orientation."""

from io import BytesIO

from PIL import AvifImagePlugin, Image

from gallery.errors import UnsupportedFormat
from gallery.image.formats.format import Format, plays
from gallery.image.formats.isobmff import brands
from gallery.image.formats.nclx import code_points


def _open(file: BytesIO) -> Image.Image:
    if not AvifImagePlugin.SUPPORTED:
        raise UnsupportedFormat(
            "this build of Pillow cannot read AVIF",
            code="avif-not-built-in",
            hint="Install Pillow from its wheels, or export the photo as JPEG.",
        )
    return AvifImagePlugin.AvifImageFile(file)


AVIF = Format(
    name="avif",
    media_type="image/avif",
    suffixes=(".avif", ".avifs"),
    recognise=lambda head: bool(brands(head) & {b"avif", b"avis"}),
    open=_open,
    code_points=code_points,
    plays=plays,
)
