"""The picture formats the package reads, one file each; the first that recognises the bytes wins."""

from gallery.image.formats.format import Format
from gallery.plugins import load, names

BUILT_IN: dict[str, tuple[str, str]] = {
    "jpeg": ("gallery.image.formats.jpeg:JPEG", ""),
    "png": ("gallery.image.formats.png:PNG", ""),
    "webp": ("gallery.image.formats.webp:WEBP", ""),
    "gif": ("gallery.image.formats.gif:GIF", ""),
    "avif": ("gallery.image.formats.avif:AVIF", ""),
    "heic": ("gallery.image.formats.heic:HEIC", ""),
    "tiff": ("gallery.image.formats.tiff:TIFF", ""),
}


def formats() -> tuple[Format, ...]:
    """Every built-in format, in the order they are asked."""
    return tuple(format_named(name) for name in names(BUILT_IN))


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        PluginError: There is none.
    """
    return load("gallery.formats", name, BUILT_IN, Format)


def format_of(media_type: str) -> Format:
    """The format with that media type.

    Raises:
        KeyError: There is none.
    """
    for name in names(BUILT_IN):
        if (form := format_named(name)).media_type == media_type:
            return form
    raise KeyError(media_type)
