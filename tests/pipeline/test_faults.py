"""What goes wrong on the way, and what is left of it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

import gallery.export
from gallery import audit_file, begin, build, check_gallery, clean_photos, export_alts, export_to, make_thumbnails
from gallery.cache.store import open_store
from gallery.errors import ExportError, ManifestError, StorageError
from gallery.model import Progress, Source
from gallery.pipeline.job import Job, Seen
from gallery.pipeline.pool import keep, recall
from gallery.pipeline.reading import remember
from gallery.pipeline.run import cores, prepared
from gallery.ports import Work
from gallery.storage.files import LocalFiles
from tests.galleries import rendition
from tests.photos import folder, jpeg, tree

A = TypeVar("A")
B = TypeVar("B")


class Losing:
    """An executor whose workers are killed by every photo in one stage."""

    def __init__(self, stage: str) -> None:
        self.stage = stage

    def map(self, work: Work[object, object], values: Iterable[object]) -> Iterator[object]:
        for value in values:
            yield work.lost(value) if type(work).__name__.strip("_") == self.stage else work(value)


@pytest.mark.parametrize(("work", "stage"), [("Digest", "read"), ("Visit", "read"), ("CleanVisit", "clean")])
def test_killed_workers_are_problems_of_their_photos(tmp_path: Path, work: str, stage: str) -> None:
    report = build(folder(tmp_path / "in", 2), tmp_path / "out", executor=Losing(work))
    assert {(one.stage, one.code) for one in report.problems} == {(stage, "worker-lost")}
    assert (len(report.problems), len(report.published)) == (2, 0)
    assert len(build(tmp_path / "in", tmp_path / "out", executor="serial").published) == 2


def test_killed_workers_of_the_standalone_commands(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    cleaned = clean_photos(root, tmp_path / "clean", executor=Losing("CleanInto"))
    assert [(one.status, one.output) for one in cleaned.files] == [("withheld", None)]
    made = make_thumbnails(root, tmp_path / "thumbs", executor=Losing("Render"))
    assert [one.code for one in made.problems] == ["worker-lost"]


@pytest.mark.parametrize("stage", ["render", "clean"])
def test_a_photo_that_vanishes_late_is_a_problem_and_the_rest_is_published(tmp_path: Path, stage: str) -> None:
    root = folder(tmp_path / "in", 3)
    config = {"dedupe": {"similar": "best"}}  # renders after the choice

    def meddle(event: Progress) -> None:
        if (event.stage, event.done) == (stage, 0):
            (root / "photo-2.jpg").unlink()

    report = build(root, tmp_path / "out", config=config, executor="serial", on_event=meddle)
    assert [(one.path, one.stage, one.code) for one in report.problems] == [("photo-2.jpg", stage, "not-found")]
    assert set(report.published) == {"photo-1.jpg", "photo-3.jpg"}
    assert {one.code for one in check_gallery(tmp_path / "out").findings} == {"alt-missing"}


def test_a_lost_preview_is_read_again(tmp_path: Path) -> None:
    import sqlite3

    root, out = folder(tmp_path / "in", 2), tmp_path / "out"
    build(root, out, executor="serial")
    with sqlite3.connect(out / ".cache/index.sqlite") as db:
        db.execute("delete from preview")
    db.close()
    assert build(root, out, executor="serial").work.decoded == 2


def test_an_unfinished_swap_is_mended(tmp_path: Path) -> None:
    """Where two renames are needed, a kill between them leaves the old gallery under another name."""
    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    build(root, out, executor="serial")
    before = tree(out / "public")
    (out / "public").rename(out / ".cache" / "old")
    assert build(root, out, executor="serial").work.rendered == 0
    assert tree(out / "public") == before


def test_a_folder_that_cannot_be_swapped_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gallery.pipeline.publish as publish_module

    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    build(root, out, executor="serial")
    before = tree(out / "public")

    def held(*paths: Path) -> None:
        raise OSError(13, "held by another program")

    monkeypatch.setattr(publish_module, "exchange", held)
    folder(root, 2)
    with pytest.raises(StorageError, match="held by another program") as refused:
        build(root, out, executor="serial")
    assert "still there" in refused.value.hint
    assert tree(out / "public") == before


def test_a_link_in_public_is_kept_as_a_link(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    build(root, out, executor="serial")
    (out / "public" / "latest.html").symlink_to("index.html")
    folder(root, 2)
    build(root, out, executor="serial")
    assert (out / "public" / "latest.html").readlink() == Path("index.html")


def test_an_unreadable_sidecar_is_no_text(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    (root / "photo-1.jpg.en.txt").mkdir()
    assert build(root, tmp_path / "out", executor="serial").manifest.items[0].alt.role == "missing"


def test_drafts_are_published_only_where_the_gallery_asks_for_no_more(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    (root / "photo-1.jpg.txt").write_text("A bridge over a river at dusk")
    for require, code, severity in (("draft", "alt-draft", "warning"), ("approved", "alt-missing", "error")):
        report = build(root, tmp_path / "out", config={"alt": {"require": require}}, executor="serial")
        assert report.gate_closed is (require == "approved")
        findings = check_gallery(tmp_path / "out").findings
        assert [(one.code, str(one.severity)) for one in findings] == [(code, severity)]
        assert ('alt="A bridge' in (tmp_path / "out/public/index.html").read_text()) is (require == "draft")


def test_check_works_without_the_report(tmp_path: Path) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    (tmp_path / "out/report.json").unlink()
    assert {one.code for one in check_gallery(tmp_path / "out").findings} == {"alt-missing"}
    assert export_alts(tmp_path / "out", tmp_path / "alts.csv") == 1


def test_alts_go_into_csv_and_xlsx_only(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="neither"):
        export_alts(tmp_path, tmp_path / "alts.ods")


@pytest.mark.parametrize("text", ["{ broken", "[1, 2]", '{"images": 3}'])
def test_what_is_no_sheet_is_a_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "sheet.json").write_text(text)
    with pytest.raises(ManifestError) as wrong:
        audit_file(tmp_path / "sheet.json")
    assert wrong.value.code == "alt-sheet"


def test_a_sheet_without_a_language_takes_the_one_that_is_given(tmp_path: Path) -> None:
    (tmp_path / "sheet.json").write_text(json.dumps({"images": [{"id": "1", "alt": None}]}))
    assert [one.language for one in audit_file(tmp_path / "sheet.json", language="pl").findings] == ["pl"]


def test_a_huge_file_is_not_audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gallery.pipeline.audit_reading._LARGEST", 10)
    (tmp_path / "page.html").write_text("<p>more than ten</p>")
    with pytest.raises(ManifestError, match="larger than"):
        audit_file(tmp_path / "page.html")


def test_an_exporter_that_names_a_file_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    monkeypatch.setitem(gallery.export.BUILT_IN, "twice", (f"{__name__}:Twice", ""))
    with pytest.raises(ExportError, match="twice"):
        export_to(tmp_path / "out", "twice")
    assert not (tmp_path / "out/export").exists()


class Twice:
    """An exporter that does not keep to the contract."""

    def export(self, manifest: object) -> Iterator[tuple[str, bytes]]:
        yield from (("a", b"1"), ("a", b"2"))


def test_init_without_times_cameras_or_article(tmp_path: Path) -> None:
    begun = begin(folder(tmp_path / "in", 1))
    text = begun.path.read_text("utf-8")
    assert 'languages = ["en"]' in text
    assert "# start =" in text
    assert len(build(tmp_path / "in", tmp_path / "out", executor="serial").published) == 1


def test_a_run_uses_the_cores_that_it_may() -> None:
    assert cores() >= 1
    assert type(prepared(None, None).executor).__name__ == "Threads"
    assert type(prepared("serial", None).executor).__name__ == "Serial"


def test_a_photo_read_in_another_format_name_is_still_checked_for_its_label(tmp_path: Path) -> None:
    """The same bytes under a right and a wrong suffix: one photo, one problem."""
    root = tmp_path / "in"
    root.mkdir()
    (root / "a.jpg").write_bytes(jpeg(1))
    build(root, tmp_path / "out", executor="serial")
    (root / "a.png").write_bytes(jpeg(1))
    report = build(root, tmp_path / "out", executor="serial")
    assert list(report.published) == ["a.jpg"]
    assert [(one.path, one.code) for one in report.problems] == [("a.png", "mislabelled")]


def test_a_change_that_size_and_time_do_not_show_is_cured_by_the_next_run(tmp_path: Path) -> None:
    import os

    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    build(root, out, executor="serial")
    path = root / "photo-1.jpg"
    status, data = path.stat(), bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    config = {"thumbnails": {"widths": [100]}}
    with pytest.raises(StorageError) as refused:  # its one photo "changed", so nothing is left
        build(root, out, config=config, executor="serial")
    assert refused.value.code == "nothing-left"
    report = build(root, out, config=config, executor="serial")
    assert (len(report.published), report.problems) == (1, ())


def test_a_damaged_page_of_the_index_is_made_anew(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 2), tmp_path / "out"
    build(root, out, executor="serial")
    with (out / ".cache/index.sqlite").open("r+b") as index:
        index.seek(6000)
        index.write(b"\xff" * 12000)
    assert len(build(root, out, executor="serial").published) == 2


def test_a_folder_with_settings_alone_holds_no_photos(tmp_path: Path) -> None:
    from gallery.errors import ConfigError

    (tmp_path / "in").mkdir()
    (tmp_path / "in/gallery.toml").write_text('title = "x"')
    with pytest.raises(ConfigError) as refused:
        build(tmp_path / "in", tmp_path / "out")
    assert refused.value.code == "no-photos"


def test_photos_may_come_from_a_generator(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 2)
    report = build((path for path in sorted(root.glob("*.jpg"))), tmp_path / "out", executor="serial")  # type: ignore[arg-type]
    assert len(report.published) == 2


def test_a_manifest_that_points_out_of_its_folder_is_a_finding(tmp_path: Path) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    path = tmp_path / "out/public/gallery.json"
    raw = json.loads(path.read_text())
    raw["items"][0]["renditions"][0]["path"] = "../report.json"
    path.write_text(json.dumps(raw))
    assert "missing-file" in {one.code for one in check_gallery(tmp_path / "out").findings}


def test_the_photos_folder_and_telling_stems_are_found_in_public_texts(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "PXL_20260514_101530123.jpg").write_bytes(jpeg(1))
    build(root, tmp_path / "out", executor="serial")
    page = tmp_path / "out/public/index.html"
    for secret in (str(root), "PXL_20260514_101530123"):
        text = page.read_text()
        page.write_text(f"{text}<!-- {secret} -->")
        assert "source-name" in {one.code for one in check_gallery(tmp_path / "out").findings}
        page.write_text(text)


def test_captions_cannot_end_a_script_in_json_ld(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    report = build(root, out, executor="serial")
    sha256 = report.manifest.items[0].source.sha256
    edits = {"schema": "gallery.edits/1", "photos": {sha256: {"caption": {"en": "</script><script>alert(1)"}}}}
    (out / "gallery.edits.json").write_text(json.dumps(edits))
    build(root, out, executor="serial")
    (path,) = export_to(out, "jsonld")
    text = path.read_text("utf-8")
    assert "<" not in text
    assert json.loads(text)["image"][0]["caption"] == "</script><script>alert(1)"


class Plain:
    """An executor whose results are no generator."""

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        return map(work, values)


def test_an_executor_may_give_any_iterator(tmp_path: Path) -> None:
    photos = folder(tmp_path / "in", 2)
    build(photos, tmp_path / "plain", executor=Plain())
    build(photos, tmp_path / "serial", executor="serial")
    assert tree(tmp_path / "plain/public") == tree(tmp_path / "serial/public")


def test_what_a_visit_was_not_asked_for_is_not_remembered(tmp_path: Path) -> None:
    source = Source(key="a.jpg", size=1, mtime_ns=0)
    seen = Seen(source=source, sha256="a" * 64, photo=None, preview=b"", renditions=())
    pool = LocalFiles(root=str(tmp_path / "pool"))
    with closing(open_store(None)) as store, pytest.raises(ValueError, match="not asked to read"):
        remember(store, pool, Job(source=source, sha256="a" * 64, read=False), seen, ())


def test_a_picture_that_left_the_pool_at_once_is_not_remembered(tmp_path: Path) -> None:
    pool = LocalFiles(root=str(tmp_path / "pool"))
    with closing(open_store(None)) as store:
        keep(store, pool, "name", rendition())
        assert recall(store, pool, "name") is None
