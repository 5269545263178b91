"""Group what was read, and choose in each group."""

from collections.abc import Sequence

from gallery.cache.store import Store
from gallery.dedupe.choose import choose
from gallery.dedupe.group import group
from gallery.dedupe.options import DedupeOptions
from gallery.errors import StorageError
from gallery.model import Choice, Decisions, Photo, Progress
from gallery.pipeline.run import Run

_ORDER = {"exact": 0, "copy": 1, "similar": 2}


def grouped(
    photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions, decisions: Decisions | None = None
) -> tuple[Choice, ...]:
    """One choice for every group: exact and copy groups first, then bursts, each sorted by the photo that is kept."""
    decided = decisions or Decisions()

    def preview(sha256: str) -> bytes:
        jpeg = store.preview(sha256)
        if jpeg is None:
            raise StorageError("a preview is missing from the index", code="cache", hint="Delete .cache and run again.")
        return jpeg

    run.on_event(Progress(stage="group", done=0, total=len(photos)))
    by_key = {photo.key: photo for photo in photos}
    choices = [choose(one, by_key, options, decided) for one in group(photos, preview, options, decided)]
    run.on_event(Progress(stage="group", done=len(photos), total=len(photos)))
    return tuple(sorted(choices, key=lambda choice: (_ORDER[choice.kind], choice.keep)))
