"""Names in files that somebody else may have written never lead out of their folder."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gallery import build, check_gallery, export_to, import_alts, load_manifest
from gallery.errors import ConfigError, GalleryError
from gallery.export import exporters
from tests.photos import folder, tree

PATHS = (
    "../../secret.txt",
    "images/../../../secret.txt",
    "/etc/passwd",
    "..\\..\\secret.txt",
    "C:\\Windows\\win.ini",
    "\\\\server\\share\\x",
    "images/\0.jpg",
    "file:///etc/passwd",
    "//evil.example/x.jpg",
    "",
    ".",
    "..",
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    (tmp_path / "secret.txt").write_text("TOP-SECRET")
    return tmp_path / "out"


def pointing(out: Path, path: str) -> None:
    """Let the manifest name another file as a rendition."""
    file = out / "public/gallery.json"
    said = json.loads(file.read_text())
    said["items"][0]["renditions"][0]["path"] = path
    file.write_text(json.dumps(said))


@pytest.mark.parametrize("path", PATHS)
def test_an_export_takes_nothing_from_outside(out: Path, path: str) -> None:
    pointing(out, path)
    for name in exporters():
        with suppress(GalleryError):
            export_to(out, name)
    written = {key: data for key, data in tree(out.parent).items() if key.startswith("out/export/")}
    assert written
    assert not [key for key, data in written.items() if b"TOP-SECRET" in data or b"root:" in data]


@pytest.mark.parametrize("path", PATHS)
def test_check_names_it(out: Path, path: str) -> None:
    pointing(out, path)
    found = check_gallery(out)
    assert not found.ok
    assert {"error"} <= {str(one.severity) for one in found.findings}
    assert load_manifest(out)


@pytest.mark.parametrize(
    "name", ["../../photo-1.jpg", "/etc/passwd", "..\\photo-1.jpg", "photo-1.jpg\0", "CON", "=HYPERLINK(1)"]
)
def test_a_table_names_photos_and_reaches_no_file(out: Path, name: str) -> None:
    before = tree(out.parent)
    table = out.parent / "table.csv"
    table.write_text(f'source,alt_en\n"{name}","A bridge"\n')
    with suppress(GalleryError):
        import_alts(out, table)
    after = {key: data for key, data in tree(out.parent).items() if key != "table.csv"}
    assert after.keys() - before.keys() <= {"out/gallery.edits.json", "out/gallery.edits.json.bak"}
    assert b"A bridge" not in after.get("out/gallery.edits.json", b"")


@pytest.mark.parametrize("slug", ["../../x", "/x", "a/b", "..", "CON", "x\0y", "ą ę", "a" * 300])
def test_a_slug_makes_names_inside_the_folder_or_is_refused(tmp_path: Path, slug: str) -> None:
    with suppress(ConfigError):
        build(folder(tmp_path / "in", 1), tmp_path / "out", config={"slug": slug}, executor="serial")
    assert {path.name for path in tmp_path.iterdir()} <= {"in", "out"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("name", [".cache", "public", "gallery.edits.json", "report.html", "report.json", "alts.csv"])
def test_a_link_in_the_output_folder_writes_nothing_elsewhere(tmp_path: Path, name: str) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("theirs")
    out.mkdir()
    target = elsewhere if name in (".cache", "public") else elsewhere / "keep.txt"
    (out / name).symlink_to(target)
    with suppress(GalleryError):
        build(folder(tmp_path / "in", 1), out, executor="serial")
    assert tree(elsewhere) == {"keep.txt": b"theirs"}


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_among_the_photos_publish_nothing_from_elsewhere(tmp_path: Path) -> None:
    photos, private = folder(tmp_path / "in", 1), folder(tmp_path / "private", 2)
    (photos / "link.jpg").symlink_to(private / "photo-2.jpg")
    (photos / "more").symlink_to(private)
    (photos / "loop").symlink_to(photos)
    report = build(photos, tmp_path / "out", executor="serial")
    assert set(report.published) == {"photo-1.jpg"}


BILLION = "\n".join(
    ["a: &a [x, x, x, x, x, x, x, x, x]"]
    + [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
)


@pytest.mark.parametrize(
    "text",
    [
        BILLION,
        "photo-1.jpg: !!python/object/apply:os.system ['touch pwned']",
        "photo-1.jpg: {alt: !!python/name:os.system }",
        "? [a, b]\n: x",
        "photo-1.jpg: &x {alt: {pl: *x}}",
    ],
)
def test_yaml_makes_texts_and_nothing_else(
    out: Path, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "table.yaml"
    table.write_text(text)
    with pytest.raises(GalleryError):
        import_alts(out, table)
    assert not (tmp_path / "pwned").exists()


def test_what_is_written_is_no_more_open_than_the_system_wants(out: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has other rights")
    mask = os.umask(0)
    os.umask(mask)
    loose: list[Any] = [
        path for path in out.rglob("*") if not path.is_symlink() and path.stat().st_mode & 0o777 & mask & 0o022
    ]
    assert loose == []
