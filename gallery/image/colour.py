"""Any colour mode to 8-bit sRGB."""

from contextlib import suppress
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image, ImageCms

from gallery.image.cicp import CodePoints
from gallery.image.light import shown_in_srgb
from gallery.image.profile import trimmed

_SRGB: Final = "srgb"
_SIXTEEN_BIT: Final = ("I;16", "I;16L", "I;16B", "I;16N")
_HAS_ALPHA: Final = ("RGBA", "LA", "PA", "RGBa", "La")
_COLOURED: Final = ("RGB", "RGBA", "RGBX", "RGBa", "P", "PA")

_SPACE: Final = slice(16, 20)
_RGB: Final = b"RGB "
"""What a profile is for (ICC.1:2022, 7.2.8)."""

_REFUSALS: Final = (ImageCms.PyCMSError, OSError, ValueError, TypeError)
"""What ImageCms raises on profiles that it does not understand."""

_LONGEST: Final = 1_000_000
"""Bytes of a profile that every rendition carries; those of displays and working spaces have some hundreds."""


def has_alpha(picture: Image.Image) -> bool:
    """Whether the picture says that some of it is transparent."""
    return picture.mode in _HAS_ALPHA or "transparency" in picture.info


def to_srgb(picture: Image.Image, points: CodePoints | None = None) -> Image.Image:
    """The same picture as RGB, or RGBA where it has alpha, in sRGB.

    Args:
        picture: Any mode. An ICC profile that is damaged or does not fit the mode is ignored, as browsers do.
        points: What its numbers stand for; they win over a profile.
    """
    profile = picture.info.get("icc_profile")
    flat = _flat(picture)
    if points is not None:
        return _through_points(_rgb(flat), points)
    return _rgb(_through_profile(flat, profile) if profile else flat)


def as_it_is(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA where it has alpha, of 8 bits, in whatever colours its profile describes."""
    return _rgb(_flat(picture))


def opaque(picture: Image.Image) -> Image.Image:
    """The picture without transparency that hides nothing."""
    hides = picture.mode == "RGBA" and picture.getextrema()[-1] != (255, 255)
    return picture if hides or picture.mode != "RGBA" else picture.convert("RGB")


def own_profile(picture: Image.Image) -> bytes:
    """The ICC profile of a picture whose colours may stay as they are, byte by byte.

    Returns:
        Empty where there is none for red, green and blue, where it is sRGB's, damaged, very long, or holds more than a
        profile: such pictures come to sRGB.
    """
    profile = picture.info.get("icc_profile") or b""
    whole = len(profile) <= _LONGEST and profile[_SPACE] == _RGB and trimmed(profile) == profile
    opened = _opened(profile) if whole and picture.mode in _COLOURED else None
    return profile if opened is not None and not _is_srgb(opened) else b""


def _flat(picture: Image.Image) -> Image.Image:
    """8 bits, in a mode that profiles are made for."""
    flat = _eight_bit(picture)
    if has_alpha(picture):
        return flat.convert("RGBA")
    return flat if flat.mode in ("RGB", "CMYK", "L", "LAB") else flat.convert("RGB")


def _rgb(flat: Image.Image) -> Image.Image:
    return flat if flat.mode in ("RGB", "RGBA") else flat.convert("RGB")


def _through_points(picture: Image.Image, points: CodePoints) -> Image.Image:
    if not points.differs:
        return picture
    turned = Image.fromarray(shown_in_srgb(np.asarray(picture.convert("RGB")), points))
    if picture.mode == "RGBA":
        turned.putalpha(picture.getchannel("A"))
    return turned


def _eight_bit(picture: Image.Image) -> Image.Image:
    """16-bit, 32-bit and float grey brought to 0..255."""
    if picture.mode in _SIXTEEN_BIT:
        return picture.point(lambda value: value / 256, "L") if picture.mode == "I;16" else _scaled(picture)
    if picture.mode in ("I", "F"):
        return _scaled(picture)
    return picture


def _scaled(picture: Image.Image) -> Image.Image:
    grey = picture.convert("F")
    _, high = grey.getextrema()
    top = float(high) if isinstance(high, (int, float)) else 0.0
    scale = 1.0 if top <= 1.0 and picture.mode == "F" else 255.0 if top <= 255 else 65535.0
    return grey.point(lambda value: value * (255.0 / scale) + 0.0).convert("L")


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    except _REFUSALS:
        return None


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    description = ""
    with suppress(*_REFUSALS):
        description = ImageCms.getProfileDescription(profile)
    return _SRGB in description.casefold()


def _through_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    source = _opened(profile)
    if source is None or _is_srgb(source):
        return picture
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    try:
        turned = ImageCms.profileToProfile(
            picture.convert("RGB") if alpha else picture,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,  # the black of ink is black, as in every photo program
        )
    except _REFUSALS:
        return picture
    if turned and alpha:
        turned.putalpha(alpha)
    return turned or picture
