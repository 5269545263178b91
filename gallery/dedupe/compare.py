"""A closer look at likely pairs, in batches that any executor can run."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from gallery.dedupe.align import Sight, see
from gallery.dedupe.borders import trim
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.verify import verify
from gallery.image.frame import decode
from gallery.model import Photo

COMPARE_VERSION: Final = 5
"""Raised when the same two pictures give other evidence than before."""

BATCH: Final = 24
"""Pairs a batch: a photo's corner points are found once in it, however many pairs it is in."""

PhotoPair = tuple[Photo, Photo]

Compare = Callable[[Sequence[PhotoPair]], Sequence[Evidence]]
"""Evidence for every pair, in order. Pairs are in the order of their content hashes, so that names play no part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Pairs of content hashes with all that is needed to compare them.

    Attributes:
        pairs: Hex SHA-256 of both photos.
        phashes: Perceptual hash by SHA-256.
        previews: JPEG by SHA-256, longer side at most 512 px.
    """

    pairs: tuple[tuple[str, str], ...]
    phashes: Mapping[str, str]
    previews: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Compare one batch; frozen, for every executor."""

    def __call__(self, batch: Batch, /) -> tuple[Evidence | None, ...]:
        """Evidence for each pair.

        Raises:
            PhotoError: A preview cannot be decoded.
        """

        @cache
        def sight(sha256: str) -> Sight:
            frame = decode(batch.previews[sha256])
            return see(trim(frame.grey), np.asarray(frame.small))

        return tuple(
            verify(sight(one), sight(other), (batch.phashes[one], batch.phashes[other])) for one, other in batch.pairs
        )

    def lost(self, batch: Batch, /) -> tuple[Evidence | None, ...]:
        """The worker was killed: nothing is known of these pairs, so nothing is claimed."""
        return (None,) * len(batch.pairs)


def batches(pairs: Sequence[PhotoPair], preview: Callable[[str], bytes]) -> Iterator[Batch]:
    """The pairs in batches, in order; previews are asked for as a batch is due."""
    for start in range(0, len(pairs), BATCH):
        some = pairs[start : start + BATCH]
        photos = {photo.sha256: photo for pair in some for photo in pair}
        yield Batch(
            pairs=tuple((one.sha256, other.sha256) for one, other in some),
            phashes={sha256: photo.fingerprint.phash for sha256, photo in photos.items()},
            previews={sha256: preview(sha256) for sha256 in photos},
        )


def compared(preview: Callable[[str], bytes]) -> Compare:
    """A plain comparison in this thread.

    Args:
        preview: JPEG by SHA-256.
    """

    def compare(pairs: Sequence[PhotoPair]) -> list[Evidence]:
        work = Comparison()
        found = (evidence for batch in batches(pairs, preview) for evidence in work(batch))
        return [evidence or UNKNOWN for evidence in found]

    return compare


UNKNOWN: Final = Evidence(turn=0)
"""Evidence of nothing."""
