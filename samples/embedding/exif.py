"""EXIF blocks, written from scratch (TIFF 6.0, EXIF 3.0 / CIPA DC-008)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

Value = str | bytes | int | Fraction | tuple[Fraction, ...]

ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SRATIONAL = 2, 3, 4, 5, 7, 10

_FORMATS: Final = {
    0x010E: ASCII, 0x010F: ASCII, 0x0110: ASCII, 0x0112: SHORT, 0x011A: RATIONAL, 0x011B: RATIONAL, 0x0128: SHORT,
    0x0103: SHORT, 0x0131: ASCII, 0x0132: ASCII, 0x013B: ASCII, 0x013C: ASCII, 0x0213: SHORT, 0x8298: ASCII,
    0x0201: LONG, 0x0202: LONG, 0x8769: LONG, 0x8825: LONG, 0x829A: RATIONAL, 0x829D: RATIONAL, 0x8822: SHORT,
    0x8827: SHORT, 0x8830: SHORT, 0x9000: UNDEFINED, 0x9003: ASCII, 0x9004: ASCII, 0x9010: ASCII, 0x9011: ASCII,
    0x9012: ASCII, 0x9101: UNDEFINED, 0x9204: SRATIONAL, 0x9207: SHORT, 0x9209: SHORT, 0x920A: RATIONAL,
    0x927C: UNDEFINED, 0x9286: UNDEFINED, 0x9290: ASCII, 0x9291: ASCII, 0x9292: ASCII, 0xA000: UNDEFINED,
    0xA001: SHORT, 0xA002: LONG, 0xA003: LONG, 0xA402: SHORT, 0xA403: SHORT, 0xA405: SHORT, 0xA406: SHORT,
    0xA420: ASCII, 0xA430: ASCII, 0xA431: ASCII, 0xA432: RATIONAL, 0xA433: ASCII, 0xA434: ASCII, 0xA435: ASCII,
}  # fmt: skip

_GPS_FORMATS: Final = {
    0: 1, 1: ASCII, 2: RATIONAL, 3: ASCII, 4: RATIONAL, 5: 1, 6: RATIONAL, 7: RATIONAL, 16: ASCII, 17: RATIONAL,
    18: ASCII, 27: UNDEFINED, 29: ASCII,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Exif:
    """Tags by number for each directory, and a small JPEG as IFD1."""

    main: Mapping[int, Value]
    photo: Mapping[int, Value]
    gps: Mapping[int, Value] = field(default_factory=dict)
    thumbnail: bytes = b""


def exif_bytes(exif: Exif) -> bytes:
    """A big-endian TIFF structure with IFD0, Exif, GPS and IFD1, all values where they belong."""
    main = dict(exif.main)
    main[0x8769] = 0
    if exif.gps:
        main[0x8825] = 0
    photo_at = 8 + _length(main, _FORMATS)
    gps_at = photo_at + _length(exif.photo, _FORMATS)
    second_at = gps_at + (_length(exif.gps, _GPS_FORMATS) if exif.gps else 0)
    main[0x8769] = photo_at
    if exif.gps:
        main[0x8825] = gps_at
    out = b"MM\0*" + struct.pack(">I", 8)
    out += _directory(main, _FORMATS, 8, second_at if exif.thumbnail else 0)
    out += _directory(exif.photo, _FORMATS, photo_at, 0)
    if exif.gps:
        out += _directory(exif.gps, _GPS_FORMATS, gps_at, 0)
    if not exif.thumbnail:
        return out
    small: dict[int, Value] = {0x0103: 6, 0x011A: Fraction(72), 0x011B: Fraction(72), 0x0128: 2, 0x0201: 0, 0x0202: 0}
    small |= {0x0201: second_at + _length(small, _FORMATS), 0x0202: len(exif.thumbnail)}
    return out + _directory(small, _FORMATS, second_at, 0) + exif.thumbnail


def _encoded(form: int, value: Value) -> tuple[int, bytes]:
    """Count and bytes of a value."""
    if isinstance(value, str):
        text = value.encode() + b"\0"
        return len(text), text
    if isinstance(value, bytes):
        return len(value), value
    if isinstance(value, int) and form in (SHORT, LONG):
        return 1, struct.pack(">H" if form == SHORT else ">I", value)
    parts = value if isinstance(value, tuple) else (Fraction(value),)
    code = ">ii" if form == SRATIONAL else ">II"
    return len(parts), b"".join(struct.pack(code, part.numerator, part.denominator) for part in parts)


def _length(tags: Mapping[int, Value], formats: Mapping[int, int]) -> int:
    return len(_directory(tags, formats, 0, 0))


def _directory(tags: Mapping[int, Value], formats: Mapping[int, int], at: int, following: int) -> bytes:
    """One directory with the values that do not fit into four bytes behind it."""
    entries, tail = b"", b""
    tail_at = at + 2 + 12 * len(tags) + 4
    for tag in sorted(tags):
        count, data = _encoded(formats[tag], tags[tag])
        entries += struct.pack(">HHI", tag, formats[tag], count)
        if len(data) <= 4:
            entries += data.ljust(4, b"\0")
            continue
        entries += struct.pack(">I", tail_at + len(tail))
        tail += data + b"\0" * (len(data) % 2)
    return struct.pack(">H", len(tags)) + entries + struct.pack(">I", following) + tail
