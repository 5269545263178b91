"""Read every photo that is not known yet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.errors import PhotoError
from gallery.image.decoders import decoder_versions
from gallery.image.formats import format_of
from gallery.image.sniff import check_label
from gallery.model import Photo, Problem, Source
from gallery.pipeline.ahead import load_ahead
from gallery.pipeline.companions import companions
from gallery.pipeline.digest import Digest, Digested
from gallery.pipeline.focusing import remember_focal
from gallery.pipeline.job import Job, Seen
from gallery.pipeline.outcome import problem
from gallery.pipeline.pool import keep
from gallery.pipeline.run import Run
from gallery.pipeline.visit import READ_VERSION, Visit
from gallery.ports import Files
from gallery.storage.inputs import Inputs
from gallery.thumbnails.options import ThumbnailOptions

_LASTING: Final = frozenset({"corrupt", "truncated", "empty", "not-a-photo", "mislabelled", "raw-photo"})
"""Problems of the bytes themselves; others may be gone at the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read.

    Attributes:
        photos: Sorted by key.
        problems: Sorted by path; no file is in both.
        companions: Key of a raw file, or of a HEIC file that cannot be decoded here -> key of the photo of the same
            press of the shutter; these are in neither.
        decoded: SHA-256 of what was decoded in this run.
        rendered: SHA-256 of what was rendered in this run.
    """

    photos: tuple[Photo, ...]
    problems: tuple[Problem, ...]
    decoded: frozenset[str] = field(default_factory=frozenset)
    rendered: frozenset[str] = field(default_factory=frozenset)
    companions: Mapping[str, str] = field(default_factory=dict)


def read_photos(
    inputs: Inputs, run: Run, store: Store, pool: Files, options: ThumbnailOptions | None = None
) -> Reading:
    """Every input as a photo or a problem.

    Args:
        inputs: The files.
        run: Executor and progress.
        store: What earlier runs found out.
        pool: Where renditions go.
        options: Also render every photo that is decoded anyway; None only reads.
    """
    digested, problems = _digested(inputs, run, store)
    known = {one: _known(store, one) for one in digested}
    jobs = tuple(_jobs(known, render=options is not None))
    visit = Visit(files=inputs.files, pool=pool, options=options or ThumbnailOptions(), limits=run.limits)
    outcomes = {_same(one): outcome for one, outcome in known.items() if outcome}
    rendered: set[str] = set()
    for job, result in zip(jobs, run.each("read", visit, jobs, (job.source.key for job in jobs)), strict=True):
        load_ahead()
        outcomes[_same(job)] = remember(store, pool, job, result, visit.options.focal)
        rendered |= {job.sha256} if isinstance(result, Seen) and result.renditions else set()
    named = [_named(one.source, outcomes[_same(one)]) for one in digested]
    photos = tuple(one for one in named if isinstance(one, Photo))
    failed = [one for one in named if isinstance(one, Problem)]
    beside = companions(photos, failed, {one.source.key: one for one in digested}, inputs.files, store, run.limits)
    return Reading(
        photos=photos,
        problems=tuple(sorted([*problems, *(one for one in failed if one.path not in beside)], key=_path)),
        companions=beside,
        decoded=frozenset(job.sha256 for job in jobs if isinstance(outcomes[_same(job)], Photo)),
        rendered=frozenset(rendered),
    )


def forget_changed(store: Store, inputs: Inputs, problems: Iterable[Problem]) -> None:
    """Forget the digest of files that changed without their size and time showing it, so that they are hashed anew."""
    changed = {problem.path for problem in problems if problem.code == "changed"}
    for source in inputs.sources:
        if source.key in changed:
            store.put_digest(str(inputs.root), source, "")


def remember(
    store: Store, pool: Files, job: Job, result: Seen | Problem, detectors: tuple[str, ...]
) -> Photo | Problem:
    """Put what a visit brought into the index, as far as it will be true again."""
    if isinstance(result, Problem):
        if result.code in _LASTING:
            store.put(_problem_key(job), result)
        return result
    remember_renditions(store, pool, result)
    if result.photo is None:
        raise ValueError("the visit was not asked to read")
    store.put(_photo_key(job.sha256), replace(result.photo, key=""))
    store.put_preview(job.sha256, result.preview)
    if job.asks_focal:
        remember_focal(store, job.sha256, detectors, result.focal)
    return result.photo


def remember_renditions(store: Store, pool: Files, seen: Seen) -> None:
    """Put the renditions of a visit into the index."""
    for rendition in seen.renditions:
        keep(store, pool, rendition.path, rendition)


def known_photo(store: Store, sha256: str) -> Photo | None:
    """A photo that an earlier run read, without its key; None where the index has lost it."""
    return store.get(_photo_key(sha256), Photo)


def _digested(inputs: Inputs, run: Run, store: Store) -> tuple[list[Digested], list[Problem]]:
    """The hash of every file; those that have not changed since the last run are not read."""
    root, found, problems = str(inputs.root), [], []
    unknown = []
    for source in inputs.sources:
        sha256 = store.digest(root, source)
        if not sha256:
            unknown.append(source)
        else:
            found.append(Digested(source=source, sha256=sha256))
    digest = Digest(files=inputs.files, limits=run.limits)
    for result in run.each("scan", digest, unknown, (source.key for source in unknown)):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            found.append(result)
            store.put_digest(root, result.source, result.sha256)
    return sorted(found, key=lambda one: one.source.key), problems


def _jobs(known: Mapping[Digested, Photo | Problem | None], *, render: bool) -> Iterator[Job]:
    """One job for each content that is not known; the first file that has it stands for all."""
    begun = set()
    for one, outcome in known.items():
        if outcome is None and _same(one) not in begun:
            begun.add(_same(one))
            yield Job(source=one.source, sha256=one.sha256, wanted=None if render else ())


def _same(one: Digested | Job) -> tuple[str, str]:
    """Files with equal content and suffix have one outcome; the suffix may be what is wrong."""
    return one.sha256, PurePosixPath(one.source.key).suffix.lower()


def _named(source: Source, outcome: Photo | Problem) -> Photo | Problem:
    """The outcome under the file's own name."""
    if isinstance(outcome, Problem):
        return replace(outcome, path=source.key)
    try:
        check_label(format_of(outcome.media_type), source.key)
    except PhotoError as wrong:
        return problem(source.key, "read", wrong)
    return replace(outcome, key=source.key)


def _known(store: Store, one: Digested) -> Photo | Problem | None:
    """What an earlier run found: a photo whose preview is still there too, or a lasting problem."""
    photo = store.get(_photo_key(one.sha256), Photo)
    if photo and store.has_preview(one.sha256):
        return photo
    return store.get(_problem_key(one), Problem)


def _path(one: Problem) -> str:
    return one.path


def _photo_key(sha256: str) -> str:
    return result_key("read", READ_VERSION, sha256)


def _problem_key(one: Digested | Job) -> str:
    """What one decoder cannot read, the next version may."""
    return result_key("problem", READ_VERSION, *_same(one), decoder_versions())
