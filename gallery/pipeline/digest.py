"""The content hash of a file."""

import hashlib
from dataclasses import dataclass

from gallery.errors import PhotoTooLarge, StorageError, WorkerLost
from gallery.image.limits import Limits
from gallery.model import Problem, Source
from gallery.pipeline.outcome import problem
from gallery.ports import Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Digested:
    """A file and the hex SHA-256 of its bytes."""

    source: Source
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Hash one file."""

    files: Files
    limits: Limits

    def __call__(self, source: Source, /) -> Digested | Problem:
        """The hash, or why the file could not be read."""
        try:
            return Digested(
                source=source, sha256=hashlib.sha256(read_input(self.files, source, self.limits)).hexdigest()
            )
        except (StorageError, PhotoTooLarge) as failed:
            return problem(source.key, "read", failed)

    def lost(self, source: Source, /) -> Problem:
        """The worker was killed."""
        return problem(source.key, "read", WorkerLost("the process that read the photo was killed"))


def read_input(files: Files, source: Source, limits: Limits) -> bytes:
    """The bytes of an input, if it is not larger than allowed.

    Raises:
        PhotoTooLarge: It is larger (``too-large``).
        StorageError: It cannot be read.
    """
    if source.size > limits.max_bytes:
        raise PhotoTooLarge(f"the file has {source.size:,} bytes; the limit is {limits.max_bytes:,}")
    return files.read(source.key)
