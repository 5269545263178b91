"""A perceptual hash whose turned and mirrored forms follow from its own bits."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

BITS: Final = 256
"""Length of the hash; bit (0, 0), the mean, is always 0."""

NO_PICTURE: Final = "0" * (BITS // 4)
"""The hash of a picture that shows nothing: it is like no other."""

_SIDE: Final = 64
"""Side in px of the picture the transform sees."""

_KEPT: Final = 16
"""Lowest frequencies kept in each direction."""

_CONTRAST: Final = 1.0
"""Standard deviation in grey levels below which there is no picture, only noise."""

TURNS: Final = (
    "as it is",
    "mirrored",
    "flipped upside down",
    "turned by 180°",
    "mirrored and turned by 270°",
    "turned by 90°",
    "turned by 270°",
    "mirrored and turned by 90°",
)
"""What turn 0..7 does, clockwise: bit 2 transposes, then bit 0 mirrors left-right, then bit 1 top-bottom."""

_ODD_COLUMNS: Final = np.tile(np.arange(_KEPT) % 2 == 1, (_KEPT, 1))
_ODD_ROWS: Final = _ODD_COLUMNS.T


def phash(grey: NDArray[np.uint8]) -> str:
    """256 signs of the lowest frequencies (DCT-II) of the picture.

    The signs themselves, not a comparison with a median: mirroring a picture changes the sign of every odd
    frequency and transposing it transposes them, so ``hash_turns`` needs no pixels.

    Args:
        grey: Upright picture without borders, shape (height, width).

    Returns:
        64 hex digits, row by row; ``NO_PICTURE`` for a flat picture.
    """
    small = cv2.resize(grey.astype(np.float32), (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    if small.std() < _CONTRAST:
        return NO_PICTURE
    signs = cv2.dct(small)[:_KEPT, :_KEPT] > 0
    signs[0, 0] = False
    return np.packbits(signs).tobytes().hex()


def hash_turns(phash: str) -> tuple[int, ...]:
    """The hashes of the picture in its eight positions, in the order of ``TURNS``.

    Args:
        phash: 64 hex digits.
    """
    return tuple(int.from_bytes(row.tobytes(), "big") for row in packed_turns(phash))


def packed_turns(phash: str) -> NDArray[np.uint8]:
    """The same as ``hash_turns``, one packed row of 32 bytes for each position."""
    bits = np.unpackbits(np.frombuffer(bytes.fromhex(phash), np.uint8)).astype(bool).reshape(_KEPT, _KEPT)
    positions = [
        straight ^ (_ODD_COLUMNS if turn & 1 else False) ^ (_ODD_ROWS if turn & 2 else False)
        for straight, turns in ((bits, range(4)), (bits.T, range(4)))
        for turn in turns
    ]
    return np.packbits(np.stack(positions).reshape(len(positions), -1), axis=1)


def turned(grey: NDArray[np.uint8], turn: int) -> NDArray[np.uint8]:
    """The picture in one of its eight positions."""
    picture = grey.T if turn & 4 else grey
    if turn & 1:
        picture = picture[:, ::-1]
    if turn & 2:
        picture = picture[::-1]
    return np.ascontiguousarray(picture)
