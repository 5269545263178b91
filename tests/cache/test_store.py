import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.cache.store import Store, open_store
from gallery.errors import StorageError
from gallery.model import Camera, Captured, Cleaned, Found, Metadata, Photo, Problem, Rendition, Source
from tests.galleries import manifest, photo, rendition

SOURCE = Source(key="a/ż.jpg", size=5, mtime_ns=1_800_000_000_000_000_001)
VALUES = [
    photo(alpha=True, frames=3),
    photo(
        metadata=Metadata(
            captured=Captured(local="2026-05-14T10:22:31.12"),
            camera=Camera(make="Canon", model="R6", body="0123456789ab"),
            captions={"pl": "Zażółć"},
            people=("A", "B"),
            found=(Found(field="title", block="xmp", value="t"),),
        )
    ),
    rendition(),
    Problem(path="a", stage="read", code="empty", message="m"),
    Cleaned(data=b"\0\xff", media_type="image/jpeg", status="cleaned", removed=("GPS position",), kept=()),
    SOURCE,
    manifest(),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "index.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


def again(store: Store, path: Path) -> Store:
    store.close()
    return open_store(path)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_result_comes_back_equal_in_the_next_run(store: Store, path: Path, value: object) -> None:
    store.put("key", value)
    later = again(store, path)
    assert later.get("key", type(value)) == value
    later.close()


def test_a_newer_result_takes_the_place_of_an_older(store: Store) -> None:
    store.put("key", rendition(width=320))
    store.put("key", rendition(width=640))
    assert store.get("key", Rendition) == rendition(width=640)


def test_what_was_never_put_is_not_there(store: Store) -> None:
    assert store.get("key", Photo) is None
    assert store.digest("/root", SOURCE) is None
    assert store.preview("ab") is None


def test_a_preview_comes_back(store: Store, path: Path) -> None:
    store.put_preview("ab", b"\xff\xd8\xff")
    later = again(store, path)
    assert later.preview("ab") == b"\xff\xd8\xff"
    later.close()


@pytest.mark.parametrize(
    ("root", "source", "known"),
    [
        ("/root", SOURCE, True),
        ("/other", SOURCE, False),
        ("/root", Source(key="b.jpg", size=5, mtime_ns=SOURCE.mtime_ns), False),
        ("/root", Source(key=SOURCE.key, size=6, mtime_ns=SOURCE.mtime_ns), False),
        ("/root", Source(key=SOURCE.key, size=5, mtime_ns=SOURCE.mtime_ns + 1), False),
    ],
)
def test_a_digest_holds_while_size_and_time_are_the_same(store: Store, root: str, source: Source, known: bool) -> None:
    store.put_digest("/root", SOURCE, "ab" * 32)
    assert store.digest(root, source) == ("ab" * 32 if known else None)


def test_what_was_put_is_kept_when_the_run_is_killed(store: Store, path: Path) -> None:
    """A second connection sees it before the first is closed."""
    store.put("key", rendition())
    other = open_store(path)
    assert other.get("key", Rendition) == rendition()
    other.close()


def test_another_thread_may_ask(store: Store) -> None:
    store.put("key", rendition())
    seen: list[Rendition | None] = []
    thread = threading.Thread(target=lambda: seen.append(store.get("key", Rendition)))
    thread.start()
    thread.join()
    assert seen == [rendition()]


def test_an_index_without_a_file_lives_as_long_as_it_is_open() -> None:
    store = open_store(None)
    store.put("key", rendition())
    assert store.get("key", Rendition) == rendition()
    store.close()


class TestPreview:
    def test_it_is_known_to_be_there_without_being_read(self, store: Store) -> None:
        store.put_preview("ab", b"\xff\xd8\xff")
        assert store.has_preview("ab")
        assert not store.has_preview("cd")

    def test_one_that_is_cut_is_not_there(self, store: Store) -> None:
        store.put_preview("ab", b"\xff\xd8\xff")
        store._write("update preview set jpeg = x'ff'", ())
        assert not store.has_preview("ab")
        assert store.preview("ab") is None

    def test_one_with_other_bytes_goes_when_it_is_read(self, store: Store) -> None:
        store.put_preview("ab", b"\xff\xd8\xff")
        store._write("update preview set jpeg = x'000000'", ())
        assert store.has_preview("ab")
        assert store.preview("ab") is None
        assert not store.has_preview("ab")


class TestPrune:
    def test_what_is_no_longer_there_is_forgotten(self, store: Store, path: Path) -> None:
        other = Source(key="b.jpg", size=5, mtime_ns=1)
        for root, source in (("/root", SOURCE), ("/root", other), ("/elsewhere", other)):
            store.put_digest(root, source, "ab")
        for name in ("ab", "cd"):
            store.put_preview(name, b"1")
        for name in ("old", "asked", "put"):
            store.put(name, rendition())
        later = again(store, path)
        later.get("asked", Rendition)
        later.put("put", rendition())
        later.prune("/root", [SOURCE.key], ["ab"])
        assert [later.digest("/root", SOURCE), later.digest("/root", other)] == ["ab", None]
        assert later.digest("/elsewhere", other) == "ab"
        assert [later.has_preview("ab"), later.has_preview("cd")] == [True, False]
        assert [later.get(name, Rendition) for name in ("old", "asked", "put")] == [None, rendition(), rendition()]
        later.close()

    def test_where_it_fails_all_is_as_it_was(self, store: Store) -> None:
        store.put_digest("/root", SOURCE, "ab")
        store._write("drop table result", ())
        with pytest.raises(StorageError, match="cannot be written"):
            store.prune("/root", [], [])
        assert store.digest("/root", SOURCE) == "ab"
        store.put_preview("ab", b"1")
        assert store.has_preview("ab")


class TestDamagedEntry:
    @pytest.mark.parametrize(
        "blob", [b"", b"\xc1", b"\x91" * 100_000, b"\xdd\xff\xff\xff\xff", b"\xa3\xff\xff\xff", "text", 7, None]
    )
    def test_it_is_as_if_it_had_never_been_written(self, store: Store, path: Path, blob: object) -> None:
        with sqlite3.connect(path) as db:
            db.execute("insert into result values ('key', ?)", (blob,))
            db.execute("insert into preview values ('ab', 1, '', ?)", (7 if isinstance(blob, bytes) else blob,))
        db.close()
        for kind in (Photo, Rendition, tuple, list, dict, object):
            assert store.get("key", kind) is None
        assert store.preview("ab") is None

    @given(st.binary(max_size=60))
    def test_no_bytes_at_all_are_an_error(self, blob: bytes) -> None:
        store = open_store(None)
        store._write("insert into result values ('key', ?)", (blob,))
        assert store.get("key", Photo) is None
        store.close()

    def test_a_result_of_another_kind_is_none(self, store: Store) -> None:
        store.put("key", rendition())
        assert store.get("key", Photo) is None

    def test_a_digest_that_is_no_text_is_none(self, store: Store, path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute("insert into digest values ('/root', ?, 5, ?, x'00')", (SOURCE.key, SOURCE.mtime_ns))
        db.close()
        assert store.digest("/root", SOURCE) is None


class TestDamagedFile:
    @pytest.mark.parametrize(
        "content", [b"this is no database" * 300, b"\0" * 5000, b"SQLite format 3\0" + b"x" * 4096]
    )
    def test_it_is_made_anew(self, path: Path, content: bytes) -> None:
        path.parent.mkdir()
        path.write_bytes(content)
        store = open_store(path)
        store.put("key", rendition())
        assert store.get("key", Rendition) == rendition()
        store.close()

    def test_a_cut_file_is_made_anew(self, store: Store, path: Path) -> None:
        for number in range(200):
            store.put_preview(str(number), b"x" * 1000)
        store.close()
        path.write_bytes(path.read_bytes()[:6000])
        opened = open_store(path)
        opened.put("key", rendition())
        assert opened.get("key", Rendition) == rendition()
        opened.close()

    def test_an_empty_file_is_a_new_index(self, path: Path) -> None:
        path.parent.mkdir()
        path.touch()
        open_store(path).close()
        assert path.stat().st_size > 0

    def test_an_index_of_another_version_is_made_anew(self, store: Store, path: Path) -> None:
        store.put("key", rendition())
        store.close()
        with sqlite3.connect(path) as db:
            db.execute("pragma user_version = 99")
            db.execute("drop table preview")
            db.execute("create table preview (other text)")
        db.close()
        opened = open_store(path)
        assert opened.get("key", Rendition) is None
        opened.put_preview("ab", b"1")
        assert opened.preview("ab") == b"1"
        opened.close()


class TestUnwritable:
    def test_a_folder_that_is_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        for path in (tmp_path / "file" / "index.sqlite", tmp_path / "file" / "deep" / "index.sqlite"):
            with pytest.raises(StorageError, match="cannot be written") as caught:
                open_store(path)
            assert caught.value.code == "cache"

    def test_an_index_that_is_a_folder(self, path: Path) -> None:
        path.mkdir(parents=True)
        with pytest.raises(StorageError, match="the index of finished work cannot be written") as caught:
            open_store(path)
        assert "delete the .cache folder" in caught.value.hint

    def test_a_write_that_fails(self, store: Store, path: Path) -> None:
        with sqlite3.connect(path) as db:
            db.execute("drop table result")
        db.close()
        with pytest.raises(StorageError, match="the index of finished work cannot be written"):
            store.put("key", rendition())
        assert store.get("key", Rendition) is None
