"""WebP, still and animated."""

from PIL import WebPImagePlugin

from gallery.image.formats.format import Format, plays

WEBP = Format(
    name="webp",
    media_type="image/webp",
    suffixes=(".webp",),
    recognise=lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    open=WebPImagePlugin.WebPImageFile,
    plays=plays,
)
