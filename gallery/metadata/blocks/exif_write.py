"""Write a small EXIF block: only what is given, big-endian, no thumbnail, no slack (EXIF 2.32, 4.6)."""

import struct
from collections.abc import Mapping
from typing import Final

Value = int | str
"""A SHORT or an ASCII text (UTF-8 in practice; MWG 2.0, 3.1)."""

_UNDEFINED: Final = {0x9000: b"0232", 0x0002: b"0100"}  # ExifVersion, InteroperabilityVersion
_EXIF_POINTER: Final = 0x8769
_INTEROP_POINTER: Final = 0xA005


def write_exif(values: Mapping[tuple[str, int], Value]) -> bytes:
    """A TIFF stream with the directories ``0``, ``exif`` and ``interop`` as far as needed; empty without values."""
    if not values:
        return b""
    groups = {name: _group(values, name) for name in ("0", "exif", "interop")}
    has_interop = bool(groups["interop"])
    has_exif = bool(groups["exif"]) or has_interop
    if has_interop:
        groups["interop"][0x0002] = _entry(0x0002, "")
        groups["exif"][_INTEROP_POINTER] = (4, 1, bytes(4))
    if has_exif:
        groups["exif"][0x9000] = _entry(0x9000, "")
        groups["0"][_EXIF_POINTER] = (4, 1, bytes(4))
    exif_at = 8 + _size(groups["0"])
    interop_at = exif_at + _size(groups["exif"])
    _point(groups["0"], _EXIF_POINTER, exif_at)
    _point(groups["exif"], _INTEROP_POINTER, interop_at)
    out = b"MM\0*" + struct.pack(">I", 8) + _directory(groups["0"], 8)
    if has_exif:
        out += _directory(groups["exif"], exif_at)
    return out + _directory(groups["interop"], interop_at) if has_interop else out


Entry = tuple[int, int, bytes]
"""Type, count, value bytes."""


def _group(values: Mapping[tuple[str, int], Value], name: str) -> dict[int, Entry]:
    return {number: _entry(number, value) for (directory, number), value in values.items() if directory == name}


def _entry(number: int, value: Value) -> Entry:
    if number in _UNDEFINED:
        return 7, 4, _UNDEFINED[number]
    if isinstance(value, int):
        return 3, 1, struct.pack(">H", value)
    raw = value.encode() + b"\0"
    return 2, len(raw), raw


def _point(entries: dict[int, Entry], number: int, at: int) -> None:
    if number in entries:
        entries[number] = (4, 1, struct.pack(">I", at))


def _padded(raw: bytes) -> bytes:
    """Values begin on even offsets (TIFF 6.0, section 2)."""
    return raw + b"\0" if len(raw) % 2 else raw


def _size(entries: Mapping[int, Entry]) -> int:
    return 6 + 12 * len(entries) + sum(len(_padded(raw)) for _, _, raw in entries.values() if len(raw) > 4)


def _directory(entries: Mapping[int, Entry], at: int) -> bytes:
    head, tail = struct.pack(">H", len(entries)), b""
    begin = at + 6 + 12 * len(entries)
    for number, (kind, count, raw) in sorted(entries.items()):
        head += struct.pack(">HHI", number, kind, count)
        if len(raw) <= 4:
            head += raw.ljust(4, b"\0")
        else:
            head += struct.pack(">I", begin + len(tail))
            tail += _padded(raw)
    return head + bytes(4) + tail
