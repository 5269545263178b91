"""ICC profiles made by code (ICC.1:2022; matrix profiles: 8.3.3, E.1)."""

import struct
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

# Adobe RGB (1998), 4.3.2: primaries adapted to D50, as XYZ columns; gamma 2 + 51/256.
ADOBE_RGB: Final = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
GAMMA: Final = 2 + 51 / 256

# IEC 61966-2-1, adapted to D50 as in the ICC's own sRGB profile.
_SRGB: Final = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))


def _number(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_number(value) for value in values)


def _curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def wide_gamut(description: bytes = b"A wide gamut") -> bytes:
    """A display profile with Adobe RGB's primaries and gamma."""
    text = b"desc\0\0\0\0" + struct.pack(">I", len(description) + 1) + description + b"\0" * 80
    tags = {
        b"desc": text + b"\0" * (-len(text) % 4),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        **{name: _xyz(column) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), ADOBE_RGB, strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(GAMMA)),
    }
    return _profile(tags, b"mntr", b"RGB ", b"XYZ ")


def _profile(tags: Mapping[bytes, bytes], kind: bytes, space: bytes, connection: bytes) -> bytes:
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\0\0\0\0", 0x02400000, kind, space, connection)
    date = struct.pack(">6H", 2026, 5, 14, 0, 0, 0)
    light = _number(0.9642) + _number(1.0) + _number(0.8249)
    head += date + b"acsp" + b"\0" * 28 + light
    return head.ljust(128, b"\0") + table + body


def print_colours(paper: int = 100, ink: int = 20) -> bytes:
    """A CMYK profile of 16 corners: no ink is as light as paper, any black ink as dark as ink (ICC.1:2001, 6.5.10)."""
    identity = bytes(range(256))
    corners = bytearray()
    for corner in range(16):
        cyan, magenta, yellow, black = (corner >> shift & 1 for shift in (3, 2, 1, 0))
        lightness = ink if black else paper - 25 * (cyan + magenta + yellow) + 10 * yellow
        a, b = (0, 0) if black else (60 * magenta - 40 * cyan, 80 * yellow - 45 * cyan)
        corners += bytes((round(lightness * 2.55), a + 128, b + 128))
    matrix = b"".join(_number(value) for value in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + identity * 4 + bytes(corners) + identity * 3
    tags = {b"wtpt": _xyz((0.9642, 1.0, 0.8249)), b"A2B0": table}
    return _profile(tags, b"prtr", b"CMYK", b"Lab ")


def to_srgb(colour: Sequence[float]) -> NDArray[np.float64]:
    """What an Adobe RGB colour (0..255) is in sRGB (0..255), by the standards' own formulas."""
    light = np.array(ADOBE_RGB).T @ (np.array(colour) / 255) ** GAMMA
    linear = np.clip(np.linalg.inv(np.array(_SRGB).T) @ light, 0, 1)
    encoded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.asarray(encoded * 255)
