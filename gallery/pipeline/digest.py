"""The content hash of a file."""

import hashlib
from dataclasses import dataclass

from gallery.errors import PhotoTooLarge, StorageError, UnreadablePhoto
from gallery.image.limits import Limits
from gallery.model import Problem, Source
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
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
            data = read_input(self.files, source, self.limits)
        except (StorageError, PhotoTooLarge) as failed:
            return problem(source.key, "read", failed)
        except MemoryError:
            return too_large_for_memory("read", source.key)
        return Digested(source=source, sha256=hashlib.sha256(data).hexdigest())

    def lost(self, source: Source, /) -> Problem:
        """The worker was killed."""
        return killed("read", source.key)


def read_input(files: Files, source: Source, limits: Limits) -> bytes:
    """The bytes of an input, if it is not larger than allowed.

    Raises:
        PhotoTooLarge: It is larger (``too-large``).
        StorageError: It cannot be read.
    """
    if source.size > limits.max_bytes:
        raise PhotoTooLarge(f"the file has {source.size:,} bytes; the limit is {limits.max_bytes:,}")
    return files.read(source.key)


def read_digested(files: Files, source: Source, sha256: str, limits: Limits) -> bytes:
    """The bytes of an input, as long as they are those that were digested.

    Raises:
        PhotoTooLarge: It is larger than allowed (``too-large``).
        UnreadablePhoto: It is another file by now (``changed``), gone (``not-found``) or closed (``not-readable``).
    """
    try:
        data = read_input(files, source, limits)
    except StorageError as failed:
        raise UnreadablePhoto(failed.message, code=failed.code) from failed
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadablePhoto("the file changed while it was read", code="changed", hint="Run again.")
    return data
