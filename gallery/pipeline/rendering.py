"""The renditions of every published photo, made where they are missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gallery.manifest.build import CENTRE
from gallery.model import Decisions, Focal, Photo, Problem, Rendition
from gallery.pipeline.pool import recall, rendition_key
from gallery.pipeline.reading import remember_renditions
from gallery.pipeline.run import Run
from gallery.pipeline.visit import Job, Visit
from gallery.pipeline.workspace import Workspace
from gallery.storage.inputs import Inputs
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import Shape, shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Files in the pool for each photo, by its key in the input folder.

    Attributes:
        files: Key -> renditions whose path is their name in the pool.
        problems: Photos that could not be rendered.
        fresh: SHA-256 of photos that needed work in this run.
    """

    files: Mapping[str, tuple[Rendition, ...]]
    problems: tuple[Problem, ...]
    fresh: frozenset[str]


def render_missing(
    photos: Sequence[Photo],
    inputs: Inputs,
    run: Run,
    space: Workspace,
    options: ThumbnailOptions,
    decisions: Decisions,
) -> Made:
    """Render what is not in the pool; one visit a photo."""
    jobs = tuple(_jobs(photos, inputs, space, options, decisions))
    visit = Visit(files=inputs.files, pool=space.pool, options=options, limits=run.limits)
    problems: dict[str, Problem] = {}
    for job, result in zip(jobs, run.each("render", visit, jobs, (job.source.key for job in jobs)), strict=True):
        if isinstance(result, Problem):
            problems[job.source.key] = result
        else:
            remember_renditions(space.store, space.pool, result)
    files = {
        photo.key: tuple(
            _found(space, photo, shape, options, focal_of(photo, decisions)) for shape in _all(photo, options)
        )
        for photo in photos
        if photo.key not in problems
    }
    return Made(
        files={key: tuple(one for one in found if one) for key, found in files.items()},
        problems=tuple(problems.values()),
        fresh=frozenset(job.sha256 for job in jobs if job.source.key not in problems),
    )


def focal_of(photo: Photo, decisions: Decisions) -> Focal:
    """What crops of the photo keep in view: a person's point, else the centre."""
    return decisions.of(photo.sha256).focal or CENTRE


def _jobs(
    photos: Sequence[Photo], inputs: Inputs, space: Workspace, options: ThumbnailOptions, decisions: Decisions
) -> list[Job]:
    sources = {source.key: source for source in inputs.sources}
    jobs = []
    for photo in photos:
        focal = focal_of(photo, decisions)
        missing = tuple(shape for shape in _all(photo, options) if _found(space, photo, shape, options, focal) is None)
        if missing:
            job = Job(source=sources[photo.key], sha256=photo.sha256, read=False, wanted=missing, focal=focal)
            jobs.append(job)
    return jobs


def _all(photo: Photo, options: ThumbnailOptions) -> tuple[Shape, ...]:
    return shapes((photo.width, photo.height), options)


def _found(space: Workspace, photo: Photo, shape: Shape, options: ThumbnailOptions, focal: Focal) -> Rendition | None:
    """The rendition, if the index knows it and the pool still has it."""
    pooled = recall(space.store, space.pool, rendition_key(photo.sha256, shape, options, focal))
    return pooled.rendition if pooled else None
