"""Samples of bits, and keys made of them."""

import numpy as np

from gallery.dedupe.bits import dependence, independent, keys

DICE = np.random.default_rng(3)


def test_keys_are_the_sampled_bits_in_their_order() -> None:
    words = DICE.integers(0, 256, (20, 32), dtype=np.uint8)
    sample = DICE.choice(256, 36, replace=False)
    bits = np.unpackbits(words, axis=1)[:, sample]
    assert keys(words, sample).tolist() == [int("".join(map(str, row)), 2) for row in bits.tolist()]


def test_bits_that_say_the_same_are_not_sampled_together() -> None:
    bits = np.repeat(DICE.integers(0, 2, (4000, 128), dtype=np.uint8), 2, axis=1)
    moments = dependence(np.packbits(bits, axis=1))
    for seed in range(5):
        sample = independent(moments, 30, np.random.default_rng(seed))
        assert len({bit // 2 for bit in sample.tolist()}) == 30


def test_bits_that_never_change_come_last() -> None:
    bits = DICE.integers(0, 2, (4000, 256), dtype=np.uint8)
    bits[:, 40:] = 1
    sample = independent(dependence(np.packbits(bits, axis=1)), 30, np.random.default_rng(1)).tolist()
    first_fixed = next(place for place, bit in enumerate(sample) if bit >= 40)
    assert all(bit >= 40 for bit in sample[first_fixed:])


def test_no_bit_is_sampled_twice_even_of_equal_rows() -> None:
    sample = independent(dependence(np.zeros((5000, 32), np.uint8)), 36, np.random.default_rng(1))
    assert len(set(sample.tolist())) == 36
