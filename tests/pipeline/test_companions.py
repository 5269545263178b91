"""Raw files beside their JPEG are one photo; alone they are a problem with a way out."""

from pathlib import Path

import pytest

import gallery.pipeline.companions as companions_module
from gallery import build, check_gallery, find_duplicates
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
