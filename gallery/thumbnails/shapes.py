"""Which renditions a photo has."""

from collections.abc import Mapping
from dataclasses import dataclass

from gallery.image.scale import READ_WIDTH
from gallery.model import Region
from gallery.thumbnails.forms import SUFFIXES
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.sizes import Size, crop_size, parse_crop, width_behind, widths_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One rendition that is wanted.

    Attributes:
        crop: Name of the crop; empty for the whole picture.
        width: Pixels; of a crop, the most it may have.
        height: Pixels; 0 for the whole picture, whose height follows.
        full: Made from the full decode, because the first one (``READ_WIDTH``) may be too small. This depends on the
            photo and on this shape alone, so pixels never depend on what else is asked for.
        moving: All frames of an animation.
        region: What the crop has to show, where a person said it.
    """

    form: RenditionFormat
    width: int
    height: int = 0
    crop: str = ""
    full: bool = False
    moving: bool = False
    region: Region | None = None

    @property
    def suffix(self) -> str:
        """What follows slug and hash in the file's name: ``640.webp``, ``square-640.jpg``."""
        return f"{self.crop}-{self.width}.{SUFFIXES[self.form]}".removeprefix("-")


def shapes(
    full: Size, options: ThumbnailOptions, *, film: bool = False, regions: Mapping[str, Region] | None = None
) -> tuple[Shape, ...]:
    """Everything the options ask for of a photo of that size: by width descending, then format, then crops.

    Args:
        full: Of the upright photo.
        options: What is asked for.
        film: The photo is an animation. Where those are kept, WebP moves, and formats that a page would offer before
            it are left out: they would be shown in its place.
        regions: Name of a crop -> what it has to show.
    """
    regions = regions or {}
    moves = film and options.animation == "keep" and "webp" in options.formats
    formats = options.formats[options.formats.index("webp") :] if moves else options.formats
    widths = {form: widths_for(full, form, options) for form in formats}
    whole = [
        Shape(form=form, width=width, full=width > READ_WIDTH, moving=moves and form == "webp")
        for width in sorted({width for some in widths.values() for width in some}, reverse=True)
        for form in formats
        if width in widths[form]
    ]
    crops = [
        Shape(
            form=form,
            width=size[0],
            height=size[1],
            crop=name,
            full=_needs_all(full, size, form, regions.get(name)),
            moving=moves and form == "webp",
            region=regions.get(name),
        )
        for name, size in sorted((name, parse_crop(size)) for name, size in options.crops.items())
        for form in formats
    ]
    return (*whole, *crops)


def _needs_all(full: Size, crop: Size, form: RenditionFormat, region: Region | None) -> bool:
    return width_behind(crop_size(full, crop, form, region), full, region) > READ_WIDTH
