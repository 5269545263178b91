"""One picture to the bytes of one file, without any metadata."""

import struct
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageColor

from gallery.errors import UnreadablePhoto
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions

_MAX_WEBP_EFFORT: Final = 6
_QUALITY: Final = 80
_REFUSALS: Final = (OSError, ValueError, RuntimeError, MemoryError, struct.error)
"""What Pillow's encoders raise; AVIF's a bare RuntimeError."""


def encode(
    picture: Image.Image,
    form: RenditionFormat,
    options: ThumbnailOptions,
    *,
    quality: int | None = None,
    profile: bytes = b"",
) -> bytes:
    """Encode an RGB or RGBA picture.

    Transparency is kept where the format has it, and laid on ``options.background`` in JPEG.

    Args:
        picture: Nothing of what it carries in ``info`` is written.
        form: Of the file.
        options: Quality, effort and background.
        quality: In place of that in the options.
        profile: ICC, written byte by byte.

    Raises:
        UnreadablePhoto: The encoder refuses the picture (``not-rendered``).
    """
    if picture.info:  # encoders copy comments, profiles and EXIF from there
        picture = picture.copy()
        picture.info = {}
    if form == "jpeg" and picture.mode == "RGBA":
        ground = Image.new("RGBA", picture.size, ImageColor.getrgb(options.background))
        picture = Image.alpha_composite(ground, picture).convert("RGB")
    parameters = _parameters(form, options, quality or quality_of(form, options))
    if profile:
        parameters["icc_profile"] = profile
    out = BytesIO()
    try:
        picture.save(out, form.upper(), **parameters)
    except _REFUSALS as refused:
        raise UnreadablePhoto(
            f"the picture, at {picture.width} x {picture.height} pixels, cannot be written as {form.upper()}",
            code="not-rendered",
            hint="Save it in other proportions, leave it out, or leave this format out of thumbnails.formats.",
        ) from refused
    return out.getvalue()


def quality_of(form: RenditionFormat, options: ThumbnailOptions) -> int:
    """What the options ask for."""
    return options.quality.get(form, _QUALITY)


def _parameters(form: RenditionFormat, options: ThumbnailOptions, quality: int) -> dict[str, Any]:
    effort = options.effort.get(form, 4)
    if form == "jpeg":
        return {"quality": quality}
    if form == "webp":
        return {"quality": quality, "method": min(effort, _MAX_WEBP_EFFORT)}
    if form == "avif":
        # One thread a picture: the executor already keeps every core busy.
        return {"quality": quality, "speed": effort, "max_threads": 1}
    return {}
