"""GIF, still and animated; it has no orientation."""

from PIL import GifImagePlugin, Image

from gallery.image.formats.format import MOST_PLAYS, Format
from gallery.image.formats.gif_parts import parts


def _plays(picture: Image.Image) -> int:
    """Without a count once; a count says how often the animation begins anew, 0 for ever."""
    count = picture.info.get("loop")
    return min(count + 1, MOST_PLAYS) if count else 1 if count is None else 0


GIF = Format(
    name="gif",
    media_type="image/gif",
    suffixes=(".gif",),
    recognise=lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    open=GifImagePlugin.GifImageFile,
    orientation=lambda picture: 1,
    plays=_plays,
    parts=parts,
)
