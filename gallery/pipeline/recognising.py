"""The words in the published photos, where a reader of text is installed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.errors import PluginError
from gallery.image.ocr import VERSION, read_words
from gallery.model import Photo
from gallery.pipeline.run import Run

_READER: Final = "rapidocr"
_NEEDED: Final = ("rapidocr", "onnxruntime")

NEEDS: Final = ("text-in-image", "needs-long-description")
"""Rules that look at these words."""

NOT_INSTALLED: Final = 'nobody read the words in the pictures; install it with: pip install "event-gallery[ocr]"'
SWITCHED_OFF: Final = 'nobody read the words in the pictures: alt.ocr is "off"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What was read.

    Attributes:
        words: SHA-256 -> lines; photos that nobody looked at are not in it.
        why_not: Why nobody looked; empty where somebody did.
    """

    words: Mapping[str, tuple[str, ...]]
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTask:
    """One picture to read, and by whom."""

    sha256: str
    preview: bytes
    reader: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """Read one picture; for every executor."""

    def __call__(self, task: ReadingTask, /) -> tuple[str, ...] | None:
        """Its lines; None where the reader fails: words are evidence, and no photo fails for want of it."""
        try:
            return read_words(task.preview, task.reader)
        except (PluginError, MemoryError):
            return None

    def lost(self, task: ReadingTask, /) -> tuple[str, ...] | None:
        """The worker was killed."""
        del task
        return None


def recognise(photos: Sequence[Photo], asked: str, run: Run, store: Store) -> Recognised:
    """Read the words of photos that were not read before.

    Args:
        photos: Those that are published.
        asked: ``auto``, ``off``, or the name of a reader.
        run: Executor and progress.
        store: Has previews, and what was read before.
    """
    if asked == "off":
        return Recognised(words={}, why_not=SWITCHED_OFF)
    if asked == "auto" and not all(find_spec(name) for name in _NEEDED):
        return Recognised(words={}, why_not=NOT_INSTALLED)
    reader = _READER if asked == "auto" else asked
    keys = {photo.sha256: result_key("ocr", VERSION, photo.fingerprint.pixels, reader) for photo in photos}
    known = {sha256: store.get(key, tuple[str, ...]) for sha256, key in keys.items()}
    tasks = [
        ReadingTask(sha256=photo.sha256, preview=preview, reader=reader)
        for photo in photos
        if known[photo.sha256] is None and (preview := store.preview(photo.sha256))
    ]
    names = {photo.sha256: photo.key for photo in photos}
    for task, lines in zip(
        tasks, run.each("ocr", Recognition(), tasks, (names[task.sha256] for task in tasks)), strict=True
    ):
        known[task.sha256] = lines
        if lines is not None:
            store.put(keys[task.sha256], lines)
    return Recognised(words={sha256: lines for sha256, lines in known.items() if lines is not None})
