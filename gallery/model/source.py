"""A file that was found, before anything of it was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file.

    Attributes:
        key: Path relative to the input folder, with ``/``.
        size: Length in bytes.
        mtime_ns: Time of the last change in nanoseconds; only used to notice a change, never as a date.
    """

    key: str
    size: int
    mtime_ns: int
