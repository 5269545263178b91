"""One decoded picture: upright, sRGB, no larger than needed."""

from functools import cached_property
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery.errors import PhotoError, UnreadablePhoto
from gallery.image.film import Film
from gallery.image.formats.format import Format
from gallery.image.limits import Limits
from gallery.image.opening import opened
from gallery.image.scale import PREVIEW_SIDE, READ_WIDTH
from gallery.image.sniff import sniff

_PREVIEW_QUALITY: Final = 88


class Frame:
    """A decoded picture and the views made of it, each on first use.

    Attributes:
        format: What the file was.
        width: Of the full picture, upright, in pixels.
        height: Of the full picture, upright, in pixels.
        frames: More than 1 for animations; only the first is here.
        alpha: The picture has transparency.
        picture: Upright RGB or RGBA in sRGB; at least as wide as was asked, or full size.
        native: The same in the photo's own colours, where they were to be kept and ``profile`` describes them; else the
            picture itself.
        profile: An ICC profile, byte by byte; empty where ``native`` is sRGB.
        film: All frames of an animation; None of a still picture, and of an animation that is too long.
    """

    def __init__(
        self,
        form: Format,
        size: tuple[int, int],
        frames: int,
        picture: Image.Image,
        *,
        native: Image.Image | None = None,
        profile: bytes = b"",
        film: Film | None = None,
    ) -> None:
        self.format = form
        self.width, self.height = size
        self.frames = frames
        self.picture = picture
        self.native = picture if native is None else native
        self.profile = profile
        self.film = film
        self.alpha = picture.mode == "RGBA"

    @cached_property
    def rgb(self) -> Image.Image:
        """The picture without transparency, on white."""
        if not self.alpha:
            return self.picture
        white = Image.new("RGBA", self.picture.size, "white")
        return Image.alpha_composite(white, self.picture).convert("RGB")

    @cached_property
    def small(self) -> Image.Image:
        """RGB with the longer side at most 512 px, reduced by averaging areas; never enlarged."""
        return reduced(self.rgb, PREVIEW_SIDE)

    @cached_property
    def grey(self) -> NDArray[np.uint8]:
        """``small`` as ITU-R 601 luma, shape (height, width)."""
        return np.asarray(self.small.convert("L"))

    def preview(self) -> bytes:
        """``small`` as a JPEG without any metadata."""
        out = BytesIO()
        self.small.save(out, "JPEG", quality=_PREVIEW_QUALITY)
        return out.getvalue()

    def dominant_color(self) -> str:
        """The mean colour, ``#rrggbb``."""
        red, green, blue = self.small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))  # type: ignore[misc]
        return f"#{red:02x}{green:02x}{blue:02x}"


def reduced(picture: Image.Image, side: int) -> Image.Image:
    """The picture with its longer side at most ``side`` px, by averaging areas."""
    factor = side / max(picture.size)
    if factor >= 1:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.BOX)


def decode(
    data: bytes, *, name: str = "", cover: int = READ_WIDTH, limits: Limits | None = None, native: bool = False
) -> Frame:
    """Decode a photo once, at the smallest JPEG DCT scale that covers a width.

    Args:
        data: The encoded file.
        name: File name, to notice a wrong suffix; empty skips that.
        cover: Upright width in px that the decoded picture must at least have, where the original has it.
        limits: Bounds on pixels and bytes.
        native: Keep the photo's own colours too, where an ICC profile for red, green and blue describes them.

    Raises:
        PhotoError: Empty, truncated, corrupt, too large, or not a format that can be read here.
    """
    form = sniff(data, name)
    try:
        seen = opened(data, form, cover, limits or Limits(), native=native)
    except PhotoError:
        raise
    except MemoryError as full:
        raise UnreadablePhoto("not enough memory to decode the picture", code="out-of-memory") from full
    except Exception as broken:  # decoders raise whatever they like on hostile bytes
        raise _unreadable(form, broken) from broken
    return Frame(form, seen.size, seen.frames, seen.picture, native=seen.native, profile=seen.profile, film=seen.film)


def _unreadable(form: Format, cause: Exception) -> UnreadablePhoto:
    """Stable words for whatever a decoder said; its own message may carry a memory address."""
    if "truncated" in str(cause).casefold():
        return UnreadablePhoto(
            f"the {form.name.upper()} picture ends too early", code="truncated", hint="Copy it from the camera again."
        )
    return UnreadablePhoto(
        f"the {form.name.upper()} picture cannot be decoded",
        hint="Open it in a photo program and save it anew, or leave it out.",
    )
