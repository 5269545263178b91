"""The index of what is done: a SQLite file that can be deleted at any time."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from gallery.errors import StorageError
from gallery.model import Source

T = TypeVar("T")

INDEX: Final = "index.sqlite"
"""Its usual name."""

_VERSION: Final = 3
_TABLES: Final = """
create table if not exists digest (root text, key text, size int, mtime_ns int, sha256 text, primary key (root, key));
create table if not exists result (key text primary key, value blob);
create table if not exists preview (sha256 text primary key, length int, check_sum text, jpeg blob);
create table if not exists answer (key text primary key, sha256 text, value blob);
create table if not exists pair (one text, other text, step text, value blob, primary key (one, other, step));
"""


class Store:
    """Results of earlier runs, by their key.

    Every read of a damaged entry answers None, as if it had never been written. Every write is kept at once, so that
    a killed run goes on where it was.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._touched: set[str] = set()

    def digest(self, root: str, source: Source) -> str | None:
        """The SHA-256 of a file that has not changed since it was hashed: same size and time."""
        row = self._row(
            "select sha256 from digest where root = ? and key = ? and size = ? and mtime_ns = ?",
            (root, source.key, source.size, source.mtime_ns),
        )
        return row[0] if row and isinstance(row[0], str) else None

    def put_digest(self, root: str, source: Source, sha256: str) -> None:
        """Remember the SHA-256 of a file as it is now."""
        self._write(
            "insert or replace into digest values (?, ?, ?, ?, ?)",
            (root, source.key, source.size, source.mtime_ns, sha256),
        )

    def get(self, key: str, kind: type[T]) -> T | None:
        """The result under a key, checked against its type; None where there is none."""
        self._touched.add(key)
        row = self._row("select value from result where key = ?", (key,))
        return _decoded(row, kind)

    def put(self, key: str, value: object) -> None:
        """Remember a result: any frozen value."""
        self._touched.add(key)
        self._write("insert or replace into result values (?, ?)", (key, msgspec.msgpack.encode(value)))

    def answer(self, key: str, kind: type[T]) -> T | None:
        """What somebody outside was asked about a photo and said; None where it is not known."""
        return _decoded(self._row("select value from answer where key = ?", (key,)), kind)

    def put_answer(self, key: str, sha256: str, value: object) -> None:
        """Remember an answer; it goes with the photo, and not with a run that had no need of it."""
        self._write("insert or replace into answer values (?, ?, ?)", (key, sha256, msgspec.msgpack.encode(value)))

    def pair(self, step: str, one: str, other: str, kind: type[T]) -> T | None:
        """What a step found about two photos, known by their SHA-256; None where it is not known."""
        row = self._row("select value from pair where one = ? and other = ? and step = ?", (one, other, step))
        return _decoded(row, kind)

    def put_pairs(self, step: str, found: Iterable[tuple[str, str, object]]) -> None:
        """Remember what a step found about pairs of photos: SHA-256 of both, and a frozen value."""
        rows = [(one, other, step, msgspec.msgpack.encode(value)) for one, other, value in found]
        with _as_storage_error(), self._db:
            self._db.execute("begin")
            self._db.executemany("insert or replace into pair values (?, ?, ?, ?)", rows)

    def preview(self, sha256: str) -> bytes | None:
        """The preview of a photo; a damaged one is removed, so that the next run makes it anew."""
        row = self._row("select jpeg, check_sum from preview where sha256 = ?", (sha256,))
        if row is None:
            return None
        jpeg, check_sum = row
        if isinstance(jpeg, bytes) and hashlib.sha256(jpeg).hexdigest() == check_sum:
            return jpeg
        self._write("delete from preview where sha256 = ?", (sha256,))
        return None

    def has_preview(self, sha256: str) -> bool:
        """Whether there is a preview of the right length; it is not read for that."""
        return self._row("select 1 from preview where sha256 = ? and length(jpeg) = length", (sha256,)) is not None

    def put_preview(self, sha256: str, jpeg: bytes) -> None:
        """Remember the preview of a photo."""
        row = (sha256, len(jpeg), hashlib.sha256(jpeg).hexdigest(), jpeg)
        self._write("insert or replace into preview values (?, ?, ?, ?)", row)

    def prune(self, root: str, keys: Iterable[str], sha256s: Iterable[str]) -> None:
        """Forget what no longer is; call it when a run is done.

        Args:
            root: Of the photos.
            keys: Of every file below it; digests of others go.
            sha256s: Of every photo; previews of others go, and what is known of pairs with others, and answers about
                them. So do results that were neither put nor asked for since the index was opened.
        """
        with _as_storage_error(), self._db:
            self._db.execute("begin")
            self._keep("delete from digest where root = ? and key not in (select * from here)", keys, root)
            self._keep("delete from preview where sha256 not in (select * from here)", sha256s)
            self._db.execute("delete from answer where sha256 not in (select sha256 from preview)")
            self._db.execute("delete from pair where one not in (select sha256 from preview)")
            self._db.execute("delete from pair where other not in (select sha256 from preview)")
            self._keep("delete from result where key not in (select * from here)", self._touched)

    def _keep(self, statement: str, names: Iterable[str], *values: str) -> None:
        """Delete what is not among the names, which the statement finds in the table ``here``."""
        self._db.execute("create temporary table here (name text primary key)")
        self._db.executemany("insert or ignore into here values (?)", ((name,) for name in names))
        self._db.execute(statement, values)
        self._db.execute("drop table here")

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def _row(self, query: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
        with suppress(sqlite3.DatabaseError):
            found: tuple[object, ...] | None = self._db.execute(query, values).fetchone()
            return found
        return None

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with _as_storage_error():
            self._db.execute(statement, values)


def _decoded(row: tuple[object, ...] | None, kind: type[T]) -> T | None:
    """The value of a row; None where there is none or it is damaged."""
    blob = row[0] if row else None
    with suppress(msgspec.DecodeError, RecursionError, TypeError, ValueError):
        return msgspec.msgpack.decode(blob, type=kind) if isinstance(blob, bytes) else None
    return None


@contextmanager
def _as_storage_error() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as failed:
        raise StorageError(
            f"the index of finished work cannot be written ({failed})",
            code="cache",
            hint="Free some disk space, or delete the .cache folder in the output folder, and run again.",
        ) from failed


def open_store(path: Path | None) -> Store:
    """Open the index, making it where it is missing and anew where it is damaged or of another version.

    Args:
        path: The file; None keeps the index in a temporary place that goes when it is closed.

    Raises:
        StorageError: Its folder cannot be written (``cache``).
    """
    if path is None:
        return Store(_prepared(""))
    with _as_storage_error():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return Store(_prepared(str(path)))
        except sqlite3.DatabaseError as damaged:
            if isinstance(damaged, sqlite3.OperationalError):
                raise
            path.unlink(missing_ok=True)
            return Store(_prepared(str(path)))
        except OSError as failed:
            raise StorageError(f"{path.parent} cannot be written ({failed.strerror})", code="cache") from failed


def _prepared(name: str) -> sqlite3.Connection:
    """A connection with the tables of this version; SQLite keeps a nameless one in a temporary file."""
    db = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
    try:
        # A killed process loses nothing by this; a power cut may damage the index, which is then made anew.
        db.executescript("pragma synchronous = off; pragma journal_mode = truncate;")
        (version,) = db.execute("pragma user_version").fetchone()
        if version not in (0, _VERSION):
            db.executescript(
                "".join(f"drop table if exists {table};" for table in ("digest", "result", "preview", "answer", "pair"))
            )
        db.executescript(f"{_TABLES} pragma user_version = {_VERSION};")
        (sound,) = db.execute("pragma quick_check(1)").fetchone()
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
    except sqlite3.Error:
        db.close()
        raise
    return db
