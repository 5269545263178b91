"""The one visit to a photo: read, decode once, measure, render."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gallery.dedupe.fingerprint import fingerprint
from gallery.dedupe.quality import quality
from gallery.errors import PhotoError
from gallery.image.frame import Frame, decode
from gallery.image.limits import Limits
from gallery.image.thumbhash import thumbhash
from gallery.manifest.build import CENTRE
from gallery.metadata.credits import Credits
from gallery.metadata.read import read_metadata
from gallery.model import Focal, Photo, Problem, Rendition, Source
from gallery.pipeline.digest import read_digested
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.pool import rendition_key
from gallery.pipeline.stamping import stamped
from gallery.ports import Files
from gallery.thumbnails.focal import find_focal
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.shapes import Shape, shapes

READ_VERSION = 6
"""Raised when the same file gives another Photo than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one visit has to do.

    Attributes:
        sha256: Of the file as it was digested.
        read: Measure the photo: fingerprint, quality, metadata, preview.
        wanted: Renditions to make; None makes all that the options ask for.
        focal: What crops keep in view; None asks the detectors.
    """

    source: Source
    sha256: str
    read: bool = True
    wanted: tuple[Shape, ...] | None = ()
    focal: Focal | None = None

    @property
    def asks_focal(self) -> bool:
        """Whether the detectors are asked: where everything is made and no point is given."""
        return self.read and self.wanted is None and self.focal is None

    @property
    def stage(self) -> str:
        """What problems are told under."""
        return "read" if self.read else "render"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one visit brought.

    Attributes:
        photo: None where reading was not asked for. Its key is the source's.
        preview: JPEG, longer side at most 512 px; empty where reading was not asked for.
        renditions: Each under its name in the pool, which is also its path.
        focal: What the detectors found; None where nobody asked, or they have no point.
    """

    source: Source
    sha256: str
    photo: Photo | None
    preview: bytes
    renditions: tuple[Rendition, ...]
    focal: Focal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Visit one photo; frozen, so that every executor runs the same object.

    Attributes:
        files: Where the photos are.
        pool: Where renditions are put.
    """

    files: Files
    pool: Files
    options: ThumbnailOptions
    limits: Limits

    def __call__(self, job: Job, /) -> Seen | Problem:
        """Everything the job asks for, or the first thing that is wrong with the photo."""
        try:
            data = read_digested(self.files, job.source, job.sha256, self.limits)
            frame = decode(data, name=job.source.key, limits=self.limits, native=self.options.profile == "keep")
            preview = frame.preview() if job.read else b""
            photo = self._photo(job, data, frame) if job.read else None
            found = find_focal(preview, self.options.focal) if job.asks_focal else None
            renditions = self._renditions(job, data, frame, job.focal or found or CENTRE)
        except PhotoError as wrong:
            return problem(job.source.key, job.stage, wrong)
        except MemoryError:
            return too_large_for_memory(job.stage, job.source.key)
        return Seen(
            source=job.source, sha256=job.sha256, photo=photo, preview=preview, renditions=renditions, focal=found
        )

    def lost(self, job: Job, /) -> Problem:
        """The worker was killed."""
        return killed(job.stage, job.source.key)

    def _photo(self, job: Job, data: bytes, frame: Frame) -> Photo:
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

    def _renditions(self, job: Job, data: bytes, frame: Frame, focal: Focal) -> tuple[Rendition, ...]:
        wanted = job.wanted
        if wanted is None:
            wanted = shapes((frame.width, frame.height), self.options, film=frame.film is not None)
        made = []
        for shape, encoder_made, encoded in rendered(data, frame, wanted, "", self.options, focal, self.limits):
            name = rendition_key(job.sha256, shape, self.options, focal)
            rendition, bare = stamped(encoder_made, encoded, Credits())  # in the form that stamping comes back to
            self.pool.write(name, bare)
            made.append(replace(rendition, path=name))
        return tuple(made)


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
