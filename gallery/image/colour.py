"""Any colour mode to 8-bit sRGB."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

_SRGB: Final = "srgb"
_SIXTEEN_BIT: Final = ("I;16", "I;16L", "I;16B", "I;16N")
_HAS_ALPHA: Final = ("RGBA", "LA", "PA", "RGBa", "La")


def has_alpha(picture: Image.Image) -> bool:
    """Whether the picture says that some of it is transparent."""
    return picture.mode in _HAS_ALPHA or "transparency" in picture.info


def to_srgb(picture: Image.Image) -> Image.Image:
    """The same picture as RGB, or RGBA where it has alpha, in sRGB.

    An ICC profile that is damaged or does not fit the mode is ignored, as browsers do.
    """
    profile = picture.info.get("icc_profile")
    flat = _eight_bit(picture)
    if has_alpha(picture):
        flat = flat.convert("RGBA")
    elif flat.mode not in ("RGB", "CMYK", "L", "LAB"):
        flat = flat.convert("RGB")
    if profile:
        flat = _through_profile(flat, profile)
    return flat if flat.mode in ("RGB", "RGBA") else flat.convert("RGB")


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


def _through_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if _SRGB in ImageCms.getProfileDescription(source).casefold():
            return picture
        alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
        colours = picture.convert("RGB") if alpha else picture
        turned = ImageCms.profileToProfile(
            colours,
            source,
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    if turned and alpha:
        turned.putalpha(alpha)
    return turned or picture
