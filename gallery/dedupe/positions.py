"""Hashes of many pictures in all their eight positions."""

import numpy as np

from gallery.dedupe.bits import Words
from gallery.dedupe.phash import NO_PICTURE, packed_turns

_CHUNK = 1 << 14


def positions(hashes: Words) -> Words:
    """What ``packed_turns`` gives for one, for many at once.

    Args:
        hashes: Shape (n, 32).

    Returns:
        Shape (8 n, 32): all as they are, then all mirrored, and so on in the order of ``TURNS``.
    """
    # The hash of which all bits are 0 shows what each turn does to the signs.
    signs = packed_turns(NO_PICTURE)
    across = np.concatenate(
        [hashes[:0], *(_transposed(hashes[row : row + _CHUNK]) for row in range(0, len(hashes), _CHUNK))]
    )
    return np.concatenate([(across if turn & 4 else hashes) ^ sign for turn, sign in enumerate(signs)])


def _transposed(hashes: Words) -> Words:
    bits = np.unpackbits(hashes, axis=1).reshape(-1, 16, 16)
    return np.packbits(bits.transpose(0, 2, 1).reshape(len(hashes), -1), axis=1)
