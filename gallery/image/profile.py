"""Tell a colour profile from bytes that hide behind its name (ICC.1:2022, 7.2 and 7.3)."""

from struct import iter_unpack
from typing import Final

_HEAD: Final = 128
_SIGNATURE: Final = b"acsp"
_COUNT_END: Final = _HEAD + 4
_ENTRY: Final = 12  # signature, offset and length of a tag
_MOST_TAGS: Final = 1_000  # real ones have up to some fifty
_PADDING: Final = 3
"""Bytes; tags begin at multiples of four (7.3.1), and some programs fill up with what was there before."""


def is_profile(data: bytes) -> bool:
    """Whether the bytes are one ICC profile and nothing behind it but padding."""
    profile = trimmed(data)
    return bool(profile) and not data[len(profile) :].strip(b"\0")


def trimmed(data: bytes) -> bytes:
    """The one ICC profile that the bytes begin with, as long as it says it is.

    Returns:
        Empty where there is none: its header, its length or its table of tags does not fit.
    """
    length, count = (int.from_bytes(data[at : at + 4], "big") for at in (0, _HEAD))
    profile = data[:length]
    table = _COUNT_END + _ENTRY * count
    whole = len(profile) == length >= table and profile[36:40] == _SIGNATURE
    return profile if whole and 0 < count <= _MOST_TAGS and _is_covered(profile, table) else b""


def _is_covered(profile: bytes, table: int) -> bool:
    """Whether every tag lies behind the table and inside the profile, with nothing between them."""
    tags = sorted((at, at + size) for _, at, size in iter_unpack(">4sII", profile[_COUNT_END:table]))
    end = table
    for start, stop in (*tags, (len(profile), len(profile))):
        if not table <= start <= stop <= len(profile):
            return False
        if start > end + _PADDING and profile[end:start].strip(b"\0"):
            return False
        end = max(end, stop)
    return True
