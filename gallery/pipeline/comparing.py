"""Likely pairs compared by the executor, each pair of contents once."""

from collections.abc import Callable, Sequence
from typing import Final

from gallery.cache.store import Store
from gallery.dedupe.compare import BATCH, COMPARE_VERSION, UNKNOWN, Compare, Comparison, PhotoPair, batches
from gallery.dedupe.evidence import Evidence
from gallery.model import Progress
from gallery.pipeline.previews import previews_of
from gallery.pipeline.run import Run

_STAGE: Final = "group"
_STEP: Final = f"compare/{COMPARE_VERSION}"


def comparing(store: Store, run: Run, preview: Callable[[str], bytes] | None = None) -> Compare:
    """What compares pairs, asking the index first.

    Args:
        store: Has the evidence that earlier runs found.
        run: Executor and progress.
        preview: JPEG by SHA-256; None takes the index's.
    """
    preview = preview or previews_of(store)

    def compare(pairs: Sequence[PhotoPair]) -> list[Evidence]:
        known = {pair: store.pair(_STEP, *pair, Evidence) for pair in map(_contents, pairs)}
        unknown = [pair for pair in pairs if known[_contents(pair)] is None]
        done = len(pairs) - len(unknown)
        run.on_event(Progress(stage=_STAGE, done=done, total=len(pairs)))
        for number, results in enumerate(run.executor.map(Comparison(), batches(unknown, preview))):
            some = [_contents(pair) for pair in unknown[number * BATCH : (number + 1) * BATCH]]
            found = [(*pair, evidence) for pair, evidence in zip(some, results, strict=True) if evidence]
            store.put_pairs(_STEP, found)
            known |= {(one, other): evidence for one, other, evidence in found}
            done += len(some)
            run.on_event(Progress(stage=_STAGE, done=done, total=len(pairs)))
        return [known[pair] or UNKNOWN for pair in map(_contents, pairs)]

    return compare


def _contents(pair: PhotoPair) -> tuple[str, str]:
    one, other = pair
    return one.sha256, other.sha256
