"""One decoded picture: upright, sRGB, no larger than needed."""

from functools import cached_property
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery.errors import PhotoError, UnreadablePhoto
from gallery.image.colour import to_srgb
from gallery.image.formats.format import Format
from gallery.image.limits import Limits, check_size
from gallery.image.orientation import swaps_sides, upright
from gallery.image.sniff import sniff

READ_WIDTH: Final = 1920
"""Every first decode covers this upright width, whatever the settings, so that fingerprints never depend on them."""

PREVIEW_SIDE: Final = 512
"""Longer side in pixels of the preview that later stages compare and show."""

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
    """

    def __init__(self, form: Format, size: tuple[int, int], frames: int, picture: Image.Image) -> None:
        self.format = form
        self.width, self.height = size
        self.frames = frames
        self.picture = picture
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


def decode(data: bytes, *, name: str = "", cover: int = READ_WIDTH, limits: Limits | None = None) -> Frame:
    """Decode a photo once, at the smallest JPEG DCT scale that covers a width.

    Args:
        data: The encoded file.
        name: File name, to notice a wrong suffix; empty skips that.
        cover: Upright width in px that the decoded picture must at least have, where the original has it.
        limits: Bounds on pixels and bytes.

    Raises:
        PhotoError: Empty, truncated, corrupt, too large, or not a format that can be read here.
    """
    form = sniff(data, name)
    try:
        return _decode(data, form, cover, limits or Limits())
    except PhotoError:
        raise
    except MemoryError as full:
        raise UnreadablePhoto("not enough memory to decode the picture", code="out-of-memory") from full
    except Exception as broken:  # decoders raise whatever they like on hostile bytes
        raise _unreadable(form, broken) from broken


def _decode(data: bytes, form: Format, cover: int, limits: Limits) -> Frame:
    opened = form.open(BytesIO(data))
    check_size(*opened.size, limits)
    stored, frames = opened.size, _frames(opened)
    opened.draft(None, _draft_size(stored, cover, swaps_sides(form.orientation(opened))))
    opened.load()
    orientation = form.orientation(opened)  # only now: in a PNG it may stand behind the pixels
    size = stored[::-1] if swaps_sides(orientation) else stored
    picture = upright(to_srgb(opened), orientation)
    if picture.mode == "RGBA" and picture.getextrema()[-1] == (255, 255):
        picture = picture.convert("RGB")
    picture.info = {}  # encoders copy comments and profiles from here
    return Frame(form, (size[0], size[1]), frames, picture)


def _frames(opened: Image.Image) -> int:
    """How many frames follow each other; 1 where the file breaks off behind the first."""
    try:
        return int(getattr(opened, "n_frames", 1))
    except Exception:  # decoders raise whatever they like on hostile bytes
        opened.seek(0)
        return 1


def _draft_size(stored: tuple[int, int], cover: int, turned: bool) -> tuple[int, int]:
    """The stored size that ``Image.draft`` must keep: it needs both sides, in the picture's own proportion."""
    width = stored[1] if turned else stored[0]
    if cover >= width:
        return stored
    return max(1, stored[0] * cover // width), max(1, stored[1] * cover // width)


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
