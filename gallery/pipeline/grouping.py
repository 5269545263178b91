"""Group what was read, and choose in each group."""

import hashlib
from collections.abc import Sequence
from typing import Final

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.dedupe.choose import choose
from gallery.dedupe.group import group
from gallery.dedupe.options import DedupeOptions
from gallery.errors import StorageError
from gallery.model import Choice, Decisions, Group, Photo, Progress
from gallery.pipeline.run import Run

GROUP_VERSION: Final = 2
"""Raised when the same photos are grouped otherwise than before."""

_ORDER: Final = {"exact": 0, "copy": 1, "similar": 2}


def grouped(
    photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions, decisions: Decisions | None = None
) -> tuple[Choice, ...]:
    """One choice for every group: exact and copy groups first, then bursts, each sorted by the photo that is kept."""
    decided = decisions or Decisions()
    by_key = {photo.key: photo for photo in photos}
    run.on_event(Progress(stage="group", done=0, total=len(photos)))
    choices = [choose(one, by_key, options, decided) for one in _groups(photos, store, options, decided)]
    run.on_event(Progress(stage="group", done=len(photos), total=len(photos)))
    return tuple(sorted(choices, key=lambda choice: (_ORDER[choice.kind], choice.keep)))


def _groups(photos: Sequence[Photo], store: Store, options: DedupeOptions, decisions: Decisions) -> tuple[Group, ...]:
    """The groups, from the index where the very same photos were grouped before."""

    def preview(sha256: str) -> bytes:
        jpeg = store.preview(sha256)
        if jpeg is None:
            raise StorageError("a preview is missing from the index", code="cache", hint="Run again.")
        return jpeg

    content = hashlib.sha256("\n".join(sorted(f"{photo.sha256} {photo.key}" for photo in photos)).encode())
    wishes = tuple(
        (sha256, one.keep, one.best)
        for sha256, one in sorted(decisions.photos.items())
        if one.keep is not None or one.best
    )
    name = result_key("group", GROUP_VERSION, content.hexdigest(), options.clocks, decisions.distinct, wishes)
    known = store.get(name, tuple[Group, ...])
    if known is None:
        known = group(photos, preview, options, decisions)
        store.put(name, known)
    return known
