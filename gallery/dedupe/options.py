"""Settings of duplicate detection (``[dedupe]``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupeOptions:
    """How duplicates and bursts are treated.

    Attributes:
        similar: How many photos of a burst to publish: ``all``, ``best`` or a number.
        clocks: Camera label -> offset ``+HH:MM:SS`` that is added to its times.
    """

    similar: Literal["all", "best"] | int = "all"
    clocks: Mapping[str, str] = field(default_factory=dict)
