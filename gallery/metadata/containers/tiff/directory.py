"""Write the directories of a classic TIFF (TIFF 6.0, section 2)."""

import struct
from collections.abc import Mapping
from typing import Final

Entry = tuple[int, int, bytes]
"""Type, count, and the value in the file's byte order."""

Groups = Mapping[str, dict[int, Entry]]
"""Directories ``0``, ``exif`` and ``interop``: tag -> entry."""

HEADS: Final = {"<": b"II*\0", ">": b"MM\0*"}
POINTERS: Final = {"exif": 0x8769, "interop": 0xA005}
"""Directory -> tag of the one above it that says where it begins."""

LONG: Final = 4


def stream(groups: Groups, order: str) -> bytes:
    """Header and directories, each with its values behind it, as ``write_exif`` lays them out."""
    chosen = {name: dict(entries) for name, entries in groups.items()}
    if chosen["interop"]:
        chosen["exif"][POINTERS["interop"]] = (LONG, 1, bytes(4))
    if chosen["exif"]:
        chosen["0"][POINTERS["exif"]] = (LONG, 1, bytes(4))
    exif_at = 8 + len(_directory(chosen["0"], 8, order))
    interop_at = exif_at + len(_directory(chosen["exif"], exif_at, order))
    for name, pointer, at in (("0", POINTERS["exif"], exif_at), ("exif", POINTERS["interop"], interop_at)):
        if pointer in chosen[name]:
            chosen[name][pointer] = (LONG, 1, struct.pack(f"{order}I", at))
    out = HEADS[order] + struct.pack(f"{order}I", 8) + _directory(chosen["0"], 8, order)
    return out + _directory(chosen["exif"], exif_at, order) + _directory(chosen["interop"], interop_at, order)


def _directory(entries: Mapping[int, Entry], at: int, order: str) -> bytes:
    if not entries:
        return b""
    head, values = [struct.pack(f"{order}H", len(entries))], []
    at += 6 + 12 * len(entries)
    for number, (kind, count, raw) in sorted(entries.items()):
        short = len(raw) <= 4
        head.append(struct.pack(f"{order}HHI", number, kind, count))
        head.append(raw.ljust(4, b"\0") if short else struct.pack(f"{order}I", at))
        values += [] if short else [even(raw)]
        at += 0 if short else len(raw) + len(raw) % 2
    return b"".join([*head, bytes(4), *values])


def even(raw: bytes) -> bytes:
    """With a zero behind it where its length is odd."""
    return raw + b"\0" if len(raw) % 2 else raw
