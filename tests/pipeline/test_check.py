"""The check finds what a person or a fault did to a gallery."""

import json
from pathlib import Path

import pytest

from gallery import build, check_gallery
from gallery.errors import ManifestError
from tests.photos import folder, jpeg


@pytest.fixture(scope="module")
def gallery_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("check")
    build(folder(root / "in", 2), root / "out", executor="serial")
    return root / "out"


@pytest.fixture
def out(gallery_made: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(gallery_made, tmp_path / "out", ignore=shutil.ignore_patterns(".cache")))


def codes(out: Path) -> set[str]:
    return {finding.code for finding in check_gallery(out).findings} - {"alt-missing"}


def rewrite(out: Path, change: dict[str, object]) -> None:
    path = out / "public/gallery.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))


def test_an_untouched_gallery_lacks_only_its_texts(out: Path) -> None:
    assert codes(out) == set()
    assert not check_gallery(out).ok


def test_a_missing_a_changed_and_a_stray_file_are_named(out: Path) -> None:
    first, second, *_ = sorted((out / "public/images").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes() + b"x")
    (out / "public/images/holiday.txt").write_text("mine")
    found = {(finding.path, finding.code) for finding in check_gallery(out).findings}
    assert (f"public/images/{first.name}", "missing-file") in found
    assert (f"public/images/{second.name}", "changed-file") in found
    assert ("public/images/holiday.txt", "stray-file") in found


def test_private_metadata_in_any_public_picture_is_named(out: Path) -> None:
    (out / "public/images/leak.jpg").write_bytes(jpeg(3, gps=True, serial="S1"))
    messages = [one.message for one in check_gallery(out).findings if one.code == "private-metadata"]
    assert len(messages) == 1
    assert "GPS position" in messages[0]


def test_private_metadata_in_an_export_is_named(out: Path) -> None:
    (out / "export/mine").mkdir(parents=True)
    (out / "export/mine/leak.jpg").write_bytes(jpeg(3, gps=True))
    assert "private-metadata" in codes(out)


def test_the_name_of_a_source_file_in_a_public_text_is_named(out: Path) -> None:
    page = out / "public/index.html"
    page.write_text(page.read_text() + "<!-- Photo-1.JPG -->")
    assert codes(out) == {"changed-file", "source-name"}


def test_a_dead_link_and_a_missing_page_are_named(out: Path) -> None:
    page = out / "public/index.html"
    page.write_text(page.read_text().replace("gallery.css", "other.css"))
    assert codes(out) == {"changed-file", "dead-link"}
    page.unlink()
    assert codes(out) == {"missing-file"}


@pytest.mark.parametrize(
    "text", ["{", '{"schema": "other"}', '{"schema": "gallery.manifest/1", "manifest_version": "1.0"}']
)
def test_a_damaged_manifest_is_a_finding(out: Path, text: str) -> None:
    (out / "public/gallery.json").write_text(text)
    assert "manifest" in codes(out)


def test_wrong_order_and_references_are_named(out: Path) -> None:
    items = json.loads((out / "public/gallery.json").read_text())["items"]
    items[1]["order"] = 1
    rewrite(out, {"items": items, "lead": "nobody"})
    assert codes(out) == {"changed-file", "order", "reference"}
    items[1] |= {"order": 2, "id": items[0]["id"]}
    rewrite(out, {"items": items, "lead": items[0]["id"]})
    assert codes(out) == {"changed-file", "id"}


def test_no_gallery_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ManifestError):
        check_gallery(tmp_path)


def test_what_the_archive_policy_keeps_is_not_private_in_its_gallery(tmp_path: Path) -> None:
    photos = folder(tmp_path / "in", 1, taken="2026:05:14 10:00:00", model="One", gps=True)
    build(photos, tmp_path / "out", executor="serial", config={"metadata": {"policy": "archive"}})
    assert codes(tmp_path / "out") == set()


def test_a_source_name_that_public_names_end_in_is_not_flagged(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "640.jpg").write_bytes(jpeg(1, (800, 600)))
    build(root, tmp_path / "out", executor="serial")
    assert codes(tmp_path / "out") == set()


def test_a_manifest_of_before_there_were_switches_is_held_against_its_policy(tmp_path: Path) -> None:
    photos = folder(tmp_path / "in", 1, taken="2026:05:14 10:00:00", model="One")
    build(photos, tmp_path / "out", config={"metadata": {"policy": "archive"}}, executor="serial")
    rewrite(tmp_path / "out", {"metadata_keeps": None})
    assert codes(tmp_path / "out") == {"changed-file"}
    rewrite(tmp_path / "out", {"metadata_keeps": None, "metadata_policy": "web"})
    assert codes(tmp_path / "out") == {"changed-file", "private-metadata"}
