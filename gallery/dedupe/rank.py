"""Photos in the order of their worth: sources among copies, shots among similar ones."""

import re
from collections.abc import Sequence
from dataclasses import fields
from math import log2
from typing import Final

from gallery.model import Metadata, Photo

_CLIPPED_COST: Final = 10.0
"""A tenth of the picture blown out costs as much as half the sharpness; black shadows cost half of that."""

_NOISE_COST: Final = 0.1
"""Ten grey levels of noise cost as much as half the sharpness."""

_MID_GREY: Final = 118.0
"""Luma of a card that reflects 18 % of the light, in sRGB: what cameras expose for (ISO 2720)."""

_GAMMA: Final = 2.2
"""Stops of light for each doubling of luma."""

_WELL_EXPOSED: Final = 1.0
"""Stops from mid grey that cost nothing; each further one costs as much as half the sharpness."""

_COMPARABLE: Final = 0.5
"""Share of the largest copy's pixels from which a camera's own file is preferred to a larger one that names no camera:
a letterbox or a frame adds pixels and no picture."""

_NOT_RICH: Final = frozenset({"orientation", "has_gps", "private", "found", "exposure"})
"""Fields of ``Metadata`` that are no merit of a source."""


_SECOND: Final = re.compile(r"copy|kopi[aei]|копи[яи]|копія|kopie|\(\d+\)\.|~\d+\.", re.IGNORECASE)
"""What programs add to the name of a second copy: ``IMG - Copy.jpg``, ``IMG — kopia.jpg``, ``IMG (1).jpg``."""


def best_sources(photos: Sequence[Photo]) -> list[Photo]:
    """Copies of one shot, the best source first: what was there before the others were made of it."""
    largest = max(_pixels(photo) for photo in photos)
    return sorted(photos, key=lambda photo: _source_order(photo, largest))


def best_shots(photos: Sequence[Photo]) -> list[Photo]:
    """Shots of one moment, the best first."""
    return sorted(photos, key=lambda photo: (-shot_score(photo), -_pixels(photo), photo.key))


def shot_score(photo: Photo) -> float:
    """How good the shot is, in halvings of sharpness; exposure, clipping and noise count where they differ a lot."""
    measured = photo.quality
    clipped = measured.clipped_bright + measured.clipped_dark / 2
    costs = _CLIPPED_COST * clipped + _NOISE_COST * measured.noise + _exposure_cost(measured.brightness)
    return log2(measured.sharpness + 1e-3) - costs


def _exposure_cost(brightness: float) -> float:
    """Stops beyond what is well exposed; alike for all shots of a scene that is dark or bright by nature."""
    stops = _GAMMA * log2(max(brightness, 1.0) / _MID_GREY)
    return max(0.0, abs(stops) - _WELL_EXPOSED)


def kept_because(ranked: Sequence[Photo], *, similar: bool) -> str:
    """What the first has over the others.

    Args:
        ranked: Best first, without those a person rejected.
    """
    best, others = ranked[0], ranked[1:]
    if not others:
        return "the others were left out by a person"
    if similar:
        return f"best of {len(ranked)}: {shot_facts(best)}; {others[0].key} has {shot_facts(others[0])}"
    rivals = [photo for photo in others if _pixels(photo) >= _pixels(best)]
    if not rivals:
        return f"{_size(best)}, the others are smaller"
    return _over_rival(best, rivals[0])


def _over_rival(best: Photo, rival: Photo) -> str:
    """What a source has over one of at least its size."""
    if best.sha256 == rival.sha256:
        return "it is the same file as the others; the first name stays"
    if _has_camera(best) and not _has_camera(rival):
        return f"{_size(best)} and it still names its camera, {rival.key} does not"
    if _density(best) > _density(rival):
        facts = f"{_facts_of_compression(best)}, {rival.key} {_facts_of_compression(rival)}"
        return f"{_size(best)} and the least compressed: {facts}"
    return f"{_size(best)} and the first by metadata and name"


def source_facts(photo: Photo) -> str:
    """Size, format and weight."""
    return f"{_size(photo)}, {_facts_of_compression(photo)}"


def shot_facts(photo: Photo) -> str:
    """The measures of a shot, each in its unit."""
    measured = photo.quality
    return (
        f"sharpness {measured.sharpness:.3g}, brightness {measured.brightness:.0f}, noise {measured.noise:.1f}, "
        f"{measured.clipped_bright:.0%} white, {measured.clipped_dark:.0%} black"
    )


def _source_order(photo: Photo, largest: int) -> tuple[bool, bool, int, float, int, bool, str]:
    much_smaller = _pixels(photo) < largest * _COMPARABLE
    rich, dense, second = _richness(photo.metadata), _density(photo), bool(_SECOND.search(photo.key))
    return much_smaller, not _has_camera(photo), -_pixels(photo), -dense, -rich, second, photo.key


def _pixels(photo: Photo) -> int:
    return photo.width * photo.height


def _density(photo: Photo) -> float:
    """Bytes a pixel: the less, the more was lost."""
    return photo.bytes / _pixels(photo)


def _has_camera(photo: Photo) -> bool:
    """Screenshots and what messengers send do not."""
    return photo.metadata.camera is not None and bool(photo.metadata.camera.label)


def _richness(metadata: Metadata) -> int:
    """How many things the file says about the photo."""
    return sum(bool(getattr(metadata, field.name)) for field in fields(metadata) if field.name not in _NOT_RICH)


def _size(photo: Photo) -> str:
    return f"{photo.width} x {photo.height} px"


def _facts_of_compression(photo: Photo) -> str:
    kind = photo.media_type.partition("/")[2].upper()
    return f"{kind} with {_density(photo):.2f} bytes a pixel"
