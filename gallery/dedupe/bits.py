"""Bits of many bit strings that say the most about which of them are alike."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint8]
"""Bit strings, one a row, packed: shape (n, 32)."""

_LOOKED_AT: Final = 1 << 13
"""Rows from which the dependence of the bits is estimated, to about 0.01."""

_ONE: Final = np.uint64(1)

_SHARE: Final = 0.5
"""Of all bits, those a sample is chosen from: the less, the more samples differ from one another."""


def dependence(words: Words) -> NDArray[np.float64]:
    """How much one bit says about another, and on the diagonal how far it leans to one side, each 0..1.

    Squares of the moments E[s_i s_j] and E[s_i] of bits written as signs: two unrelated strings agree in a set of bits
    with probability 2^-k (1 + the sum of those of its members and pairs + higher terms), so small sums make rare keys.

    Args:
        words: Every so many rows are looked at.
    """
    rows = words[:: len(words) // _LOOKED_AT | 1]
    signs = np.unpackbits(rows, axis=1).astype(np.float64) * 2 - 1
    moments = (signs.T @ signs / len(signs)) ** 2
    np.fill_diagonal(moments, signs.mean(axis=0) ** 2)
    return moments


def independent(moments: NDArray[np.float64], length: int, dice: np.random.Generator) -> NDArray[np.int64]:
    """A sample of bits that depend little on one another, the first ones least.

    The bits of ORB do depend: 32 of them taken blindly tell unrelated corners apart as well as 20 fair coins would,
    32 taken so as well as 26.

    Args:
        moments: See ``dependence``.
        length: Bits to choose.
        dice: Chooses what to begin with, and which bits are left out of this sample.
    """
    allowed = dice.permutation(len(moments))[: max(length, int(len(moments) * _SHARE))]
    cost = moments.diagonal()[allowed].copy()
    cost[cost == 1] = len(moments)  # a bit that never changes says nothing
    chosen: list[int] = []
    for _ in range(length):
        best = int(np.argmin(cost))
        chosen.append(int(allowed[best]))
        cost += moments[allowed, allowed[best]]
        cost[best] = np.inf
    return np.array(chosen)


def keys(words: Words, sample: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The sampled bits of each row as one number, the first bit the highest.

    Args:
        sample: At most 64 numbers of bits.
    """
    columns = np.ascontiguousarray(words.view("<u8").T)
    found, bit = np.zeros((2, len(words)), np.uint64)
    for octet, place in zip(*(part.tolist() for part in np.divmod(sample, 8)), strict=True):
        np.right_shift(columns[octet // 8], np.uint64(octet % 8 * 8 + 7 - place), out=bit)
        bit &= _ONE
        found <<= _ONE
        found |= bit
    return found
