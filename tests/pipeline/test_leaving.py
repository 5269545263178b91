"""Names in the quarantine folder, and what goes along with a photo."""

from pathlib import Path

from gallery.pipeline.leaving import leaving
from gallery.pipeline.undo_file import Entry
from gallery.storage.files import LocalFiles
from tests.galleries import photo
from tests.pipeline.quarantines import read, written


def names(root: Path, folder: Path, *dropped: str, known: tuple[str, ...] = ()) -> dict[str, str]:
    """Key -> name in the quarantine folder, of everything that leaves."""
    inputs, photos = read(root)
    entries = [Entry(folder="/", old=key, new=key, sha256="0" * 64) for key in known]
    plan = leaving([(photos[key], photo("keep")) for key in dropped], inputs, LocalFiles(root=str(folder)), entries)
    return {entry.old: entry.new for one in plan for entry in one.entries}


def beside(tmp_path: Path, *files: str, photo: str = "a.jpg") -> list[str]:
    """Which of the files go along with a photo."""
    root = written(tmp_path / "in", dict.fromkeys(files, "x") | {photo: "photo"})
    return [key for key in names(root, tmp_path / "away", photo) if key != photo]


class TestNames:
    def test_the_path_below_the_photos_is_kept(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"sub/deep/a.jpg": "1", "b.jpg": "2"})
        assert names(root, tmp_path / "away", "sub/deep/a.jpg") == {"sub/deep/a.jpg": "sub/deep/a.jpg"}

    def test_taken_names_get_a_number_with_their_sidecars(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"s/a.jpg": "1", "s/a.xmp": "", "s/a.jpg.pl.txt": "", "b.jpg": ""})
        away = written(tmp_path / "away", {"s/a.jpg": "other", "s/a-2.xmp": "other"})
        found = names(root, away, "s/a.jpg", "b.jpg", known=("B.JPG",))
        assert found == {
            "s/a.jpg": "s/a-3.jpg",
            "s/a.jpg.pl.txt": "s/a-3.jpg.pl.txt",
            "s/a.xmp": "s/a-3.xmp",
            "b.jpg": "b-2.jpg",
        }

    def test_names_that_differ_in_case_stay_apart(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"a.jpg": "1", "A.jpg": "2"})
        assert sorted(names(root, tmp_path / "away", "A.jpg", "a.jpg").values()) == ["A.jpg", "a-2.jpg"]

    def test_no_file_takes_the_name_of_the_undo_file(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"gallery-undo.json": "1"})
        assert names(root, tmp_path / "away", "gallery-undo.json") == {"gallery-undo.json": "gallery-undo-2.json"}

    def test_a_dangling_link_takes_a_name_too(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"a.jpg": "1"})
        (tmp_path / "away").mkdir()
        (tmp_path / "away" / "a.jpg").symlink_to("nowhere")
        assert names(root, tmp_path / "away", "a.jpg") == {"a.jpg": "a-2.jpg"}


class TestSidecars:
    def test_they_go_along(self, tmp_path: Path) -> None:
        mine = ["a.jpg.pl.txt", "a.jpg.txt", "a.jpg.xmp", "a.xmp"]
        others = ["aa.jpg.txt", "a.txt", "b.xmp", "a.jpg.bak", "A.jpg.xmp", "sub/a.jpg.txt"]
        assert beside(tmp_path, *mine, *others) == mine

    def test_an_xmp_that_another_file_shares_stays(self, tmp_path: Path) -> None:
        assert beside(tmp_path, "a.xmp", "a.cr3", "a.jpg.xmp") == ["a.jpg.xmp"]

    def test_a_shared_xmp_goes_with_the_last_of_those_that_share_it(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"a.jpg": "1", "a.png": "2", "a.xmp": ""})
        assert list(names(root, tmp_path / "away", "a.jpg", "a.png")) == ["a.jpg", "a.png", "a.xmp"]

    def test_links_folders_and_names_that_are_no_text_stay(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"a.jpg": "1", "text": ""})
        (root / "a.jpg.txt").symlink_to("text")
        (root / "a.jpg.en.txt").mkdir()
        (root / "a.jpg.\udcff.txt").touch()
        assert list(names(root, tmp_path / "away", "a.jpg")) == ["a.jpg"]

    def test_a_photo_whose_folder_is_gone_still_has_a_name(self, tmp_path: Path) -> None:
        root = written(tmp_path / "in", {"s/a.jpg": "1"})
        inputs, photos = read(root)
        (root / "s/a.jpg").unlink()
        (root / "s").rmdir()
        (one,) = leaving([(photos["s/a.jpg"], photo("k"))], inputs, LocalFiles(root=str(tmp_path / "away")), [])
        assert [entry.new for entry in one.entries] == ["s/a.jpg"]
