"""PNG and APNG; only a real eXIf chunk turns the picture, as in browsers."""

from PIL import PngImagePlugin

from gallery.image.formats.format import Format

PNG = Format(
    name="png",
    media_type="image/png",
    suffixes=(".png", ".apng"),
    recognise=lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    open=PngImagePlugin.PngImageFile,
)
