"""Everything comes back, byte for byte, as far as nobody stands in its way."""

import json
import shutil
from pathlib import Path

import pytest

from gallery.errors import ConfigError, StorageError
from gallery.pipeline.undo_file import FILE_NAME
from gallery.pipeline.undoing import undo_moves
from tests.photos import tree
from tests.pipeline.quarantines import choice, codes, moved, written

NAMES = ["b.jpg", "sub/ż 'c' \"d\".jpg", "sub/deep/=e.jpg", "sub/<script>.jpg", "sub/new\nline.jpg"]

Snapshot = dict[str, tuple[bytes, int, int]]


def snapshot(folder: Path) -> Snapshot:
    """Content, time and permissions of every file."""
    found = {}
    for key, data in tree(folder).items():
        status = (folder / key).stat()
        found[key] = data, status.st_mtime_ns, status.st_mode
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path / "in", {"a.jpg": "A", "b.jpg.txt": "text", **{name: name for name in NAMES}})


class TestUndo:
    def test_everything_comes_back_as_it_was(self, root: Path, away: Path) -> None:
        (root / "b.jpg").chmod(0o440)
        before = snapshot(root)
        moved(root, away, choice("a.jpg", *NAMES[:2]))
        moved(root, away, choice("a.jpg", *NAMES[2:]))
        done = undo_moves(away / FILE_NAME)
        assert snapshot(root) == before
        assert (len(done.pairs), done.problems) == (6, ())
        assert {new for _, new in done.pairs} == {str(root / key) for key in (*NAMES, "b.jpg.txt")}
        assert json.loads((away / FILE_NAME).read_bytes())["moves"] == []
        assert not [path for path in away.iterdir() if path.is_dir()]
        assert undo_moves(away).pairs == ()

    def test_the_folder_may_have_been_moved_and_emptied_ones_are_made_again(self, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", "sub/deep/=e.jpg"))
        (root / "sub/deep").rmdir()
        elsewhere = away.rename(away.with_name("elsewhere"))
        assert undo_moves(elsewhere).problems == ()
        assert (root / "sub/deep/=e.jpg").is_file()

    def test_what_has_its_place_now_stays(self, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", "b.jpg"))
        written(root, {"b.jpg": "new"})
        assert codes(undo_moves(away)) == [("b.jpg", "taken")]
        assert ((root / "b.jpg").read_text(), (away / "b.jpg").read_text()) == ("new", "b.jpg")
        (root / "b.jpg").unlink()
        assert undo_moves(away).problems == ()
        assert (root / "b.jpg").read_text() == "b.jpg"

    def test_a_file_that_was_moved_twice_comes_back_from_the_last_place(self, root: Path, away: Path) -> None:
        """A killed undo leaves the old entry, and a second run moves the file to another name."""
        moved(root, away, choice("a.jpg", "b.jpg"))
        for name in ("b.jpg", "b.jpg.txt"):
            shutil.move(away / name, root / name)
        listed = (away / FILE_NAME).read_bytes()
        moved(root, away, choice("a.jpg", "b.jpg"))
        both = json.loads(listed)["moves"] + json.loads((away / FILE_NAME).read_bytes())["moves"]
        (away / FILE_NAME).write_text(json.dumps({"schema": "gallery.undo/1", "moves": both}))
        done = undo_moves(away)
        assert (done.problems, len(done.pairs), len(tree(root))) == ((), 2, 7)

    def test_a_file_in_its_place_that_cannot_be_read_stays(
        self, root: Path, away: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def closed(path: Path) -> str:
            raise PermissionError(13, "Permission denied")

        moved(root, away, choice("a.jpg", "b.jpg"))
        written(root, {"b.jpg": "new"})
        monkeypatch.setattr("gallery.pipeline.undoing.digest_of", closed)
        assert codes(undo_moves(away)) == [("b.jpg", "taken")]

    def test_a_copy_of_what_is_back_already_is_named(self, root: Path, away: Path) -> None:
        """A kill between the two halves of a move to another file system leaves both."""
        moved(root, away, choice("a.jpg", "b.jpg"))
        written(root, {"b.jpg": "b.jpg"})
        (problem,) = undo_moves(away).problems
        assert "in its place already" in problem.message

    def test_what_was_changed_or_removed_there_is_named(self, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", *NAMES[:4]))
        (away / "b.jpg").write_text("changed")
        (away / NAMES[1]).unlink()
        (away / NAMES[2]).unlink()
        (away / NAMES[2]).symlink_to(root / "a.jpg")
        done = undo_moves(away)
        assert sorted(codes(done)) == sorted([("b.jpg", "changed"), (NAMES[1], "not-found"), (NAMES[2], "link")])
        assert {one.stage for one in done.problems} == {"undo"}
        assert (root / NAMES[3]).is_file()
        assert [one["from"] for one in json.loads((away / FILE_NAME).read_bytes())["moves"]] == NAMES[:3]

    def test_a_photo_folder_that_is_gone_is_not_made_anew(self, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", "b.jpg"))
        root.rename(root.with_name("renamed"))
        done = undo_moves(away)
        assert codes(done) == [("b.jpg", "not-found"), ("b.jpg.txt", "not-found")]
        assert not root.exists()

    def test_links_do_not_lead_out_of_the_photo_folder(self, tmp_path: Path, root: Path, away: Path) -> None:
        moved(root, away, choice("a.jpg", "sub/deep/=e.jpg"))
        (root / "sub/deep").rmdir()
        (root / "sub/deep").symlink_to(tmp_path)
        assert codes(undo_moves(away)) == [("sub/deep/=e.jpg", "outside")]
        assert not (tmp_path / "=e.jpg").exists()


class TestUndoFile:
    @pytest.mark.parametrize("name", ["", "nowhere", FILE_NAME, "other.json"])
    def test_it_has_to_be_there(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "other.json").write_text("{}")
        with pytest.raises(ConfigError, match=r"no gallery-undo\.json at") as refused:
            undo_moves(tmp_path / name)
        assert refused.value.code == "missing-input"
        assert not (tmp_path / "nowhere").exists()

    @pytest.mark.parametrize(
        "change",
        [{"from": "../b.jpg"}, {"to": "/etc/passwd"}, {"folder": "relative"}, {"sha256": "../../x"}, {"to": 3}],
    )
    def test_one_that_leads_elsewhere_moves_nothing(self, root: Path, away: Path, change: dict[str, object]) -> None:
        moved(root, away, choice("a.jpg", "b.jpg"))
        document = json.loads((away / FILE_NAME).read_bytes())
        document["moves"][1] |= change
        (away / FILE_NAME).write_text(json.dumps(document))
        before = tree(away)
        with pytest.raises(StorageError) as refused:
            undo_moves(away)
        assert refused.value.code == "undo-file"
        assert tree(away) == before

    def test_one_that_cannot_be_read_is_an_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def closed(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        written(tmp_path, {FILE_NAME: "{}"})
        monkeypatch.setattr(Path, "read_bytes", closed)
        with pytest.raises(StorageError) as refused:
            undo_moves(tmp_path)
        assert refused.value.code == "not-readable"
