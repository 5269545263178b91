"""Raw files beside their JPEG are one photo; alone they are a problem with a way out."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

import gallery.pipeline.companions as companions_module
from gallery import build, check_gallery, find_duplicates
from gallery.cache.store import open_store
from gallery.image.limits import Limits
from gallery.model import Metadata
from gallery.pipeline.digest import Digested
from gallery.storage.files import LocalFiles
from tests.photos import exif, jpeg

TAKEN = "2026:05:14 10:22:31"


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    (root / "IMG_1.JPG").write_bytes(jpeg(1, taken=TAKEN, model="One"))
    (root / "img_1.nef").write_bytes(raw(TAKEN, "One"))
    return root


def raw(taken: str, model: str) -> bytes:
    """Its EXIF, which is how most raw files begin."""
    return exif(taken=taken, model=model).removeprefix(b"Exif\0\0")


def test_a_raw_file_belongs_to_its_jpeg(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    assert (list(report.published), report.problems) == (["IMG_1.JPG"], ())
    (beside,) = report.excluded
    assert (beside.source, beside.reason, beside.of) == ("img_1.nef", "raw", "IMG_1.JPG")
    assert report.photos == 2
    assert not [one for one in check_gallery(tmp_path / "out").findings if one.code != "alt-missing"]


def test_dedupe_shows_the_pair_and_never_drops_the_raw_file(photos: Path) -> None:
    (photos / "web.jpg").write_bytes(jpeg(1, quality=60))
    (group,) = find_duplicates(photos, executor="serial").groups
    assert (group.keep, group.drop) == ("IMG_1.JPG", ("web.jpg",))
    assert [member.path for member in group.members] == ["IMG_1.JPG", "web.jpg", "img_1.nef"]
    assert group.members[-1].reason == "belongs to IMG_1.JPG: same name and same press of the shutter"


def test_a_pair_alone_is_a_group(photos: Path) -> None:
    (group,) = find_duplicates(photos, executor="serial").groups
    assert (group.kind, group.keep, group.drop) == ("copy", "IMG_1.JPG", ())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("IMG_1.cr3", raw("2026:05:14 10:22:32", "One")),
        ("IMG_1.arw", raw(TAKEN, "Two")),
        ("IMG_2.dng", raw(TAKEN, "One")),
        ("IMG_1.raf", b"FUJIFILMCCD-RAW"),
        ("IMG_1.orf", b"II*\0nothing"),
    ],
    ids=["other time", "other camera", "other name", "cut", "garbage"],
)
def test_a_raw_file_of_no_photo_is_a_problem(photos: Path, name: str, content: bytes) -> None:
    (photos / name).write_bytes(content)
    (one,) = find_duplicates(photos, executor="serial").problems
    assert (one.path, one.code) == (name, "raw-photo")
    assert "Export it as JPEG" in one.message


def test_a_raw_file_is_read_once(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(photos, tmp_path / "out", executor="serial")

    def never(*_: object) -> None:
        raise AssertionError("read twice")

    monkeypatch.setattr(companions_module, "read_digested", never)
    assert build(photos, tmp_path / "out", executor="serial").problems == ()


def test_one_that_changed_since_it_was_found_says_nothing_and_is_not_remembered(photos: Path) -> None:
    files = LocalFiles(root=str(photos))
    source = files.stat("img_1.nef")
    assert source is not None
    stale, fresh = (
        Digested(source=source, sha256=digest) for digest in ("f" * 64, sha256(files.read("img_1.nef")).hexdigest())
    )
    with closing(open_store(None)) as store:
        assert companions_module._capture(stale, files, store, Limits()) == Metadata()
        (photos / "img_1.nef").write_bytes(b"changed")
        assert companions_module._capture(stale, files, store, Limits()) == Metadata()
        (photos / "img_1.nef").write_bytes(raw(TAKEN, "One"))
        found = companions_module._capture(fresh, files, store, Limits())
        assert found.captured is not None
        (photos / "img_1.nef").unlink()
        assert companions_module._capture(fresh, files, store, Limits()) == found
