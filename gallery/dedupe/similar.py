"""Other shots of the same moment: bursts, brackets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gallery.dedupe.evidence import Evidence
from gallery.dedupe.near import Pair, seconds
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.partition import Proof
from gallery.dedupe.slides import ALL_AGREE
from gallery.model import Link, Photo

_UNDATED_SHARE: Final = 0.6
_UNDATED_INLIERS: Final = 30
_UNDATED_CONTRADICTION: Final = 0.05
_UNDATED_INNER: Final = 3
"""Without capture times the pictures alone must say that it was one moment."""


def similar(
    photos: Sequence[Photo],
    seen: Mapping[Pair, Evidence],
    stands_for: Mapping[str, str],
    options: DedupeOptions,
) -> Iterator[Proof]:
    """Link photos that show the same scene at the same moment and are not the same shot.

    Time alone is not enough: two thirds of the shots a camera takes within seconds show something else.

    Args:
        photos: In the order the pairs count in.
        seen: Evidence by pair.
        stands_for: Key of every photo -> key of the photo that represents its copies.
        options: Clocks, and how far apart a moment's shots may be.
    """
    moments = _moments(photos, stands_for, options.clocks)
    for (one, other), evidence in seen.items():
        first, second = sorted((stands_for[photos[one].key], stands_for[photos[other].key]))
        gap = _gap(moments.get(first), moments.get(second))
        if first != second and _one_moment(evidence, gap, options.burst_seconds):
            when = "" if gap is None else f"{gap:.3g} s apart, "
            link = Link(first=first, second=second, kind="similar", reason=when + evidence.words)
            yield Proof(link=link, score=evidence.score)


def _moments(photos: Sequence[Photo], stands_for: Mapping[str, str], clocks: Mapping[str, str]) -> dict[str, float]:
    """Time of each shot by the key that stands for it: its own, else the earliest that a copy of it names."""
    times: dict[str, list[tuple[bool, float]]] = {}
    for photo in photos:
        moment, key = seconds(photo, clocks), stands_for[photo.key]
        if moment is not None:
            times.setdefault(key, []).append((photo.key != key, moment))
    return {key: min(named)[1] for key, named in times.items()}


def _gap(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else abs(one - other)


def _one_moment(evidence: Evidence, gap: float | None, longest: float) -> bool:
    if gap is not None:
        return evidence.is_scene and gap <= longest
    return (
        evidence.inliers >= _UNDATED_INLIERS
        and evidence.agreement.share >= _UNDATED_SHARE
        and evidence.agreement.contradiction <= _UNDATED_CONTRADICTION
        and evidence.agreement.inner <= _UNDATED_INNER
        and not evidence.spots.drawn
        and evidence.spots.word == ALL_AGREE.word
    )
