"""All renditions of one decoded photo."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from gallery.image.frame import READ_WIDTH, Frame
from gallery.model import Focal, Rendition
from gallery.thumbnails.encode import MEDIA_TYPES, SUFFIXES, encode
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.sizes import Size, crop_box, crop_size, parse_crop, scaled_height, width_behind, widths_for

_REDUCING_GAP: Final = 2.0
"""Pillow calls 3.0 indistinguishable from plain resampling and 2.0 close to it, at a fraction of the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One rendition that is wanted.

    Attributes:
        crop: Name of the crop; empty for the whole picture.
        width: Pixels; of a crop, the most it may have.
        height: Pixels; 0 for the whole picture, whose height follows.
        full: Made from the full decode, because the first one (``READ_WIDTH``) may be too small. This depends on the
            photo and on this shape alone, so pixels never depend on what else is asked for.
    """

    form: RenditionFormat
    width: int
    height: int = 0
    crop: str = ""
    full: bool = False

    @property
    def suffix(self) -> str:
        """What follows slug and hash in the file's name: ``640.webp``, ``square-640.jpg``."""
        return f"{self.crop}-{self.width}.{SUFFIXES[self.form]}".removeprefix("-")


def shapes(full: Size, options: ThumbnailOptions) -> tuple[Shape, ...]:
    """Everything the options ask for of a photo of that size: by width descending, then format, then crops."""
    widths = {form: widths_for(full, form, options) for form in options.formats}
    whole = [
        Shape(form=form, width=width, full=width > READ_WIDTH)
        for width in sorted({width for some in widths.values() for width in some}, reverse=True)
        for form in options.formats
        if width in widths[form]
    ]
    crops = [
        Shape(form=form, width=size[0], height=size[1], crop=name, full=_needs_all(full, size, form))
        for name, size in sorted((name, parse_crop(size)) for name, size in options.crops.items())
        for form in options.formats
    ]
    return (*whole, *crops)


def _needs_all(full: Size, crop: Size, form: RenditionFormat) -> bool:
    return width_behind(crop_size(full, crop, form), full) > READ_WIDTH


def render(
    frame: Frame, wanted: tuple[Shape, ...], stem: str, options: ThumbnailOptions, focal: Focal
) -> Iterator[tuple[Shape, Rendition, bytes]]:
    """Encode the wanted renditions, each from the decoded picture itself.

    So the pixels of one width never depend on which others are asked for.

    Args:
        frame: Decoded in full, where a shape asks for that.
        wanted: In any order.
        stem: First part of every path.
        options: Quality and effort.
        focal: What crops keep in view.
    """
    full = (frame.width, frame.height)
    for width in sorted({shape.width for shape in wanted if not shape.crop}, reverse=True):
        picture = resized(frame.picture, (width, scaled_height(width, full)))
        for shape in wanted:
            if shape.width == width and not shape.crop:
                yield _encoded(picture, shape, stem, options)
    for shape in wanted:
        if shape.crop:
            yield _encoded(_cropped(frame, shape, focal), shape, stem, options)


def resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Lanczos, with transparency weighed in; the picture itself where it already has the size.

    Pictures over twice the size are averaged down to that first, which no eye tells from Lanczos alone.
    """
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)


def _cropped(frame: Frame, shape: Shape, focal: Focal) -> Image.Image:
    """The crop, scaled down to its size; a photo that is too small gives a smaller crop of the same ratio."""
    box = crop_box(frame.picture.size, shape.width / shape.height, focal)
    size = crop_size((frame.width, frame.height), (shape.width, shape.height), shape.form)
    return resized(frame.picture.crop(box), size)


def _encoded(
    picture: Image.Image, shape: Shape, stem: str, options: ThumbnailOptions
) -> tuple[Shape, Rendition, bytes]:
    data = encode(picture, shape.form, options)
    rendition = Rendition(
        path=f"{stem}-{shape.suffix}",
        media_type=MEDIA_TYPES[shape.form],
        width=picture.width,
        height=picture.height,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        purpose="crop" if shape.crop else "responsive",
        crop=shape.crop,
    )
    return shape, rendition, data
