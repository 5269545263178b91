"""Settings of renditions (``[thumbnails]``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RenditionFormat = Literal["jpeg", "webp", "avif", "png"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailOptions:
    """Which renditions are made.

    Attributes:
        widths: In pixels, ascending; a photo is never enlarged, and one smaller than the largest width is also
            made at its own.
        formats: In the order a page offers them; the last is the fallback.
        crops: Name -> ``WIDTHxHEIGHT`` in pixels, or ``square`` (640x640), ``16:9`` (1280x720), ``og`` (1200x630);
            around the focal point.
        quality: By format, 1-100.
        effort: By format: WebP method 0-6, AVIF speed 0-10.
        max_bytes: Width -> most bytes of a file up to that width, such as ``{ "640" = 60000 }``. Quality is lowered
            until a JPEG, WebP or AVIF fits, though not below 40, 35 or 40; credits come on top, 1 kB or so.
        profile: ``srgb`` converts every photo; ``keep`` leaves wide-gamut RGB photos as they are, with their ICC
            profile in each file. Grey, CMYK and HDR photos are converted all the same.
        animation: ``first`` publishes the first frame of an animation; ``keep`` makes its WebP renditions animated, and
            those in formats after WebP of the first frame. Over 500 megapixels in all frames it stays a still picture.
        focal: Who is asked, in this order, for the point that crops keep in view, where no person set one: ``detail``,
            or the name of a plugin. None at all takes the middle.
        background: Under transparency in JPEG, ``#rrggbb``.
    """

    widths: tuple[int, ...] = (320, 640, 1280, 1920)
    formats: tuple[RenditionFormat, ...] = ("webp", "jpeg")
    crops: Mapping[str, str] = field(default_factory=dict)
    quality: Mapping[RenditionFormat, int] = field(default_factory=lambda: {"jpeg": 82, "webp": 78, "avif": 60})
    effort: Mapping[RenditionFormat, int] = field(default_factory=lambda: {"webp": 4, "avif": 8})
    max_bytes: Mapping[str, int] = field(default_factory=dict)
    profile: Literal["srgb", "keep"] = "srgb"
    animation: Literal["first", "keep"] = "first"
    focal: tuple[str, ...] = ("detail",)
    background: str = "#ffffff"
