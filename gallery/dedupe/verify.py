"""Is one picture the other, edited? Proof by geometry and by content."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.align import Alignment, Sight, align, inverse, overhang, see
from gallery.dedupe.blocks import NOTHING_SHOWN, Agreement, compare, correlation
from gallery.dedupe.borders import trim
from gallery.dedupe.phash import NO_PICTURE, TURNS, hash_turns, turned

_INLIERS: Final = 12
_BLOCKS: Final = 6
_SHARE: Final = 0.70
"""A copy has that many matching points, and that share of at least so many textured blocks agree."""

_CONTRADICTION: Final = 0.10
"""Share of textured blocks that may show something else: a logo, a watermark."""

_OVERHANG: Final = 3.0
"""Px of 512 that both pictures may show beyond the other. An edit can only take away from the edges of a shot or add
a uniform border; two shots each see something the other does not."""

_MIRRORED_RADIUS: Final = 90
"""Bits of 256 up to which the hash's best position is believed."""

_PLAIN_SIDE: Final = 96
_PLAIN_ALIKE: Final = 0.985
_PLAIN_RADIUS: Final = 40
_PLAIN_CONTRAST: Final = 4.0
"""Pictures without corners: correlation of the whole at 96 px, hash distance, standard deviation in grey levels."""

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
        plain: Correlation of the whole pictures where they have no corners, else 0.
    """

    turn: int
    inliers: int = 0
    agreement: Agreement = NOTHING_SHOWN
    overhang: float = 0.0
    plain: float = 0.0

    @property
    def is_copy(self) -> bool:
        """The same shot."""
        if self.plain >= _PLAIN_ALIKE:
            return True
        return (
            self.inliers >= _INLIERS
            and self.agreement.textured >= _BLOCKS
            and self.agreement.share >= _SHARE
            and self.agreement.contradiction <= _CONTRADICTION
            and self.overhang <= _OVERHANG
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


def verify(first: Sight, second: Sight, hashes: tuple[str, str]) -> Evidence:
    """Hold two pictures against each other.

    Args:
        first: Of the first photo's preview.
        second: Of the second photo's preview.
        hashes: Perceptual hashes of both, to try the position in which they are most alike.
    """
    turn, distance = _position(*hashes)
    if turn:
        first = see(turned(first.grey, turn))
    found = align(first, second)
    if found is None or found.inliers < _INLIERS:
        return Evidence(turn=turn, plain=_plain(first, second) if distance <= _PLAIN_RADIUS else 0.0)
    return _evidence(first, second, found, turn)


def _position(first: str, second: str) -> tuple[int, int]:
    """The first picture's position that is most like the second picture, and the distance in bits."""
    if NO_PICTURE in (first, second):
        return 0, 256
    goal = int(second, 16)
    distance, turn = min(((bits ^ goal).bit_count(), turn) for turn, bits in enumerate(hash_turns(first)))
    return (turn, distance) if distance <= _MIRRORED_RADIUS else (0, distance)


def _evidence(first: Sight, second: Sight, found: Alignment, turn: int) -> Evidence:
    """Compare in the frame of the picture with fewer pixels of the scene: reducing is safe, enlarging is not."""
    there, back = found.matrix, inverse(found.matrix)
    reduces = found.scale <= 1
    agreement = compare(first.grey, second.grey, there) if reduces else compare(second.grey, first.grey, back)
    beyond = _both_ways(first, second, there, back)
    return Evidence(turn=turn, inliers=found.inliers, agreement=agreement, overhang=beyond)


def _both_ways(first: Sight, second: Sight, there: NDArray[np.float64], back: NDArray[np.float64]) -> float:
    return min(
        overhang(second.grey.shape, first.grey.shape, there), overhang(first.grey.shape, second.grey.shape, back)
    )


def _plain(first: Sight, second: Sight) -> float:
    """Correlation of pictures that have next to no corners: sky, fog, a blurred slide."""
    one, other = (_tiny(sight.grey) for sight in (first, second))
    if min(one.std(), other.std()) < _PLAIN_CONTRAST:
        return 0.0
    return float(correlation(one, other)[0])


def _tiny(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    small = cv2.resize(trim(grey).astype(np.float32), (_PLAIN_SIDE, _PLAIN_SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).reshape(1, -1)
