"""The one visit to a photo: read, decode once, measure, render."""

import hashlib
from dataclasses import dataclass, replace

from gallery.dedupe.fingerprint import fingerprint
from gallery.dedupe.quality import quality
from gallery.errors import PhotoError, StorageError, UnreadablePhoto, WorkerLost
from gallery.image.frame import READ_WIDTH, Frame, decode
from gallery.image.limits import Limits
from gallery.manifest.build import CENTRE
from gallery.metadata.read import read_metadata
from gallery.model import Focal, Photo, Problem, Rendition, Source
from gallery.pipeline.digest import read_input
from gallery.pipeline.outcome import problem
from gallery.pipeline.pool import rendition_key
from gallery.ports import Files
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import Shape, render, shapes

READ_VERSION = 2
"""Raised when the same file gives another Photo than before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one visit has to do.

    Attributes:
        sha256: Of the file as it was digested.
        read: Measure the photo: fingerprint, quality, metadata, preview.
        wanted: Renditions to make; None makes all that the options ask for.
        focal: What crops keep in view.
    """

    source: Source
    sha256: str
    read: bool = True
    wanted: tuple[Shape, ...] | None = ()
    focal: Focal = CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one visit brought.

    Attributes:
        photo: None where reading was not asked for. Its key is the source's.
        preview: JPEG, longer side at most 512 px; empty where reading was not asked for.
        renditions: Each under its name in the pool, which is also its path.
    """

    source: Source
    sha256: str
    photo: Photo | None
    preview: bytes
    renditions: tuple[Rendition, ...]


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
            data = self._data(job)
            frame = decode(data, name=job.source.key, limits=self.limits)
            photo = self._photo(job, data, frame) if job.read else None
            renditions = self._renditions(job, data, frame)
        except PhotoError as wrong:
            return problem(job.source.key, "read" if job.read else "render", wrong)
        except MemoryError:
            full = UnreadablePhoto("there is not enough memory for this picture", code="out-of-memory")
            return problem(job.source.key, "read" if job.read else "render", full)
        preview = frame.preview() if job.read else b""
        return Seen(source=job.source, sha256=job.sha256, photo=photo, preview=preview, renditions=renditions)

    def lost(self, job: Job, /) -> Problem:
        """The worker was killed."""
        killed = WorkerLost(
            "the process that worked on this photo was killed, perhaps for lack of memory",
            hint="Leave the photo out or save it smaller.",
        )
        return problem(job.source.key, "read", killed)

    def _data(self, job: Job) -> bytes:
        """The bytes, as long as they are those that were digested."""
        try:
            data = read_input(self.files, job.source, self.limits)
        except StorageError as failed:
            raise UnreadablePhoto(failed.message, code=failed.code) from failed
        if hashlib.sha256(data).hexdigest() != job.sha256:
            raise UnreadablePhoto("the file changed while it was read", code="changed", hint="Run again.")
        return data

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
            fingerprint=fingerprint(frame),
            quality=quality(frame),
            metadata=read_metadata(data),
        )

    def _renditions(self, job: Job, data: bytes, frame: Frame) -> tuple[Rendition, ...]:
        wanted = shapes(frame.width, self.options) if job.wanted is None else job.wanted
        if not wanted:
            return ()
        made = []
        for shape, rendition, encoded in render(self._wide_enough(data, frame), wanted, "", self.options, job.focal):
            name = rendition_key(job.sha256, shape, self.options, job.focal)
            self.pool.write(name, encoded)
            made.append(replace(rendition, path=name))
        return tuple(made)

    def _wide_enough(self, data: bytes, frame: Frame) -> Frame:
        """The frame that the chain of sizes begins with; the first decode covers all but unusually wide ones."""
        widest = max(self.options.widths)
        if widest <= READ_WIDTH or frame.picture.width == frame.width:
            return frame
        return decode(data, cover=widest, limits=self.limits)
