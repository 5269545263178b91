"""One published picture file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A file made from one photo.

    Attributes:
        path: Relative to the folder it is published in, with ``/``.
        width: Pixels.
        height: Pixels.
        bytes: Length of the file.
        sha256: Hex digest of the file.
        purpose: ``responsive`` (for srcset), ``crop`` (a named crop) or ``download`` (cleaned full size).
        crop: Name of the crop, where the purpose is ``crop``.
    """

    path: str
    media_type: str
    width: int
    height: int
    bytes: int
    sha256: str
    purpose: str = "responsive"
    crop: str = ""
