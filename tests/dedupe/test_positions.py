"""All eight positions of many hashes."""

import numpy as np

from gallery.dedupe.phash import packed_turns
from gallery.dedupe.positions import positions


def test_they_are_what_one_hash_at_a_time_gives() -> None:
    hashes = np.random.default_rng(1).integers(0, 256, (50, 32), dtype=np.uint8)
    alone = np.stack([packed_turns(row.tobytes().hex()) for row in hashes])
    assert np.array_equal(positions(hashes).reshape(8, 50, 32), alone.transpose(1, 0, 2))


def test_of_no_hashes_there_are_none() -> None:
    assert positions(np.empty((0, 32), np.uint8)).shape == (0, 32)
