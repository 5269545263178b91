"""What reads the words in a picture, one file each."""

from threading import local
from typing import Final

from gallery.errors import GalleryError, PluginError
from gallery.plugins import load
from gallery.ports import TextReader

GROUP: Final = "gallery.ocr"

BUILT_IN: Final[dict[str, tuple[str, str]]] = {
    "rapidocr": ("gallery.image.ocr.rapid:Rapid", ""),
}

VERSION: Final = 1
"""Raised when the same preview gives other words than before."""

_made = local()
"""Name -> reader, of each thread: models are slow to load and unfit for two threads."""


def read_words(preview: bytes, name: str) -> tuple[str, ...]:
    """The lines of text that can be read in a picture, from the top.

    Args:
        preview: A JPEG, upright, sRGB, longer side at most 512 px.
        name: Of the reader.

    Raises:
        PluginError: The reader is unknown, needs something that is not installed, or fails.
    """
    try:
        return tuple(str(line) for line in _reader(name).read(preview))
    except (GalleryError, MemoryError):
        raise
    except Exception as failed:
        message = f"the text reader {name} failed: {str(failed) or type(failed).__name__}"
        raise PluginError(message, code="plugin-broken") from failed


def _reader(name: str) -> TextReader:
    """The reader of that name; each thread makes its own, once."""
    readers: dict[str, TextReader] = _made.__dict__.setdefault("readers", {})
    if name not in readers:
        kind: type[TextReader] = load(GROUP, name, BUILT_IN, type)
        readers[name] = kind()
    return readers[name]
