"""The renditions of every published photo, made where they are missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gallery.image.formats import format_of
from gallery.image.moving import is_film
from gallery.model import Decisions, Focal, Photo, Problem, Region, Rendition
from gallery.pipeline.job import Job
from gallery.pipeline.pool import key_by, recall, recipe
from gallery.pipeline.reading import remember_renditions
from gallery.pipeline.run import Run
from gallery.pipeline.visit import Visit
from gallery.pipeline.workspace import Workspace
from gallery.storage.inputs import Inputs
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.shapes import Shape, shapes
from gallery.thumbnails.sizes import Size


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
    focals: Mapping[str, Focal],
    decisions: Decisions,
) -> Made:
    """Render what is not in the pool; one visit a photo.

    Args:
        photos: Those that are published.
        inputs: Where they are.
        run: Executor and progress.
        space: Pool and index.
        options: Which renditions.
        focals: What crops keep in view, by SHA-256.
        decisions: What people want crops to show.
    """
    wanted = _Wanted(options, decisions)
    found = {photo.key: _found(photo, space, wanted.of(photo), focals[photo.sha256]) for photo in photos}
    jobs = tuple(_jobs(photos, found, inputs, focals))
    visit = Visit(files=inputs.files, pool=space.pool, options=options, limits=run.limits)
    problems: dict[str, Problem] = {}
    for job, result in zip(jobs, run.each("render", visit, jobs, (job.source.key for job in jobs)), strict=True):
        if isinstance(result, Problem):
            problems[job.source.key] = result
        else:
            remember_renditions(space.store, space.pool, result)
    visited = {job.source.key for job in jobs}
    found |= {
        photo.key: _found(photo, space, wanted.of(photo), focals[photo.sha256])
        for photo in photos
        if photo.key in visited
    }
    return Made(
        files={key: tuple(one for one in there.values() if one) for key, there in found.items() if key not in problems},
        problems=tuple(problems.values()),
        fresh=frozenset(job.sha256 for job in jobs if job.source.key not in problems),
    )


def _jobs(
    photos: Sequence[Photo],
    found: Mapping[str, Mapping[Shape, Rendition | None]],
    inputs: Inputs,
    focals: Mapping[str, Focal],
) -> Iterator[Job]:
    """One visit for each photo that lacks a rendition."""
    sources = {source.key: source for source in inputs.sources}
    for photo in photos:
        missing = tuple(shape for shape, rendition in found[photo.key].items() if rendition is None)
        if missing:
            focal = focals[photo.sha256]
            yield Job(source=sources[photo.key], sha256=photo.sha256, read=False, wanted=missing, focal=focal)


def _found(photo: Photo, space: Workspace, recipes: Mapping[Shape, str], focal: Focal) -> dict[Shape, Rendition | None]:
    """Everything that is wanted, with the rendition where the index knows it and the pool still has it."""
    pooled = {
        shape: recall(space.store, space.pool, key_by(read, photo.sha256, shape, focal))
        for shape, read in recipes.items()
    }
    return {shape: one.rendition if one else None for shape, one in pooled.items()}


class _Wanted:
    """What the options ask of photos, put down once for all of one size: there are thousands."""

    def __init__(self, options: ThumbnailOptions, decisions: Decisions) -> None:
        self._options = options
        self._decisions = decisions
        self._by_size: dict[tuple[Size, bool], Mapping[Shape, str]] = {}

    def of(self, photo: Photo) -> Mapping[Shape, str]:
        """Each shape with what it depends on beside the photo."""
        size = (photo.width, photo.height)
        film = is_film(format_of(photo.media_type), size, photo.frames)
        if regions := self._decisions.of(photo.sha256).crops:
            return self._asked(size, film, regions)
        if (size, film) not in self._by_size:
            self._by_size[size, film] = self._asked(size, film, {})
        return self._by_size[size, film]

    def _asked(self, size: Size, film: bool, regions: Mapping[str, Region]) -> Mapping[Shape, str]:
        asked = shapes(size, self._options, film=film, regions=regions)
        return {shape: recipe(shape, self._options) for shape in asked}
