"""What a closer look at two pictures found, and what that proves."""

from dataclasses import dataclass
from typing import Final

from gallery.dedupe.blocks import NOTHING_SHOWN, Agreement
from gallery.dedupe.phash import TURNS

LEAST_INLIERS: Final = 12
_BLOCKS: Final = 6
_SHARE: Final = 0.70
"""A copy has that many matching points, and that share of at least so many textured blocks agree."""

_CONTRADICTION: Final = 0.10
"""Share of textured blocks that may show something else: a logo, a watermark."""

_OVERHANG: Final = 3.0
"""Px of 512 that both pictures may show beyond the other. An edit can only take away from the edges of a shot or add
a uniform border; two shots each see something the other does not."""

_SAME_SIZE_OVERHANG: Final = 0.6
"""The same where both are of one shape and scale, so that nothing was cut off: copies were measured up to 0.43,
hand-held shots aside by 1.5 px from 0.96."""

_SPOT_AGREES: Final = 0.55
"""Correlation that every spot of a page of text must have."""

_PLAIN_ALIKE: Final = 0.985
"""Correlation of whole pictures that have no corners."""

_SCENE_INLIERS: Final = 14
_SCENE_SHARE: Final = 0.12
_SCENE_MANY: Final = 30
"""The same scene: that many points, and some agreeing blocks or many points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a closer look at two pictures found.

    Attributes:
        turn: Position (see ``TURNS``) of the first picture in which it was held against the second.
        inliers: Matching points.
        agreement: Blocks of the common part.
        overhang: Px (of 512) that each picture shows beyond the other: the smaller of both.
        same_size: Both are of one shape and scale: neither is a crop of the other.
        spot: The lowest correlation of any spot of two pages of text; 1 where they are not pages.
        plain: Correlation of the whole pictures where they have no corners, else 0.
    """

    turn: int
    inliers: int = 0
    agreement: Agreement = NOTHING_SHOWN
    overhang: float = 0.0
    same_size: bool = False
    spot: float = 1.0
    plain: float = 0.0

    @property
    def is_copy(self) -> bool:
        """The same shot."""
        if self.plain >= _PLAIN_ALIKE:
            return True
        return (
            self.inliers >= LEAST_INLIERS
            and self.agreement.textured >= _BLOCKS
            and self.agreement.share >= _SHARE
            and self.agreement.contradiction <= _CONTRADICTION
            and self.overhang <= (_SAME_SIZE_OVERHANG if self.same_size else _OVERHANG)
            and self.spot >= _SPOT_AGREES
        )

    @property
    def is_scene(self) -> bool:
        """The same scene, whether or not the same shot."""
        return self.inliers >= _SCENE_INLIERS and (self.agreement.share >= _SCENE_SHARE or self.inliers >= _SCENE_MANY)

    @property
    def score(self) -> tuple[float, int]:
        """The better the proof, the larger."""
        return round(max(self.agreement.share, self.plain), 4), self.inliers

    @property
    def words(self) -> str:
        """The evidence for a person."""
        how = "" if self.turn == 0 else f"{TURNS[self.turn]}, "
        if self.plain:
            return f"{how}{self.plain:.1%} alike as a whole"
        return f"{how}{self.inliers} matching points, {self.agreement.share:.0%} of the picture agrees"
