"""The product with steps left out: what does each of them find, what does it cost?"""

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gallery.cache.store import open_store
from gallery.dedupe.group import group
from gallery.dedupe.near import candidates
from gallery.dedupe.options import DedupeOptions
from gallery.model import Photo
from gallery.pipeline.comparing import comparing, previews_of
from gallery.pipeline.reading import read_photos
from gallery.pipeline.run import Run, prepared
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import find_inputs
from tests.benchmarks.duplicate_truth import Answer, named, pairs

OPTIONS = DedupeOptions()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Photos that were read once, and what later steps ask for.

    Attributes:
        photos: Sorted by key.
        preview: JPEG by SHA-256.
        run: On all cores.
        seconds: What reading took.
    """

    photos: tuple[Photo, ...]
    preview: Callable[[str], bytes]
    run: Run
    seconds: float


@contextmanager
def read(folder: Path) -> Iterator[Read]:
    """Decode, hash and describe every photo of a folder as ``gallery dedupe`` does."""
    run, store = prepared(None, None), open_store(None)
    try:
        with tempfile.TemporaryDirectory() as pool:
            begun = time.perf_counter()
            reading = read_photos(find_inputs([folder]), run, store, LocalFiles(root=pool))
            seconds = time.perf_counter() - begun
        yield Read(photos=reading.photos, preview=previews_of(store), run=run, seconds=seconds)
    finally:
        store.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One row of the table.

    Attributes:
        name: What has been added.
        answer: What is found with it.
        seconds: What it takes after reading.
    """

    name: str
    answer: Answer
    seconds: float


def stages(read: Read) -> Iterator[Stage]:
    """Each adds to the one before. The first two have no proof, so every likely pair is taken for a copy."""
    bare = [replace(photo, metadata=replace(photo.metadata, captured=None)) for photo in read.photos]
    plain = [replace(photo, fingerprint=replace(photo.fingerprint, features=b"")) for photo in bare]
    yield _likely("perceptual hash, 31 bits, eight turns", plain)
    yield _likely("+ local features", bare)
    yield _proven("+ geometry and blocks", bare, read)
    yield _proven("+ capture identity: the product", read.photos, read)


def _likely(name: str, photos: Sequence[Photo]) -> Stage:
    begun = time.perf_counter()
    places = candidates(photos, {})
    seconds = time.perf_counter() - begun
    return Stage(name=name, answer=Answer(copies=named([photo.key for photo in photos], places)), seconds=seconds)


def _proven(name: str, photos: Sequence[Photo], read: Read) -> Stage:
    remembers_nothing = open_store(None)
    begun = time.perf_counter()
    found = group(photos, comparing(remembers_nothing, read.run, read.preview), OPTIONS).groups
    seconds = time.perf_counter() - begun
    remembers_nothing.close()
    answer = Answer(
        copies=pairs(one.members for one in found if one.kind != "similar"),
        similar=pairs(one.members for one in found if one.kind == "similar"),
    )
    return Stage(name=name, answer=answer, seconds=seconds)
