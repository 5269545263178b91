"""All renditions of one decoded photo."""

import hashlib
from collections.abc import Iterator

from PIL import Image

from gallery.image.film import Film
from gallery.image.frame import Frame
from gallery.image.scale import READ_WIDTH
from gallery.model import Focal, Rendition
from gallery.thumbnails.animate import animated
from gallery.thumbnails.budget import FLOORS, budget_for, fitting
from gallery.thumbnails.encode import encode, quality_of
from gallery.thumbnails.forms import MEDIA_TYPES
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.resample import Scaler
from gallery.thumbnails.shapes import Shape
from gallery.thumbnails.sizes import Box, Size, crop_box, crop_size, scaled_height


def render(
    frame: Frame, wanted: tuple[Shape, ...], stem: str, options: ThumbnailOptions, focal: Focal
) -> Iterator[tuple[Shape, Rendition, bytes]]:
    """Encode the wanted renditions.

    Those wider than ``READ_WIDTH`` are made from the decoded picture, all others from that picture at ``READ_WIDTH``.
    So each comes from the next larger one that every photo has, and its pixels never depend on which others are asked
    for.

    Args:
        frame: Decoded in full, where a shape asks for that.
        wanted: In any order.
        stem: First part of every path.
        options: Quality and effort.
        focal: What crops keep in view.
    """
    full = (frame.width, frame.height)
    native = read = Scaler(frame.native)
    if native.picture.width > READ_WIDTH and not all(shape.full for shape in wanted):
        read = native.at((READ_WIDTH, scaled_height(READ_WIDTH, full)))
    for width in sorted({shape.width for shape in wanted if not shape.crop}, reverse=True):
        picture = (native if width > READ_WIDTH else read)((width, scaled_height(width, full)))
        for shape in wanted:
            if shape.width == width and not shape.crop:
                yield _rendition(picture, shape, stem, _encoded(frame, picture, shape, options, focal))
    for shape in wanted:
        if shape.crop:
            picture = _cropped((native if shape.full else read).picture, shape, full, focal)
            yield _rendition(picture, shape, stem, _encoded(frame, picture, shape, options, focal))


def _cropped(picture: Image.Image, shape: Shape, full: Size, focal: Focal) -> Image.Image:
    """The crop, scaled down to its size; a photo that is too small gives a smaller crop of the same ratio."""
    size = crop_size(full, (shape.width, shape.height), shape.form, shape.region)
    return Scaler(picture.crop(_box(picture.size, shape, focal)))(size)


def _box(size: Size, shape: Shape, focal: Focal) -> Box:
    return crop_box(size, shape.width / shape.height, focal, shape.region)


def _encoded(frame: Frame, picture: Image.Image, shape: Shape, options: ThumbnailOptions, focal: Focal) -> bytes:
    """The file of a shape: the picture, or the film that begins with it."""

    def still(one: Image.Image, quality: int) -> bytes:
        return encode(one, shape.form, options, quality=quality, profile=frame.profile)

    def made(quality: int) -> bytes:
        if not shape.moving or frame.film is None:
            return still(picture, quality)
        frames = _frames(frame.film, picture.size, shape, focal)
        moving = animated(frames, frame.film.plays, lambda part: still(part, quality), frame.profile)
        return moving or still(picture, quality)

    budget = budget_for(shape.width, shape.form, options)
    return fitting(made, quality_of(shape.form, options), FLOORS.get(shape.form, 0), budget)


def _frames(film: Film, size: Size, shape: Shape, focal: Focal) -> Iterator[tuple[Image.Image, int]]:
    """The frames of an animation as the shape wants them, each straight from its own picture."""
    for picture, time in film.frames():
        part = picture.crop(_box(picture.size, shape, focal)) if shape.crop else picture
        yield Scaler(part)(size), time


def _rendition(picture: Image.Image, shape: Shape, stem: str, data: bytes) -> tuple[Shape, Rendition, bytes]:
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
