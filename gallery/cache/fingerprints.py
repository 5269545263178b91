"""A file of fingerprints: what a set of photos looks like, to compare later ones with."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from gallery.errors import ManifestError, StorageError
from gallery.model import Photo

_APPLICATION: Final = 0x67616C66
"""SQLite's application_id of such a file ("galf")."""

_VERSION: Final = 1
_TABLE: Final = "create table photo (sha256 text primary key, value blob, preview blob)"
_HINT: Final = "Make it again with: gallery dedupe PHOTOS --save-fingerprints FILE"


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """An open file of fingerprints.

    Attributes:
        label: What the file is called, for a person.
        photos: With the facts that comparing needs and no others; keys are the names the photos had.
        preview: JPEG by SHA-256; raises ManifestError where there is none.
    """

    label: str
    photos: tuple[Photo, ...]
    preview: Callable[[str], bytes]


def save_fingerprints(path: Path, photos: Iterable[Photo], preview: Callable[[str], bytes]) -> None:
    """Write the fingerprints of photos, each content once, beside a temporary name and then in place.

    About 45 kB a photo, mostly its preview of 512 px, which proves a copy. Nothing private is in it but the names of
    the files and the previews themselves.

    Raises:
        StorageError: It cannot be written (``not-writable``).
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as db:
            db.execute(f"pragma application_id = {_APPLICATION}")
            db.execute(f"pragma user_version = {_VERSION}")
            db.execute(_TABLE)
            rows = ((one.sha256, msgspec.msgpack.encode(_bare(one)), preview(one.sha256)) for one in photos)
            db.executemany("insert or ignore into photo values (?, ?, ?)", rows)
            db.commit()
        part.replace(path)
    except (OSError, sqlite3.Error) as failed:
        raise StorageError(
            f"{path} cannot be written ({failed})", code="not-writable", hint="Choose another place for the file."
        ) from failed
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def open_fingerprints(path: Path) -> Iterator[Fingerprints]:
    """Open a file of fingerprints for reading.

    Raises:
        StorageError: There is no such file (``missing-input``).
        ManifestError: It is none, is damaged (``fingerprints-damaged``) or of a newer version (``too-new``).
    """
    if not path.is_file():
        raise StorageError(f"there is no file {path}", code="missing-input", hint="Check the spelling.")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)) as db:
            yield Fingerprints(path.name, _photos(db, path), _previews(db, path))
    except (sqlite3.Error, msgspec.DecodeError, ValueError) as damaged:
        raise _damaged(path) from damaged


def _photos(db: sqlite3.Connection, path: Path) -> tuple[Photo, ...]:
    (application,) = db.execute("pragma application_id").fetchone()
    (version,) = db.execute("pragma user_version").fetchone()
    if application != _APPLICATION:
        raise _damaged(path)
    if version > _VERSION:
        raise ManifestError(f"{path} was written by a newer version", code="too-new", hint="Update event-gallery.")
    decoder = msgspec.msgpack.Decoder(Photo)
    return tuple(decoder.decode(value) for (value,) in db.execute("select value from photo order by sha256"))


def _previews(db: sqlite3.Connection, path: Path) -> Callable[[str], bytes]:
    def preview(sha256: str) -> bytes:
        row = db.execute("select preview from photo where sha256 = ?", (sha256,)).fetchone()
        if row is None or not isinstance(row[0], bytes):
            raise _damaged(path)
        return row[0]

    return preview


def _bare(photo: Photo) -> Photo:
    """Without what comparing does not need: texts, names of people, positions."""
    return replace(photo, metadata=photo.metadata.capture)


def _damaged(path: Path) -> ManifestError:
    return ManifestError(f"{path} is no file of fingerprints, or damaged", code="fingerprints-damaged", hint=_HINT)
