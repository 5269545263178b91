"""What a closer look at two pictures found, and what that proves."""

from dataclasses import dataclass
from typing import Final

from gallery.dedupe.blocks import NOTHING_SHOWN, Agreement
from gallery.dedupe.options import LEAST_AGREEMENT, LEAST_POINTS
from gallery.dedupe.phash import TURNS
from gallery.dedupe.slides import ALL_AGREE, Spots

_BLOCKS: Final = 6
"""Textured blocks below which nothing is proven by them."""

_CONTRADICTION: Final = 0.10
"""Share of textured blocks that may show something else: a logo, a watermark."""

_INNER: Final = 1
"""Blocks away from the edges that may. In none of 451 pairs of edited copies did any; another speaker at a lectern that
filled 6 % of the picture was 14 and more."""

_OVERHANG: Final = 2.5
"""Px of 512 that both pictures may show beyond the other. An edit can only take away from the edges of a shot or add
a uniform border; two shots each see something the other does not."""

_OVERHANG_COST: Final = 0.02
_TINT_COST: Final = 0.02
"""What a pixel of overhang, and a level of colour, take from the likeness: a copy goes to its own shot, not to the next
of the burst."""

_SAME_SIZE_OVERHANG: Final = 0.6
"""The same where both are of one shape and scale, so that nothing was cut off: copies were measured up to 0.43,
hand-held shots aside by 1.5 px from 0.96."""

_OTHER_INNER: Final = 3
_OTHER_INLIERS: Final = 30
"""The same scene surely, and surely something else in it: so many matching points and so many blocks away from the
edges that differ. Of 1,660 pairs of edited copies 4 % have that (a sticker on a face), of pairs of a burst most."""

_WORD_AGREES: Final = 0.68
_DIGIT_AGREES: Final = 0.85
"""Correlation that every word and every digit of a page must have: copies were measured from 0.75 and mostly from 0.88,
pages with another word up to 0.6, with another digit up to 0.85."""

_TINT: Final = 6.0
_SCENE_TINT: Final = 16.0
_SCENE_PLAIN: Final = 0.95
"""Mean difference of colour, in levels of 255, of pictures without corners that are one shot, and one scene; and the
correlation of the latter."""

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
        spots: How the spots of two pages of text agree; perfectly where they are no pages.
        plain: Correlation of the whole pictures where they have no corners, else 0.
        tint: Mean difference of colours in levels of 255, where both lie alike and nothing was cut off; else 0.
    """

    turn: int
    inliers: int = 0
    agreement: Agreement = NOTHING_SHOWN
    overhang: float = 0.0
    same_size: bool = False
    spots: Spots = ALL_AGREE
    plain: float = 0.0
    tint: float = 0.0

    @property
    def is_copy(self) -> bool:
        """The same shot."""
        if self.plain >= _PLAIN_ALIKE:
            return self.tint <= _TINT and self.spots.word >= _WORD_AGREES
        return (
            self.inliers >= LEAST_POINTS
            and self.agreement.textured >= _BLOCKS
            and self.agreement.share >= LEAST_AGREEMENT
            and self.agreement.contradiction <= _CONTRADICTION
            and self.agreement.inner <= _INNER
            and self.overhang <= (_SAME_SIZE_OVERHANG if self.same_size else _OVERHANG)
            and self.spots.word >= _WORD_AGREES
        )

    def meets(self, points: int, share: float) -> bool:
        """Whether a copy is proven as surely as somebody asks.

        Args:
            points: Matching points at the least.
            share: Of the textured blocks, or correlation of whole pictures, at the least.
        """
        return self.plain >= share or (self.inliers >= points and self.agreement.share >= share)

    @property
    def is_scene(self) -> bool:
        """The same scene, whether or not the same shot."""
        if self.plain >= _SCENE_PLAIN and self.tint <= _SCENE_TINT:
            return True
        return self.inliers >= _SCENE_INLIERS and (self.agreement.share >= _SCENE_SHARE or self.inliers >= _SCENE_MANY)

    @property
    def same_drawing(self) -> bool:
        """Every digit and the colours of a page agree; for files that name no camera, as slides and letters do."""
        return self.spots.digit >= _DIGIT_AGREES and (self.tint <= _TINT or not self.spots.drawn)

    @property
    def is_other_shot(self) -> bool:
        """Surely two shots of one scene: what keeps them apart where a small copy looks like both."""
        return self.inliers >= _OTHER_INLIERS and self.agreement.inner >= _OTHER_INNER

    @property
    def score(self) -> tuple[float, int]:
        """The better the proof, the larger."""
        aligned = self.agreement.likeness - _OVERHANG_COST * self.overhang
        return round(max(aligned, self.plain - _TINT_COST * self.tint), 4), self.inliers

    @property
    def words(self) -> str:
        """The evidence for a person."""
        how = "" if self.turn == 0 else f"{TURNS[self.turn]}, "
        if self.plain:
            return f"{how}{self.plain:.1%} alike as a whole"
        return f"{how}{self.inliers} matching points, {self.agreement.share:.0%} of the picture agrees"
