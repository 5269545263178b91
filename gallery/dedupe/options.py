"""Settings of duplicate detection (``[dedupe]``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

HASH_RADIUS: Final = 31
"""Bits of 256 (PDQ's recommended radius for the same length)."""

BURST_SECONDS: Final = 30.0
"""Photos further apart in time are not taken for one moment."""

LEAST_POINTS: Final = 12
LEAST_AGREEMENT: Final = 0.7
"""What proves a copy at the least; measured not to call different photos copies. Settings may ask for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupeOptions:
    """How duplicates and bursts are treated.

    Attributes:
        similar: How many photos of a burst to publish: ``all``, ``best`` or a number; ``off`` looks for no bursts.
        clocks: Camera label -> offset ``+HH:MM:SS`` that is added to its times. Two bodies of one model are told apart
            by the first digits of their body's hash: ``Canon EOS R6 [3fa9]``.
        auto_clocks: Also apply the offsets that were estimated from photos of the same scene, where no offset is set.
        max_distance: Bits (of 256) by which the perceptual hashes of two photos may differ to be compared at all.
        min_points: Corner points that two copies must share, from 12.
        min_agreement: Share of the textured parts of the picture in which two copies must agree, from 0.7 to 1.
        burst_seconds: Photos of one scene that are further apart in time are no burst.
    """

    similar: Literal["all", "best", "off"] | int = "all"
    clocks: Mapping[str, str] = field(default_factory=dict)
    auto_clocks: bool = False
    max_distance: int = HASH_RADIUS
    min_points: int = LEAST_POINTS
    min_agreement: float = LEAST_AGREEMENT
    burst_seconds: float = BURST_SECONDS
