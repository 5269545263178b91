"""Cameras whose clocks disagree, found from photos that two of them took of the same scene."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from gallery.dedupe.clocks import clock_name, offset_of, offset_text
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.near import Pair
from gallery.dedupe.sightings import Agreed, agreed, sightings
from gallery.model import Camera, Drift, Photo

_NOTICED: Final = 30.0
"""Seconds from which a difference matters: within that, photos are taken for one moment anyway."""

_ZONE: Final = 1800
"""Clocks are mostly wrong by time zones and summer time, in half hours."""


def drifts(photos: Sequence[Photo], seen: Mapping[Pair, Evidence], clocks: Mapping[str, str]) -> tuple[Drift, ...]:
    """Estimate how far clocks are off, where enough pairs of the same scene agree.

    One camera is taken to be right: one whose offset a person set, else one that knows its time zone, as phones do,
    else the one with the most photos. The others are held against it, directly or through a third one.

    Args:
        photos: In the order the pairs count in.
        seen: Evidence by pair.
        clocks: Offsets that a person set; they are applied, and those cameras are never moved.

    Returns:
        Only differences of half a minute and more, sorted by camera.
    """
    counts = Counter(photo.metadata.camera for photo in photos if photo.metadata.camera)
    zoned = {photo.metadata.camera for photo in photos if _knows_zone(photo)}
    bodies = Counter(camera.label.casefold() for camera in counts)

    def name(camera: Camera) -> str:
        return clock_name(camera, with_body=bodies[camera.label.casefold()] > 1)

    def trust(camera: Camera) -> tuple[bool, bool, int, str, str]:
        return offset_of(camera, clocks) is None, camera not in zoned, -counts[camera], camera.label, camera.body

    agreements = {pair: agreed(found) for pair, found in sightings(photos, seen, clocks).items()}
    offsets = {(one, other): _drift(name(one), name(other), what) for (one, other), what in agreements.items() if what}
    found = _settled(offsets, sorted(counts, key=trust), {camera for camera in counts if not trust(camera)[0]})
    return tuple(sorted((one for one in found if abs(one.seconds) >= _NOTICED), key=lambda one: one.camera))


def _settled(
    offsets: Mapping[tuple[Camera, Camera], Drift], cameras: Sequence[Camera], fixed: set[Camera]
) -> Iterator[Drift]:
    """Walk from the cameras that are taken to be right to those they were held against.

    Args:
        offsets: By camera and the one it was held against.
        cameras: The most trusted first.
        fixed: Never moved.
    """
    moved = dict.fromkeys(fixed, 0)
    for anchor in cameras:
        moved.setdefault(anchor, 0)
        frontier = [anchor]
        while frontier:
            right = frontier.pop(0)
            near = ((one, drift) for (one, other), drift in offsets.items() if other == right and one not in moved)
            for camera, drift in sorted(near, key=lambda one: (-one[1].pairs, one[1].camera)):
                moved[camera] = drift.seconds + moved[right]
                yield replace(drift, seconds=moved[camera], offset=offset_text(moved[camera]))
                frontier.append(camera)


def _drift(camera: str, against: str, what: Agreed) -> Drift:
    seconds = _rounded(what.gap, what.spread)
    return Drift(
        camera=camera,
        against=against,
        offset=offset_text(seconds),
        seconds=seconds,
        pairs=what.pairs,
        of_pairs=what.of_pairs,
        spread=what.spread,
        examples=what.examples,
    )


def _rounded(middle: float, spread: float) -> int:
    """Whole seconds; a half hour where the evidence does not tell it from one."""
    zone = round(middle / _ZONE) * _ZONE
    return zone if zone and abs(middle - zone) <= max(spread, 1.0) else round(middle)


def _knows_zone(photo: Photo) -> bool:
    return photo.metadata.captured is not None and photo.metadata.captured.utc_offset is not None
