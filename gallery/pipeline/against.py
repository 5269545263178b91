"""Photos held against the fingerprints of earlier sets."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from gallery.cache.fingerprints import Fingerprints, open_fingerprints
from gallery.cache.store import Store
from gallery.dedupe.group import group
from gallery.dedupe.options import DedupeOptions
from gallery.model import Group, Photo
from gallery.pipeline.comparing import comparing
from gallery.pipeline.outcome import Known
from gallery.pipeline.previews import previews_of
from gallery.pipeline.run import Run

_APART: Final = "\0"
"""Begins the keys of earlier photos, so that no photo of this run has the same."""


def held_against(
    files: Sequence[Path], photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions
) -> tuple[Known, ...]:
    """Photos of which an earlier set has a copy already.

    Args:
        files: Of fingerprints.
        photos: Of this run.
        store: Has their previews.
        run: Executor and progress.
        options: Thresholds.

    Raises:
        StorageError: A file is not there.
        ManifestError: A file is damaged, or no file of fingerprints.
    """
    found: list[Known] = []
    with ExitStack() as opened:
        for path in files:
            earlier = opened.enter_context(open_fingerprints(path))
            found += _known(earlier, photos, store, run, options)
    return tuple(sorted(found, key=lambda one: (one.path, one.file, one.of)))


def _known(
    earlier: Fingerprints, photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions
) -> Iterator[Known]:
    before = [replace(photo, key=f"{_APART}{photo.key}\0{photo.sha256}") for photo in earlier.photos]
    compare = comparing(store, run, _either({photo.sha256 for photo in photos}, previews_of(store), earlier.preview))
    alone = replace(options, similar="off")
    for one in group([*photos, *before], compare, alone).groups:
        theirs = [key for key in one.members if key.startswith(_APART)]
        for key in one.members:
            if theirs and key not in theirs:
                yield _match(one, key, theirs, earlier.label)


def _either(own: set[str], here: Callable[[str], bytes], there: Callable[[str], bytes]) -> Callable[[str], bytes]:
    return lambda sha256: here(sha256) if sha256 in own else there(sha256)


def _match(found: Group, key: str, theirs: Sequence[str], label: str) -> Known:
    """The earlier photo that a photo is tied to, directly where there is such a proof."""
    for link in found.links:
        ends = {link.first, link.second}
        other = next(iter(ends & set(theirs)), "")
        if key in ends and other:
            return Known(path=key, file=label, of=_name(other), kind=link.kind, reason=link.reason)
    return Known(path=key, file=label, of=_name(theirs[0]), kind="copy", reason="a copy of a copy of it")


def _name(key: str) -> str:
    return key.split("\0")[1]
