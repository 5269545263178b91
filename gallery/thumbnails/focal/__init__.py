"""What finds the point that crops keep in view where nobody set one, one file each."""

from collections.abc import Iterable
from threading import local
from typing import Final

from gallery.errors import GalleryError, PluginError
from gallery.model import Focal
from gallery.plugins import load
from gallery.ports import FocalDetector

GROUP: Final = "gallery.focal"

BUILT_IN: Final[dict[str, tuple[str, str]]] = {
    "detail": ("gallery.thumbnails.focal.detail:Detail", ""),
}

VERSION: Final = 1
"""Raised when the same preview gives another point than before."""

_DIGITS: Final = 2
"""Of a coordinate: one percent is finer than anyone crops, and coarser than what machines differ in."""

_made = local()
"""Name -> detector, of each thread: what looks for faces may be slow to load and unfit for two threads."""


def find_focal(preview: bytes, names: Iterable[str]) -> Focal | None:
    """Ask the detectors of those names; the first that has a point wins.

    Args:
        preview: A JPEG, upright, sRGB, longer side at most 512 px.
        names: In the order to ask.

    Returns:
        The point, in steps of 0.01; None where no detector has one.

    Raises:
        PluginError: A name that is unknown, or a detector that fails or answers with something else.
    """
    answers = (_asked(name, preview) for name in names)
    return next((answer for answer in answers if answer is not None), None)


def _asked(name: str, preview: bytes) -> Focal | None:
    try:
        found = _detector(name).find(preview)
        if found is None:
            return None
        if not (0 <= found.x <= 1 and 0 <= found.y <= 1):
            raise ValueError(f"({found.x}, {found.y}) is outside the picture")
        return Focal(x=round(float(found.x), _DIGITS), y=round(float(found.y), _DIGITS))
    except (GalleryError, MemoryError):
        raise
    except Exception as failed:
        message = f"the focal point detector {name} failed: {str(failed) or type(failed).__name__}"
        raise PluginError(message, code="plugin-broken") from failed


def _detector(name: str) -> FocalDetector:
    """The detector of that name; each thread makes its own, once."""
    detectors: dict[str, FocalDetector] = _made.__dict__.setdefault("detectors", {})
    if name not in detectors:
        kind: type[FocalDetector] = load(GROUP, name, BUILT_IN, type)
        detectors[name] = kind()
    return detectors[name]
