"""Tell a colour profile from bytes that hide behind its name (ICC.1:2022, 7.2)."""

from typing import Final

_HEAD: Final = 128
_SIGNATURE: Final = b"acsp"


def is_profile(data: bytes) -> bool:
    """Whether the bytes are one ICC profile and nothing behind it."""
    length = int.from_bytes(data[:4], "big")
    return len(data) >= _HEAD and data[36:40] == _SIGNATURE and not data[max(length, _HEAD) :].strip(b"\0")
