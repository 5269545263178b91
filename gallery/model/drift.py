"""A camera whose clock is off."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What has to be added to a camera's times so that they agree with another camera's.

    Attributes:
        camera: Name as ``dedupe.clocks`` takes it.
        against: Name of the camera that is taken to be right.
        offset: ``+HH:MM:SS``.
        seconds: The same as a number.
        pairs: Pairs of photos of the same scene that agree on it.
        of_pairs: Pairs of the two cameras that were looked at.
        spread: Median distance in seconds of those pairs from the offset.
        examples: Keys of the pair that matches best, the camera's photo first.
    """

    camera: str
    against: str
    offset: str
    seconds: int
    pairs: int
    of_pairs: int
    spread: float
    examples: tuple[str, str]

    def advice(self, clocks: Mapping[str, str]) -> str:
        """What there is to do about it.

        Args:
            clocks: Offsets that were applied.
        """
        if self.camera in clocks:
            return "It was applied."
        return f'Apply it with --clock "{self.camera}={self.offset}", or use --clock auto.'

    @property
    def words(self) -> str:
        """For a person."""
        return (
            f"The clock of {self.camera} is off by {self.offset} against {self.against}: "
            f"{self.pairs} of {self.of_pairs} pairs of the same scene agree within {self.spread:.0f} s, "
            f"such as {self.examples[0]} and {self.examples[1]}."
        )
