"""Raw files: what a sensor saw, before it is a picture. They are recognised by name and never decoded."""

from pathlib import PurePosixPath
from typing import Final

_NAMES: Final = (
    "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f"
)

RAW_SUFFIXES: Final = frozenset(f".{name}" for name in _NAMES.split())
"""Suffixes of the raw formats of camera makers, and of DNG."""


def is_raw(name: str) -> bool:
    """Whether a file is a raw file by its name; most raw formats begin like a TIFF picture."""
    return PurePosixPath(name).suffix.lower() in RAW_SUFFIXES
