"""What a visit to a photo is asked for, and what it brings."""

from dataclasses import dataclass

from gallery.model import Focal, Photo, Rendition, Source
from gallery.thumbnails.shapes import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one visit has to do.

    Attributes:
        sha256: Of the file as it was digested.
        read: Measure the photo: fingerprint, quality, metadata, preview.
        wanted: Renditions to make; None makes all that the options ask for.
        focal: What crops keep in view; None asks the detectors.
    """

    source: Source
    sha256: str
    read: bool = True
    wanted: tuple[Shape, ...] | None = ()
    focal: Focal | None = None

    @property
    def asks_focal(self) -> bool:
        """Whether the detectors are asked: where everything is made and no point is given."""
        return self.read and self.wanted is None and self.focal is None

    @property
    def stage(self) -> str:
        """What problems are told under."""
        return "read" if self.read else "render"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one visit brought.

    Attributes:
        photo: None where reading was not asked for. Its key is the source's.
        preview: JPEG, longer side at most 512 px; empty where reading was not asked for.
        renditions: Each under its name in the pool, which is also its path.
        focal: What the detectors found; None where nobody asked, or they have no point.
    """

    source: Source
    sha256: str
    photo: Photo | None
    preview: bytes
    renditions: tuple[Rendition, ...]
    focal: Focal | None = None
