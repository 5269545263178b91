"""Copies are moved, the kept photos stay, and nothing is ever lost or replaced."""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from gallery import find_duplicates
from gallery.errors import ConfigError, StorageError
from gallery.pipeline import last_look
from gallery.pipeline import quarantine as module
from gallery.pipeline.quarantine import quarantine
from gallery.pipeline.undo_file import FILE_NAME
from tests.photos import jpeg, tree
from tests.pipeline.quarantines import choice, codes, moved, read, written

SHM = Path("/dev/shm")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    content = {"a.jpg": "A", "b.jpg": "B", "sub/c.jpg": "C", "sub/c.jpg.txt": "text", "d.jpg": "D"}
    return written(tmp_path / "in", content)


@pytest.fixture
def away(tmp_path: Path) -> Path:
    return tmp_path / "away"


def kept_in(folder: Path) -> dict[str, bytes]:
    """What is in a quarantine folder, without its own files."""
    return {key: data for key, data in tree(folder).items() if key not in (FILE_NAME, ".gallery-undo.lock")}


class TestMoving:
    def test_copies_go_with_what_lies_beside_them(self, root: Path, away: Path) -> None:
        done = moved(root, away, choice("a.jpg", "b.jpg", "sub/c.jpg"))
        assert kept_in(away) == {"b.jpg": b"B", "sub/c.jpg": b"C", "sub/c.jpg.txt": b"text"}
        assert tree(root) == {"a.jpg": b"A", "d.jpg": b"D"}
        assert done.pairs == tuple(
            (str(root / key), str(away / key)) for key in ("b.jpg", "sub/c.jpg", "sub/c.jpg.txt")
        )
        assert (done.bytes, done.problems, done.undo_file) == (6, (), str(away / FILE_NAME))

    def test_shots_of_a_moment_are_never_moved(self, root: Path, away: Path) -> None:
        done = moved(root, away, choice("a.jpg", "b.jpg", kind="similar"), choice("d.jpg"))
        assert (done.pairs, done.problems) == ((), ())
        assert not away.exists()

    def test_runs_add_to_each_other(self, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", "b.jpg"))
        written(root, {"b.jpg": "another B"})
        moved(root, away, choice("a.jpg", "b.jpg", kind="exact"))
        assert kept_in(away) == {"b.jpg": b"B", "b-2.jpg": b"another B"}
        moves = json.loads((away / FILE_NAME).read_bytes())["moves"]
        assert [(one["from"], one["to"], one["folder"]) for one in moves] == [
            ("b.jpg", "b.jpg", str(root)),
            ("b.jpg", "b-2.jpg", str(root)),
        ]

    def test_real_photos(self, tmp_path: Path, away: Path) -> None:
        root = written(tmp_path / "in", {"a.jpg": jpeg(1), "b.jpg": jpeg(1, quality=40), "c.jpg": jpeg(2)})
        (group,) = find_duplicates(root, executor="serial").groups
        done = moved(root, away, group)
        assert [Path(old).name for old, _ in done.pairs] == ["b.jpg"]
        assert find_duplicates(root, executor="serial").groups == ()

    def test_a_read_only_file_keeps_its_permissions(self, root: Path, away: Path) -> None:
        (root / "b.jpg").chmod(0o400)
        assert moved(root, away, choice("a.jpg", "b.jpg")).problems == ()
        assert (away / "b.jpg").stat().st_mode & 0o777 == 0o400

    def test_another_file_system_will_do(self, root: Path) -> None:
        if not SHM.is_dir() or SHM.stat().st_dev == root.stat().st_dev:
            pytest.skip("there is no second file system")
        with tempfile.TemporaryDirectory(dir=SHM) as folder:
            moved(root, Path(folder), choice("a.jpg", "b.jpg"))
            assert kept_in(Path(folder)) == {"b.jpg": b"B"}
        assert "b.jpg" not in tree(root)

    def test_a_hard_link_of_the_kept_photo_may_go(self, root: Path, away: Path) -> None:
        os.link(root / "a.jpg", root / "e.jpg")
        assert moved(root, away, choice("a.jpg", "e.jpg")).problems == ()
        assert (root / "a.jpg").read_bytes() == (away / "e.jpg").read_bytes() == b"A"


class TestWhatStays:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda root: (root / "b.jpg").write_text("other"), "changed"),
            (lambda root: os.utime(root / "b.jpg", ns=(1, 1)), "changed"),
            (lambda root: (root / "b.jpg").unlink(), "not-found"),
            (lambda root: ((root / "b.jpg").unlink(), (root / "b.jpg").symlink_to("a.jpg")), "link"),
            (lambda root: ((root / "b.jpg").unlink(), (root / "b.jpg").mkdir()), "changed"),
            (lambda root: ((root / "b.jpg").unlink(), os.mkfifo(root / "b.jpg")), "changed"),
            (lambda root: (root / "a.jpg").write_text("other"), "partner-changed"),
            (lambda root: (root / "a.jpg").unlink(), "partner-changed"),
            (lambda root: ((root / "a.jpg").unlink(), (root / "a.jpg").symlink_to("b.jpg")), "link"),
            (lambda root: ((root / "a.jpg").unlink(), (root / "a.jpg").mkdir()), "link"),
        ],
    )
    def test_what_changed_since_it_was_read(
        self, root: Path, away: Path, change: Callable[[Path], object], code: str
    ) -> None:
        inputs, photos = read(root)
        change(root)
        before = sorted(root.rglob("*"))
        done = quarantine([choice("a.jpg", "b.jpg")], photos, inputs, away)
        assert codes(done) == [("b.jpg", code)]
        assert all(len(one.message) > 20 and one.stage == "move" for one in done.problems)
        assert (done.pairs, sorted(root.rglob("*"))) == ((), before)
        assert json.loads((away / FILE_NAME).read_bytes())["moves"] == []

    @pytest.mark.parametrize(("closed", "code"), [("b.jpg", "not-readable"), ("a.jpg", "partner-changed")])
    def test_what_may_not_be_read(
        self, root: Path, away: Path, monkeypatch: pytest.MonkeyPatch, closed: str, code: str
    ) -> None:
        def digest_of(path: Path) -> str:
            if path.name == closed:
                raise PermissionError(13, "Permission denied")
            return real_digest_of(path)

        real_digest_of = last_look.digest_of
        monkeypatch.setattr(last_look, "digest_of", digest_of)
        assert codes(moved(root, away, choice("a.jpg", "b.jpg"))) == [("b.jpg", code)]

    def test_a_photo_for_which_others_go(self, root: Path, away: Path) -> None:
        """All were rejected by a person: one copy stays."""
        done = moved(root, away, choice("a.jpg", "a.jpg", "b.jpg"), choice("d.jpg", "a.jpg"))
        assert codes(done) == [("a.jpg", "last-copy"), ("a.jpg", "last-copy")]
        assert list(kept_in(away)) == ["b.jpg"]
        assert codes(moved(root, away, choice("a.jpg", "a.jpg"))) == [("a.jpg", "last-copy")]

    def test_one_file_under_two_paths(self, tmp_path: Path, root: Path, away: Path) -> None:
        """Moving the copy would move the kept photo."""
        (tmp_path / "again").symlink_to(root)
        inputs, photos = read(root, tmp_path / "again")
        done = quarantine([choice("in/a.jpg", "again/a.jpg")], photos, inputs, away)
        assert codes(done) == [("again/a.jpg", "link")]
        assert (root / "a.jpg").read_bytes() == b"A"

    def test_one_file_under_two_paths_that_has_a_third_name(self, tmp_path: Path, root: Path, away: Path) -> None:
        os.link(root / "a.jpg", tmp_path / "third.jpg")
        (tmp_path / "again").symlink_to(root)
        inputs, photos = read(root, tmp_path / "again")
        done = quarantine([choice("in/a.jpg", "again/a.jpg")], photos, inputs, away)
        assert codes(done) == [("again/a.jpg", "partner-changed")]
        assert ((root / "a.jpg").read_bytes(), kept_in(away)) == (b"A", {})

    def test_a_copy_that_may_not_be_moved_keeps_its_sidecars(
        self, root: Path, away: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written(away, {"sub": "a file where a folder is wanted"})
        done = moved(root, away, choice("a.jpg", "sub/c.jpg", "b.jpg"))
        assert codes(done) == [("sub/c.jpg", "taken")]
        assert tree(root).keys() == {"a.jpg", "sub/c.jpg", "sub/c.jpg.txt", "d.jpg"}

    def test_what_the_system_refuses_to_move(self, root: Path, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder that is read-only, or a file that another program holds open on Windows."""

        def refused(old: Path, new: Path) -> None:
            raise PermissionError(13, "Permission denied", str(old))

        monkeypatch.setattr("gallery.storage.moving.rename_new", refused)
        done = moved(root, away, choice("a.jpg", "b.jpg"))
        assert codes(done) == [("b.jpg", "not-moved")]
        assert "(Permission denied)" in done.problems[0].message
        assert (len(tree(root)), kept_in(away)) == (5, {})

    def test_a_sidecar_that_changes_meanwhile(self, root: Path, away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def move(source: Path, target: Path, sha256: str, within: Path) -> None:
            (root / "sub/c.jpg.txt").write_text("new text")
            real_move(source, target, sha256, within)

        real_move = module.move
        monkeypatch.setattr(module, "move", move)
        done = moved(root, away, choice("a.jpg", "sub/c.jpg"))
        assert codes(done) == [("sub/c.jpg.txt", "changed")]
        assert kept_in(away) == {"sub/c.jpg": b"C"}


class TestFolder:
    @pytest.mark.parametrize("place", ["in", "in/dupes", "in/sub", "."])
    def test_it_lies_apart_from_the_photos(self, tmp_path: Path, root: Path, place: str) -> None:
        with pytest.raises(ConfigError) as refused:
            moved(root, tmp_path / place, choice("a.jpg", "b.jpg"))
        assert (refused.value.code, bool(refused.value.hint)) == ("overlap", True)
        assert len(tree(root)) == 5

    def test_nor_may_it_lie_beside_photos_that_were_named_one_by_one(self, root: Path) -> None:
        inputs, photos = read(root / "a.jpg", root / "b.jpg")
        with pytest.raises(ConfigError, match="inside the photo folder"):
            quarantine([choice("a.jpg", "b.jpg")], photos, inputs, root / "dupes")

    @pytest.mark.parametrize("text", ["{", "[]", '{"schema": "x/1"}', '{"schema": "gallery.undo/1", "moves": [{}]}'])
    def test_a_damaged_undo_file_stops_everything(self, root: Path, away: Path, text: str) -> None:
        written(away, {FILE_NAME: text})
        with pytest.raises(StorageError) as refused:
            moved(root, away, choice("a.jpg", "b.jpg"))
        assert refused.value.code == "undo-file"
        assert (len(tree(root)), (away / FILE_NAME).read_text()) == (5, text)

    def test_one_run_at_a_time(self, root: Path, away: Path) -> None:
        away.mkdir()
        with FileLock(away / ".gallery-undo.lock"), pytest.raises(StorageError) as refused:
            moved(root, away, choice("a.jpg", "b.jpg"))
        assert refused.value.code == "busy"

    def test_a_place_that_cannot_be_written(self, root: Path, away: Path) -> None:
        away.write_text("a file")
        with pytest.raises(StorageError) as refused:
            moved(root, away, choice("a.jpg", "b.jpg"))
        assert refused.value.code == "not-writable"
        with pytest.raises(StorageError, match="cannot be written") as refused:
            moved(root, root.parent / ("x" * 300), choice("a.jpg", "b.jpg"))
        assert refused.value.hint == "Name another folder for --move-to."
