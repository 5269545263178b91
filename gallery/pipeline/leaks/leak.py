"""One thing that a text gives away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """One thing that must not stand in a public text.

    Attributes:
        at: Index of its first character.
        code: A stable word.
        message: What it is and what to do, in two sentences.
    """

    at: int
    code: str
    message: str
