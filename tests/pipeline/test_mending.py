import json
from pathlib import Path

import pytest

from gallery import build, check_gallery
from gallery.errors import ManifestError
from gallery.pipeline.mending import mend_gallery
from tests.photos import folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    build(folder(tmp_path / "in", 3), tmp_path / "out", config={"title": "Gala", "slug": "gala"}, executor="serial")
    return tmp_path / "out"


def strays(out: Path) -> set[str]:
    return {one.path for one in check_gallery(out).findings if one.code == "stray-file"}


def test_what_an_earlier_build_left_is_removed_and_what_others_put_there_stays(out: Path) -> None:
    ours = ["images/gala-0a1b2c3d-640.jpg", "originals/gala-0a1b2c3d4e5f.jpg", "index.de.html"]
    theirs = ["images/holiday.jpg", "images/gala-2026.jpg", "notes.html"]
    for name in ours[:2] + theirs:
        (out / "public" / name).write_bytes(b"x")
    (out / "public/index.de.html").write_bytes((out / "public/index.html").read_bytes())
    assert strays(out) == {f"public/{name}" for name in ours + theirs}
    done = mend_gallery(out)
    assert len(done) == 3
    assert strays(out) == {f"public/{name}" for name in theirs}
    assert mend_gallery(out) == ()


def test_photos_are_numbered_from_one_in_their_order(out: Path) -> None:
    path = out / "public/gallery.json"
    fields = json.loads(path.read_text())
    ids = [item["id"] for item in fields["items"]]
    for item, order in zip(fields["items"], (7, 2, 5), strict=True):
        item["order"] = order
    path.write_text(json.dumps(fields))
    assert "order" in {one.code for one in check_gallery(out).findings}
    assert len(mend_gallery(out)) == 1
    mended = json.loads(path.read_text())["items"]
    assert [(item["id"], item["order"]) for item in mended] == [(ids[1], 1), (ids[2], 2), (ids[0], 3)]
    assert "order" not in {one.code for one in check_gallery(out).findings}


def test_a_damaged_manifest_is_not_mended(out: Path) -> None:
    (out / "public/gallery.json").write_text("{")
    with pytest.raises(ManifestError):
        mend_gallery(out)
    assert (out / "public/gallery.json").read_text() == "{"
