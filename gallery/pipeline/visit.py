"""The one visit to a photo, as executors carry it out."""

from dataclasses import dataclass

from gallery.image.limits import Limits
from gallery.model import Problem
from gallery.pipeline.job import Job, Seen
from gallery.pipeline.outcome import killed
from gallery.ports import Files
from gallery.thumbnails.options import ThumbnailOptions

READ_VERSION = 6
"""Raised when the same file gives another Photo than before."""


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
        from gallery.pipeline.look import look  # noqa: PLC0415 - decoders; where nothing changed nobody looks

        return look(job, files=self.files, pool=self.pool, options=self.options, limits=self.limits)

    def lost(self, job: Job, /) -> Problem:
        """The worker was killed."""
        return killed(job.stage, job.source.key)
