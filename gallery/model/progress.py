"""How far a run is, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One step forward.

    Attributes:
        stage: ``scan``, ``read``, ``group``, ``render``, ``clean``, ``suggest``.
        done: Files finished in this stage.
        total: Files in this stage.
        key: The file that was just finished; empty at the start of a stage.
    """

    stage: str
    done: int
    total: int
    key: str = ""
