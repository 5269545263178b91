"""How much work is done: counted, never timed."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import gallery.pipeline.look as look_module
from gallery import build, clean_photos, find_duplicates, make_thumbnails
from gallery.errors import StorageError
from gallery.image.frame import Frame
from tests.photos import encoded, folder, jpeg, scene, tree


@pytest.fixture
def decodes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of every photo each time it is decoded."""
    names: list[str] = []
    real = look_module.decode

    def counted(data: bytes, **options: object) -> Frame:
        names.append(str(options.get("name", "")))
        return real(data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(look_module, "decode", counted)
    return names


def test_a_cold_build_decodes_every_photo_once_and_a_warm_one_none(tmp_path: Path, decodes: list[str]) -> None:
    root = folder(tmp_path / "in", 3)
    shutil.copy(root / "photo-1.jpg", root / "photo-1 again.jpg")
    build(root, tmp_path / "out", executor="serial")
    assert sorted(decodes) == ["photo-1 again.jpg", "photo-2.jpg", "photo-3.jpg"]
    decodes.clear()
    build(root, tmp_path / "out", executor="serial")
    assert decodes == []


def test_broken_photos_are_not_decoded_again_while_they_stay_as_they_are(tmp_path: Path, decodes: list[str]) -> None:
    root = folder(tmp_path / "in", 1)
    (root / "cut.jpg").write_bytes(jpeg(2)[:5000])
    for expected in (2, 0):
        decodes.clear()
        assert len(build(root, tmp_path / "out", executor="serial").problems) == 1
        assert len(decodes) == expected


def test_renditions_wider_than_the_first_decode_are_right(tmp_path: Path, decodes: list[str]) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "wide.jpg").write_bytes(encoded(scene(1, (600, 150)).resize((4800, 1200)), quality=90))
    config = {"thumbnails": {"widths": [320, 3000], "formats": ["jpeg"]}}
    report = build(root, tmp_path / "out", executor="serial", config=config)
    sizes = {(one.width, one.height) for one in report.manifest.items[0].renditions}
    assert sizes == {(320, 80), (3000, 750), (4800, 1200)}
    assert len(decodes) == 2


def test_readers_of_the_library_need_no_list_for_one_folder(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    assert find_duplicates(root, executor="serial").photos == 1
    assert len(clean_photos(str(root), tmp_path / "clean", executor="serial").files) == 1
    assert len(make_thumbnails(root, tmp_path / "thumbs", executor="serial").files) == 1


def test_standalone_runs_leave_their_results_and_a_list_of_them(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 2)
    clean_photos(root, tmp_path / "clean", executor="threads")
    report = make_thumbnails(root, tmp_path / "thumbs", executor="threads")
    paths = {one.path for file in report.files for one in file.renditions}
    assert set(tree(tmp_path / "clean")) == {"photo-1.jpg", "photo-2.jpg", ".gallery-clean.json"}
    assert set(tree(tmp_path / "thumbs")) == {*paths, ".gallery-thumbnails.json"}
    assert not [path for path in tmp_path.rglob(".gallery*") if path.is_dir()]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_a_full_disk_is_a_clear_error_and_the_old_gallery_stays(tmp_path: Path, tiny_disk: Path, executor: str) -> None:
    config = {"thumbnails": {"widths": [160]}}
    root = folder(tmp_path / "in", 1)
    build(root, tiny_disk / "out", executor=executor, config=config)
    before = tree(tiny_disk / "out/public")
    folder(root, 12)
    with pytest.raises(StorageError) as full:
        build(root, tiny_disk / "out", executor=executor, config=config)
    assert full.value.code in ("disk-full", "cache")
    assert tree(tiny_disk / "out/public") == before


def test_two_photos_that_are_cleaned_to_the_same_bytes_are_both_remembered(tmp_path: Path) -> None:
    """Animations are one photo only byte for byte, so these two are published side by side."""
    root = tmp_path / "in"
    root.mkdir()
    for name, comment in (("a.gif", b"one"), ("b.gif", b"two")):
        frames = {"save_all": True, "append_images": [scene(2, (64, 48))], "comment": comment}
        (root / name).write_bytes(encoded(scene(1, (64, 48)), "GIF", **frames))
    assert len(build(root, tmp_path / "out", executor="serial").published) == 2
    again = build(root, tmp_path / "out", executor="serial").work
    assert (again.decoded, again.rendered, again.cleaned, again.reused) == (0, 0, 0, 2)
