"""One look at a photo: read, decode once, measure, render."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

from gallery.dedupe.fingerprint import fingerprint
from gallery.dedupe.quality import quality
from gallery.errors import PhotoError
from gallery.image.frame import Frame, decode
from gallery.image.limits import Limits
from gallery.image.thumbhash import thumbhash
from gallery.manifest.build import CENTRE
from gallery.metadata.credits import Credits
from gallery.metadata.read import read_metadata
from gallery.model import Focal, Photo, Problem, Rendition
from gallery.pipeline.digest import read_digested
from gallery.pipeline.job import Job, Seen
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import problem
from gallery.pipeline.pool import rendition_key
from gallery.pipeline.stamping import stamped
from gallery.ports import Files
from gallery.thumbnails.focal import find_focal
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.shapes import Shape, shapes


def look(job: Job, *, files: Files, pool: Files, options: ThumbnailOptions, limits: Limits) -> Seen | Problem:
    """Everything the job asks for, or the first thing that is wrong with the photo.

    Args:
        job: The photo, and what is wanted of it.
        files: Where the photo is.
        pool: Where renditions are put.
        options: Of renditions.
        limits: Bounds on the photo.
    """
    try:
        data = read_digested(files, job.source, job.sha256, limits)
        frame = decode(data, name=job.source.key, limits=limits, native=options.profile == "keep")
        preview = frame.preview() if job.read else b""
        photo = _photo(job, data, frame) if job.read else None
        found = find_focal(preview, options.focal) if job.asks_focal else None
        wanted = job.wanted
        if wanted is None:
            wanted = shapes((frame.width, frame.height), options, film=frame.film is not None)
        focal = job.focal or found or CENTRE
        made = rendered(data, frame, wanted, "", options, focal, limits)
        renditions = tuple(_kept(one, rendition_key(job.sha256, one[0], options, focal), pool) for one in made)
    except PhotoError as wrong:
        return problem(job.source.key, job.stage, wrong)
    except MemoryError:
        return too_large_for_memory(job.stage, job.source.key)
    return Seen(source=job.source, sha256=job.sha256, photo=photo, preview=preview, renditions=renditions, focal=found)


def _photo(job: Job, data: bytes, frame: Frame) -> Photo:
    return Photo(
        key=job.source.key,
        sha256=job.sha256,
        bytes=len(data),
        media_type=frame.format.media_type,
        width=frame.width,
        height=frame.height,
        frames=frame.frames,
        alpha=frame.alpha,
        color=frame.dominant_color(),
        thumbhash=b64encode(thumbhash(frame.picture if frame.alpha else frame.small)).decode(),
        fingerprint=fingerprint(frame),
        quality=quality(frame),
        metadata=read_metadata(data),
    )


def _kept(made: tuple[Shape, Rendition, bytes], name: str, pool: Files) -> Rendition:
    _, rendition, encoded = made
    rendition, bare = stamped(rendition, encoded, Credits())  # in the form that stamping comes back to
    pool.write(name, bare)
    return replace(rendition, path=name)


def rendered(
    data: bytes,
    frame: Frame,
    wanted: tuple[Shape, ...],
    stem: str,
    options: ThumbnailOptions,
    focal: Focal,
    limits: Limits,
) -> Iterator[tuple[Shape, Rendition, bytes]]:
    """The wanted renditions: from the first decode, or, those few that ask for it, from a full one.

    Args:
        data: The encoded photo.
        frame: Its first decode.
        wanted: In any order.
        stem: First part of every path.
        options: Quality and effort.
        focal: What crops keep in view.
        limits: Bounds on a second decode.
    """
    yield from render(frame, tuple(shape for shape in wanted if not shape.full), stem, options, focal)
    wide = tuple(shape for shape in wanted if shape.full)
    if wide:
        complete = frame.picture.width == frame.width
        whole = frame if complete else decode(data, cover=frame.width, limits=limits, native=options.profile == "keep")
        yield from render(whole, wide, stem, options, focal)
