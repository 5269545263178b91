"""Cleaning into a folder that may hold other people's files."""

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

import gallery.pipeline.cleaning as cleaning_module
from gallery import clean_photos
from gallery.config.schema import Settings
from gallery.errors import ConfigError
from gallery.metadata.options import MetadataOptions
from gallery.model import Progress
from gallery.pipeline.cleaning import CleanReport
from tests.photos import encoded, folder, jpeg, scene, tree

LIST = ".gallery-clean.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two photos that every policy cleans to other bytes."""
    return folder(tmp_path / "in", 2, artist="Anna Nowak", taken="2026:05:14 10:00:00", gps=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def cleaned(root: Path, out: Path, **options: Any) -> CleanReport:
    return clean_photos(root, out, executor="serial", **options)


def codes(report: CleanReport) -> list[tuple[str, str, str]]:
    return [(one.path, one.stage, one.code) for one in report.problems]


def test_somebody_elses_file_is_never_replaced(root: Path, out: Path) -> None:
    out.mkdir()
    (out / "photo-1.jpg").write_bytes(b"another photo of that name")
    report = cleaned(root, out)
    assert codes(report) == [("photo-1.jpg", "clean", "foreign-file")]
    assert "move" in report.problems[0].message.casefold()
    assert [(one.status, one.output) for one in report.files] == [("withheld", None), ("cleaned", "photo-2.jpg")]
    assert (out / "photo-1.jpg").read_bytes() == b"another photo of that name"
    assert set(json.loads((out / LIST).read_bytes())["files"]) == {"photo-2.jpg"}


def test_a_link_is_somebody_elses_file_wherever_it_leads(root: Path, out: Path) -> None:
    out.mkdir()
    (out / "photo-1.jpg").symlink_to("nowhere.jpg")
    assert codes(cleaned(root, out)) == [("photo-1.jpg", "clean", "foreign-file")]
    assert (out / "photo-1.jpg").is_symlink()


def test_a_folder_in_the_way_stays(root: Path, out: Path) -> None:
    (out / "photo-1.jpg").mkdir(parents=True)
    assert codes(cleaned(root, out)) == [("photo-1.jpg", "clean", "foreign-file")]


def test_two_runs_side_by_side_are_both_listed(root: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/late.jpg").write_bytes(jpeg(7))

    def meddle(event: Progress) -> None:
        if (event.stage, event.done) == ("clean", 1):
            cleaned(tmp_path / "more", out)

    cleaned(root, out, on_event=meddle)
    assert set(json.loads((out / LIST).read_bytes())["files"]) == {"photo-1.jpg", "photo-2.jpg", "late.jpg"}


def test_what_was_written_here_is_replaced_by_another_policy(root: Path, out: Path) -> None:
    cleaned(root, out, policy="archive")
    before = tree(out)
    assert codes(cleaned(root, out, policy="bare")) == []
    after = tree(out)
    assert before.keys() == after.keys() == {"photo-1.jpg", "photo-2.jpg", LIST}
    assert all(before[key] != after[key] for key in before)
    assert json.loads(after[LIST])["files"] == {
        key: hashlib.sha256(after[key]).hexdigest() for key in ("photo-1.jpg", "photo-2.jpg")
    }


def test_what_was_changed_since_is_not(root: Path, out: Path) -> None:
    cleaned(root, out, policy="archive")
    (out / "photo-2.jpg").write_bytes(b"retouched by hand")
    assert codes(cleaned(root, out, policy="bare")) == [("photo-2.jpg", "clean", "foreign-file")]
    assert (out / "photo-2.jpg").read_bytes() == b"retouched by hand"


def test_what_was_deleted_comes_again(root: Path, out: Path) -> None:
    cleaned(root, out)
    (out / "photo-2.jpg").unlink()
    assert codes(cleaned(root, out, policy="bare")) == []
    assert (out / "photo-2.jpg").exists()


def test_without_its_list_it_knows_its_own_bytes_and_nothing_else(root: Path, out: Path) -> None:
    """As after a power cut: the same command goes through, another policy would replace what may be a person's."""
    cleaned(root, out)
    for damage in (b"{ broken", b"[]", b'{"files": 3}', b'{"files": {"photo-1.jpg": 3}}', b"\xff"):
        (out / LIST).write_bytes(damage)
        assert {one[2] for one in codes(cleaned(root, out, policy="bare"))} == {"foreign-file"}
    (out / LIST).unlink()
    assert codes(cleaned(root, out)) == []
    assert codes(cleaned(root, out, policy="bare")) == []


def test_files_of_earlier_runs_stay_listed(root: Path, out: Path, tmp_path: Path) -> None:
    cleaned(root, out)
    (tmp_path / "more").mkdir()
    (tmp_path / "more/late.jpg").write_bytes(jpeg(7))
    cleaned(tmp_path / "more", out)
    assert set(json.loads((out / LIST).read_bytes())["files"]) == {"photo-1.jpg", "photo-2.jpg", "late.jpg"}


def test_after_an_interrupt_the_list_has_what_was_written(root: Path, out: Path) -> None:
    def interrupt(event: Progress) -> None:
        if event.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cleaned(root, out, on_event=interrupt)
    assert "photo-1.jpg" in json.loads((out / LIST).read_bytes())["files"]
    assert not list(out.glob(".gallery-*/"))
    assert codes(cleaned(root, out, policy="bare"))[1:] == []


def test_the_list_names_no_source(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in/Anna Nowak"
    source.mkdir(parents=True)
    (source / "a.jpg").write_bytes(jpeg(1))
    (source / "b.tif").write_bytes(encoded(scene(2), "TIFF"))
    cleaned(source, out)
    text = (out / LIST).read_text()
    assert "Nowak" not in text
    assert str(tmp_path) not in text
    assert set(json.loads(text)["files"]) == set(tree(out)) - {LIST} == {"a.jpg", "b.tif"}


def test_a_dry_run_and_a_run_without_results_write_nothing(root: Path, out: Path, tmp_path: Path) -> None:
    clean_photos(root, None, executor="serial")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/a.jpg").write_bytes(jpeg(1)[:100])
    assert [one[2] for one in codes(cleaned(tmp_path / "broken", out))] != []
    assert not out.exists()


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_workers_know_the_list_too(root: Path, out: Path, executor: str) -> None:
    clean_photos(root, out, policy="archive", executor=executor)
    (out / "photo-1.jpg").write_bytes(b"retouched by hand")
    assert codes(clean_photos(root, out, executor=executor)) == [("photo-1.jpg", "clean", "foreign-file")]


def test_leftovers_of_killed_runs_are_swept_after_a_day(root: Path, out: Path) -> None:
    old, fresh, theirs = out / ".gallery-0123456789ab", out / ".gallery-ba9876543210", out / ".gallery-of-anna"
    for left in (old, fresh, theirs):
        left.mkdir(parents=True)
        (left / "half.tmp").write_bytes(b"half")
    yesterday = time.time() - 25 * 3600
    for left in (old, theirs):
        os.utime(left, (yesterday, yesterday))
    (out / ".gallery-aaaaaaaaaaaa").symlink_to(theirs)
    cleaned(root, out)
    assert not old.exists()
    assert (fresh / "half.tmp").exists()
    assert (theirs / "half.tmp").exists()


@pytest.mark.parametrize("config", [None, Settings(metadata=MetadataOptions(policy="nope"))])  # type: ignore[arg-type]
def test_an_unknown_policy_is_refused_with_those_that_there_are(root: Path, out: Path, config: Settings | None) -> None:
    with pytest.raises(ConfigError, match="nope") as refused:
        cleaned(root, out, config=config, policy=None if config else "nope")
    assert refused.value.code == "wrong-value"
    assert "web, archive and bare" in refused.value.hint
    assert not out.exists()


def test_too_little_memory_is_a_problem_of_the_photo(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(cleaning_module, "clean_metadata", exhausted)
    assert {one[1:] for one in codes(cleaned(root, out))} == {("clean", "out-of-memory")}


def test_what_is_withheld_now_leaves_no_copy_of_an_earlier_run(root: Path, out: Path) -> None:
    first = cleaned(root, out, policy="archive").files[0]
    assert first.output and (out / first.output).exists()  # noqa: PT018
    (root / first.source).write_bytes((root / first.source).read_bytes()[:200])
    assert cleaned(root, out).files[0].status == "withheld"
    assert not (out / first.output).exists()
    assert first.output not in json.loads((out / LIST).read_text())["files"]


def test_a_copy_in_another_format_replaces_the_old_one_unless_somebody_changed_it(tmp_path: Path, out: Path) -> None:
    photos = tmp_path / "tiffs"
    photos.mkdir()
    for name in ("a.tif", "b.tif"):
        (photos / name).write_bytes(encoded(scene(1), "TIFF"))
    clean_photos([photos], out)
    (out / "b.tif").write_bytes(b"somebody's")
    clean_photos([photos], out, config={"metadata": {"formats": "web"}})
    assert {path.name for path in out.iterdir() if not path.name.startswith(".")} == {"a.tif.jpg", "b.tif", "b.tif.jpg"}
