"""GIF, still and animated; it has no orientation."""

from PIL import GifImagePlugin

from gallery.image.formats.format import Format

GIF = Format(
    name="gif",
    media_type="image/gif",
    suffixes=(".gif",),
    recognise=lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    open=GifImagePlugin.GifImageFile,
    orientation=lambda picture: 1,
)
