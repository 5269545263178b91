"""What people decided about photos; it wins over every machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gallery.model.alttext import AltText


@dataclass(frozen=True, slots=True, kw_only=True)
class Focal:
    """The point a crop keeps in view, in fractions of width and height (0..1) from the top left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the upright picture, in fractions of its width and height (0..1).

    Attributes:
        x: Of the left edge.
        y: Of the upper edge.
    """

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoDecision:
    """One person's decisions about one photo, known by its content.

    Attributes:
        keep: True publishes it, False leaves it out, None leaves the choice to the program.
        best: It is the best of its burst.
        order: Position in the gallery, from 1.
        role: None until someone said what the picture is.
        reason: Why it is decorative.
        alt: By language.
        caption: By language.
        focal: The point that crops keep in view; None leaves it to the program.
        crops: Name of a crop of ``thumbnails.crops`` -> the part it has to show, whatever the focal point.
        accepted: Id of a rule of the alt-text audit -> why its finding is accepted for this photo.
    """

    keep: bool | None = None
    best: bool = False
    lead: bool = False
    order: int | None = None
    role: Literal["informative", "decorative"] | None = None
    reason: str = ""
    alt: Mapping[str, AltText] = field(default_factory=dict)
    caption: Mapping[str, str] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)
    focal: Focal | None = None
    crops: Mapping[str, Region] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All decisions of a gallery (``gallery.edits.json``).

    Attributes:
        photos: By the hex SHA-256 of the source file.
        distinct: Pairs of SHA-256 that a person called "not duplicates", each pair sorted.
    """

    photos: Mapping[str, PhotoDecision] = field(default_factory=dict)
    distinct: tuple[tuple[str, str], ...] = ()

    def of(self, sha256: str) -> PhotoDecision:
        """The decision about a photo; an empty one where nobody decided."""
        return self.photos.get(sha256, PhotoDecision())
