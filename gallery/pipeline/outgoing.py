"""The picture of a published photo as it may be sent away."""

from typing import Final

from gallery.errors import CleaningFailed, PhotoError, StorageError
from gallery.image.outgoing import SIDE, outgoing_jpeg
from gallery.metadata.verify import private_traces
from gallery.model import Item, Rendition
from gallery.pipeline.workspace import PUBLIC, Workspace

_DECODED: Final = ("image/webp", "image/jpeg", "image/png", "image/avif")
"""Best first, of two renditions of one size: WebP and JPEG decode quickly."""


def picture_of(space: Workspace, item: Item) -> bytes | None:
    """A JPEG from the smallest public rendition that is large enough, else from the largest one.

    What is public already is all that is ever sent. It is encoded from pixels, and read again before it goes: where
    anything but the picture were in it, it would be withheld.

    Returns:
        The JPEG; None where no rendition can be read.

    Raises:
        CleaningFailed: Something beside the picture is in it.
    """
    for rendition in sorted((one for one in item.renditions if one.purpose == "responsive"), key=_usefulness):
        try:
            jpeg = outgoing_jpeg(space.files.read(f"{PUBLIC}/{rendition.path}"))
        except (PhotoError, StorageError):
            continue
        traces = private_traces(jpeg, policy="bare")
        if traces:
            raise CleaningFailed(f"a picture for a model holds {', '.join(traces)}; it was not sent")
        return jpeg
    return None


def _usefulness(rendition: Rendition) -> tuple[bool, int, int]:
    side = max(rendition.width, rendition.height)
    kind = _DECODED.index(rendition.media_type) if rendition.media_type in _DECODED else len(_DECODED)
    return side < SIDE, side if side >= SIDE else -side, kind
