"""IPTC-IIM records in a Photoshop resource block, as picture desks write them."""

import struct
from collections.abc import Sequence

BY_LINE, CITY, COUNTRY, CREDIT, COPYRIGHT, CAPTION, KEYWORD = 80, 90, 101, 110, 116, 120, 25


def iptc_bytes(records: Sequence[tuple[int, str]], *, charset: str = "utf-8") -> bytes:
    """The body of an APP13 segment.

    Args:
        records: Dataset number of record 2, and text.
        charset: ``utf-8`` declares itself (1:90); ``latin-1`` is left undeclared, as older programs do.
    """
    data = _record(1, 90, b"\x1b%G") if charset == "utf-8" else b""
    data += _record(2, 0, b"\0\x04")
    for number, text in records:
        data += _record(2, number, text.encode(charset))
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)


def _record(record: int, dataset: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value
