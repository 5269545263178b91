"""Memory that one photo frees and the next one takes."""

import ctypes
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
"""Parameters of mallopt(3) in glibc."""

_NEVER: Final = 2**31 - 1
"""Bytes; more than any picture here takes."""


def keep_freed_memory() -> bool:
    """Let this process keep the memory that it frees, for the next photo.

    glibc gives large blocks back to the system at once, and every photo has its pages made and zeroed anew: 6 % of a
    run. For processes of our own only: what a photo took at most stays taken until the process ends.

    Returns:
        Whether the C library was told; others than glibc have no such setting.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):  # musl, macOS; Windows has no library without a name
        return False
    return bool(mallopt(_MMAP_THRESHOLD, _NEVER) and mallopt(_TRIM_THRESHOLD, _NEVER))
