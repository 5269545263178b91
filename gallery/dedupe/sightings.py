"""Scenes that two cameras saw, and the difference of their clocks that these agree on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from gallery.dedupe.evidence import Evidence
from gallery.dedupe.near import Pair, seconds
from gallery.model import Camera, Photo

_WINDOW: Final = 120.0
"""Seconds within which gaps count as one offset: two photographers seldom press at the same second."""

_LEAST: Final = 3
"""Photos of each camera that must take part; two may agree by chance."""

_MAJORITY: Final = 0.6
"""Share of all pairs of the two cameras that must agree; a hall that looks the same all day gives gaps of any size."""

_APART: Final = 60.0
"""Seconds that the agreeing photos must span, in at least two moments: one moment is one coincidence."""

_SHARE: Final = 0.25
_POINTS: Final = 30
"""Agreeing blocks and matching points that make a pair one scene from one side; other stands are too weak here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One scene, seen by two cameras.

    Attributes:
        gap: Seconds to add to the first camera's time to get the second's.
        one: The first camera's photo.
        other: The second camera's photo.
        at: Time of the first photo in seconds.
    """

    gap: float
    one: Photo
    other: Photo
    at: float
    score: tuple[float, int]


Sightings = Mapping[tuple[Camera, Camera], Sequence[Sighting]]
"""By the first and the second camera; both ways round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """The gap that most sightings share.

    Attributes:
        gap: Median in seconds.
        spread: Median distance from it in seconds.
        pairs: Sightings that share it.
        of_pairs: All sightings of the two cameras.
        examples: Keys of the pair that matches best.
    """

    gap: float
    spread: float
    pairs: int
    of_pairs: int
    examples: tuple[str, str]


def sightings(photos: Sequence[Photo], seen: Mapping[Pair, Evidence], clocks: Mapping[str, str]) -> Sightings:
    """Scenes that two cameras saw from nearly the same place, both ways round."""
    moments = [seconds(photo, clocks) for photo in photos]
    found: dict[tuple[Camera, Camera], list[Sighting]] = defaultdict(list)
    for pair, evidence in seen.items():
        if evidence.inliers < _POINTS or evidence.agreement.share < _SHARE:
            continue
        for one, other in (pair, pair[::-1]):
            cameras = photos[one].metadata.camera, photos[other].metadata.camera
            times = moments[one], moments[other]
            if None in cameras or None in times or cameras[0] == cameras[1]:
                continue
            sighting = Sighting(
                gap=times[1] - times[0],  # type: ignore[operator]
                one=photos[one],
                other=photos[other],
                at=times[0],  # type: ignore[arg-type]
                score=evidence.score,
            )
            found[cameras].append(sighting)  # type: ignore[index]
    return found


def agreed(found: Sequence[Sighting]) -> Agreed | None:
    """The gap that most sightings share, or None where too few do."""
    ordered = sorted(found, key=lambda one: one.gap)
    best: Sequence[Sighting] = ()
    end = 0
    for start, first in enumerate(ordered):
        while end < len(ordered) and ordered[end].gap - first.gap <= _WINDOW:
            end += 1
        if end - start > len(best):
            best = ordered[start:end]
    if not _enough(best, len(ordered)):
        return None
    middle = median(one.gap for one in best)
    shown = max(best, key=lambda one: (one.score, one.one.key))
    return Agreed(
        gap=middle,
        spread=round(median(abs(one.gap - middle) for one in best), 1),
        pairs=len(best),
        of_pairs=len(ordered),
        examples=(shown.one.key, shown.other.key),
    )


def _enough(best: Sequence[Sighting], total: int) -> bool:
    photos = min(len({one.one.sha256 for one in best}), len({one.other.sha256 for one in best}))
    if photos < _LEAST or len(best) < _MAJORITY * total:
        return False
    times = [one.at for one in best]
    return max(times) - min(times) >= _APART
