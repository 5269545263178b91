"""The whole line on made photos."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from gallery import build, check_gallery, load_manifest
from gallery.errors import ConfigError, ManifestError, StorageError
from gallery.manifest.encode import encode_manifest
from gallery.metadata.verify import private_traces
from gallery.pipeline.outcome import BuildReport
from tests.photos import encoded, exif, folder, jpeg, scene, tree


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Three scenes: with GPS and serial, turned, and plain; one exact and one smaller copy; four bad files."""
    root = tmp_path / "Mayor in Lyon"
    root.mkdir()
    (root / "IMG_0001.JPG").write_bytes(
        jpeg(1, gps=True, serial="SERIAL-4711", model="One", artist="Anna Kowal", taken="2026:05:14 10:00:00")
    )
    (root / "IMG_0002.JPG").write_bytes(jpeg(2, orientation=6, model="One", taken="2026:05:14 09:00:00"))
    (root / "zdjęcie trzy.png").write_bytes(encoded(scene(3), "PNG"))
    shutil.copy(root / "IMG_0001.JPG", root / "IMG_0001 (copy).JPG")
    (root / "small.jpg").write_bytes(encoded(scene(3).resize((320, 240)), quality=70))
    (root / "empty.jpg").touch()
    (root / "cut.jpg").write_bytes(jpeg(4)[:7000])
    (root / "fake.jpg").write_bytes(encoded(scene(5), "PNG"))
    (root / "notes.doc").write_text("not a photo")
    return root


def counts(report: BuildReport) -> tuple[int, int, int, int]:
    return report.photos, len(report.published), len(report.excluded), len(report.problems)


def test_every_file_is_published_left_out_or_a_problem(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    assert counts(report) == (9, 3, 2, 4)
    named = {*report.published, *(one.source for one in report.excluded), *(one.path for one in report.problems)}
    assert named == {path.name for path in photos.iterdir()}


def test_problems_have_stable_codes_and_say_what_to_do(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    codes = {problem.path: problem.code for problem in report.problems}
    assert codes == {
        "cut.jpg": "truncated",
        "empty.jpg": "empty",
        "fake.jpg": "mislabelled",
        "notes.doc": "not-a-photo",
    }
    assert all(problem.message.endswith(".") for problem in report.problems)


def test_copies_are_left_out_with_the_photo_that_stands_for_them(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    left_out = {one.source: (one.reason, one.of) for one in report.excluded}
    assert left_out["small.jpg"] == ("duplicate", "zdjęcie trzy.png")
    assert {"IMG_0001.JPG", "IMG_0001 (copy).JPG"} & left_out.keys()


def test_nothing_public_names_a_source_or_holds_private_metadata(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    public = tree(tmp_path / "out" / "public")
    assert public.keys() >= {"gallery.json", "index.html", "gallery.css"}
    for path, data in public.items():
        for secret in (b"IMG_000", "zdjęcie".encode(), b"SERIAL-4711", b"small.jpg", str(photos).encode(), b"Testcam"):
            assert secret not in data, path
        if path.startswith(("images/", "originals/")):
            assert private_traces(data) == (), path


def test_rights_of_the_file_and_of_the_event_reach_the_manifest_and_the_original(photos: Path, tmp_path: Path) -> None:
    settings = {"rights": {"creator": "Town Office", "license_url": "https://creativecommons.org/licenses/by/4.0/"}}
    report = build(photos, tmp_path / "out", config=settings, executor="serial")
    creators = {item.rights.creator for item in report.manifest.items}
    assert creators == {"Anna Kowal", "Town Office"}
    assert all(item.rights.license_url.endswith("by/4.0/") for item in report.manifest.items)
    originals = [data for path, data in tree(tmp_path / "out/public/originals").items() if path.endswith(".jpg")]
    assert all(b"creativecommons.org/licenses/by/4.0/" in data for data in originals)


def test_photos_are_ordered_by_time_and_cameras_are_letters(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    times = [item.captured.corrected if item.captured else None for item in report.manifest.items]
    assert times == ["2026-05-14T09:00:00", "2026-05-14T10:00:00", None]
    assert [(camera.key, camera.label, camera.photos) for camera in report.manifest.cameras] == [
        ("A", "", 1),
        ("B", "", 1),
    ]


def test_a_fast_clock_is_corrected(photos: Path, tmp_path: Path) -> None:
    settings = {"dedupe": {"clocks": {"Testcam One": "-02:00:00"}}}
    report = build(photos, tmp_path / "out", config=settings, executor="serial")
    assert report.manifest.items[0].captured is not None
    assert report.manifest.items[0].captured.corrected == "2026-05-14T07:00:00"


def test_title_and_slug_come_from_the_folder_and_the_report_says_so(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    assert report.manifest.title == {"en": "Mayor in Lyon"}
    assert report.manifest.id == "mayor-in-lyon"
    assert any("Mayor in Lyon" in notice for notice in report.notices)
    assert all(
        one.path.split("/")[1].startswith("mayor-in-lyon-") for item in report.manifest.items for one in item.renditions
    )


def test_the_manifest_on_disk_is_the_one_that_was_returned(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    assert load_manifest(tmp_path / "out") == report.manifest


def test_check_finds_only_the_missing_texts(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    assert {finding.code for finding in check_gallery(tmp_path / "out").findings} == {"alt-missing"}


def test_inputs_stay_as_they_were(photos: Path, tmp_path: Path) -> None:
    before = tree(photos)
    build(photos, tmp_path / "out", executor="serial")
    assert tree(photos) == before


def test_a_second_run_does_nothing_and_changes_nothing(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if ".cache" not in path.parts}
    report = build(photos, tmp_path / "out", executor="serial")
    assert (report.work.decoded, report.work.rendered, report.work.cleaned) == (0, 0, 0)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if ".cache" not in path.parts}
    assert after == before


def test_a_changed_photo_is_the_only_one_that_is_done_again(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    (photos / "IMG_0002.JPG").write_bytes(jpeg(6))
    report = build(photos, tmp_path / "out", executor="serial")
    assert (report.work.decoded, report.work.rendered, report.work.cleaned) == (1, 1, 1)


def test_a_renamed_or_touched_photo_costs_nothing(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    (photos / "IMG_0002.JPG").rename(photos / "renamed.JPG")
    (photos / "zdjęcie trzy.png").touch()
    report = build(photos, tmp_path / "out", executor="serial")
    assert (report.work.decoded, report.work.rendered, report.work.cleaned) == (0, 0, 0)
    assert "renamed.JPG" in report.published


def test_a_new_width_renders_that_width_only(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial", config={"thumbnails": {"widths": [320, 640]}})
    before = tree(tmp_path / "out/public/images")
    report = build(photos, tmp_path / "out", executor="serial", config={"thumbnails": {"widths": [200, 320, 640]}})
    after = tree(tmp_path / "out/public/images")
    assert report.work.rendered == 3
    assert {path: data for path, data in after.items() if path in before} == before


def test_stale_public_files_go_and_those_of_others_stay(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    public = tmp_path / "out" / "public"
    (public / ".htaccess").write_text("mine")
    (public / "robots.txt").write_text("mine")
    (photos / "IMG_0002.JPG").unlink()
    report = build(photos, tmp_path / "out", executor="serial")
    present = set(tree(public))
    wanted = {one.path for item in report.manifest.items for one in item.renditions}
    assert present == {*wanted, "gallery.json", "index.html", "gallery.css", "gallery.js", ".htaccess", "robots.txt"}


def test_a_page_that_is_not_ours_is_never_replaced(photos: Path, tmp_path: Path) -> None:
    public = tmp_path / "out" / "public"
    public.mkdir(parents=True)
    (public / "index.html").write_text("<p>the town's own page</p>")
    with pytest.raises(StorageError, match="was not made by gallery") as refused:
        build(photos, tmp_path / "out", executor="serial")
    assert refused.value.code == "foreign-file"
    assert tree(public) == {"index.html": b"<p>the town's own page</p>"}


def test_a_lost_cache_costs_time_only(photos: Path, tmp_path: Path) -> None:
    first = build(photos, tmp_path / "out", executor="serial")
    before = tree(tmp_path / "out/public")
    shutil.rmtree(tmp_path / "out" / ".cache")
    again = build(photos, tmp_path / "out", executor="serial")
    assert again.manifest == first.manifest
    assert tree(tmp_path / "out/public") == before


def test_a_damaged_public_picture_is_put_right(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial")
    path = tmp_path / "out/public" / report.manifest.items[0].renditions[0].path
    good = path.read_bytes()
    path.unlink()
    path.write_bytes(b"damaged")
    build(photos, tmp_path / "out", executor="serial")
    assert path.read_bytes() == good


def test_a_public_picture_that_was_changed_in_place_is_put_right(photos: Path, tmp_path: Path) -> None:
    """The public file and the one in the pool may be one file with two names."""
    report = build(photos, tmp_path / "out", executor="serial")
    path = tmp_path / "out/public" / report.manifest.items[0].renditions[0].path
    good = path.read_bytes()
    with path.open("r+b") as file:
        file.write(b"x" * 20)
    again = build(photos, tmp_path / "out", executor="serial")
    assert path.read_bytes() == good
    assert again.work.rendered == 1


def test_a_warm_build_with_other_widths_equals_a_cold_one(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "warm", executor="serial", config={"thumbnails": {"widths": [320]}})
    build(photos, tmp_path / "warm", executor="serial", config={"thumbnails": {"widths": [160, 320, 400]}})
    build(photos, tmp_path / "cold", executor="serial", config={"thumbnails": {"widths": [160, 320, 400]}})
    assert tree(tmp_path / "warm/public") == tree(tmp_path / "cold/public")


def test_bursts_can_be_left_at_their_best(tmp_path: Path) -> None:
    root = tmp_path / "burst"
    root.mkdir()
    wide = scene(7, (900, 660))
    for number in range(3):
        shifted = wide.crop((number * 14, number * 10, number * 14 + 800, number * 10 + 600))
        block = exif(model="One", taken=f"2026:05:14 10:00:0{number * 2}")
        (root / f"burst-{number}.jpg").write_bytes(encoded(shifted, quality=90, exif=block))
    everything = build(root, tmp_path / "all", executor="serial")
    assert counts(everything) == (3, 3, 0, 0)
    assert len({item.stack for item in everything.manifest.items}) == 1
    best = build(root, tmp_path / "best", executor="serial", config={"dedupe": {"similar": "best"}})
    assert counts(best) == (3, 1, 2, 0)
    assert {one.reason for one in best.excluded} == {"burst"}


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_every_executor_makes_the_same_gallery(photos: Path, tmp_path: Path, executor: str) -> None:
    serial = build(photos, tmp_path / "serial", executor="serial")
    other = build(photos, tmp_path / executor, executor=executor)
    assert encode_manifest(other.manifest) == encode_manifest(serial.manifest)
    assert other.problems == serial.problems
    assert tree(tmp_path / executor / "public") == tree(tmp_path / "serial" / "public")


def test_originals_can_be_left_out(photos: Path, tmp_path: Path) -> None:
    report = build(photos, tmp_path / "out", executor="serial", config={"metadata": {"originals": False}})
    assert not (tmp_path / "out/public/originals").exists()
    assert report.work.cleaned == 0


def test_progress_comes_as_values_and_ends_complete(tmp_path: Path) -> None:
    events = []
    build(folder(tmp_path / "p", 2), tmp_path / "out", executor="serial", on_event=events.append)
    assert {event.stage for event in events} >= {"scan", "read", "group", "clean"}
    last = {event.stage: (event.done, event.total) for event in events}
    assert all(done == total for done, total in last.values())


def test_several_folders_share_the_root_above_them(tmp_path: Path) -> None:
    folder(tmp_path / "in" / "one", 1)
    (tmp_path / "in" / "two").mkdir(parents=True)
    (tmp_path / "in" / "two" / "other.jpg").write_bytes(jpeg(9))
    report = build([tmp_path / "in" / "one", tmp_path / "in" / "two"], tmp_path / "out", executor="serial")
    assert set(report.published) == {"one/photo-1.jpg", "two/other.jpg"}


def test_names_that_clash_are_all_published(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    for number, name in enumerate(("a.jpg", "A.JPG", "a.png")):
        picture = scene(20 + number)
        (root / name).write_bytes(encoded(picture, "PNG" if name.endswith("png") else "JPEG"))
    if len(list(root.iterdir())) < 3:
        pytest.skip("this file system ignores case")
    report = build(root, tmp_path / "out", executor="serial")
    assert counts(report) == (3, 3, 0, 0)
    paths = [one.path.casefold() for item in report.manifest.items for one in item.renditions]
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize("out", ["in/out", "in", "."])
def test_photos_and_output_never_overlap(tmp_path: Path, out: str) -> None:
    photos = folder(tmp_path / "in", 1)
    before = tree(tmp_path)
    with pytest.raises(ConfigError) as refused:
        build(photos, tmp_path / out, executor="serial")
    assert refused.value.code == "overlap"
    assert tree(tmp_path) == before


def test_an_empty_folder_and_a_missing_one_are_clear_errors(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, code in (("empty", "no-photos"), ("nowhere", "missing-input")):
        with pytest.raises(ConfigError) as refused:
            build(tmp_path / name, tmp_path / "out", executor="serial")
        assert refused.value.code == code
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        build(folder(tmp_path / "in", 1), tmp_path / "file" / "out", executor="serial")


def test_a_damaged_edits_file_is_never_overwritten(tmp_path: Path) -> None:
    photos, out = folder(tmp_path / "in", 1), tmp_path / "out"
    build(photos, out, executor="serial")
    before = tree(out / "public")
    (out / "gallery.edits.json").write_text("{ broken")
    with pytest.raises(ManifestError):
        build(photos, out, executor="serial")
    assert (out / "gallery.edits.json").read_text() == "{ broken"
    assert tree(out / "public") == before


def test_settings_sidecars_and_the_article_are_not_problems(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    (root / "gallery.toml").write_text('title = "Town"\narticle = "story.md"\nlanguages = ["pl"]\n')
    (root / "story.md").write_text("# The mayor abroad\n\nText.\n")
    (root / "photo-1.jpg.pl.txt").write_text("Burmistrz podaje rękę gospodyni")
    (root / "photo-1.xmp").write_text("<x/>")
    report = build(root, tmp_path / "out", executor="serial")
    assert counts(report) == (1, 1, 0, 0)
    assert report.manifest.headline == {"pl": "The mayor abroad"}
    assert report.alts["photo-1.jpg"].text["pl"].status == "draft"


def test_an_article_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 1)
    with pytest.raises(ConfigError, match=r"story\.md") as wrong:
        build(root, tmp_path / "out", config={"article": "story.md"}, executor="serial")
    assert wrong.value.code == "article"


def test_the_headline_title_or_file_name_never_becomes_alt(tmp_path: Path) -> None:
    settings = {"title": "The mayor abroad", "headline": "The mayor abroad", "summary": "A story"}
    report = build(folder(tmp_path / "in", 2), tmp_path / "out", config=settings, executor="serial")
    assert [item.alt.role for item in report.manifest.items] == ["missing", "missing"]
    assert b"alt=" not in (tmp_path / "out/public/index.html").read_bytes()


def test_a_photo_that_vanishes_or_changes_while_it_is_read_is_a_problem(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 3)

    def meddle(event: object) -> None:
        stage, done = getattr(event, "stage", ""), getattr(event, "done", 0)
        if (stage, done) == ("read", 0):
            (root / "photo-2.jpg").unlink()
            (root / "photo-3.jpg").write_bytes(jpeg(30))

    report = build(root, tmp_path / "out", executor="serial", on_event=meddle)
    assert {problem.path: problem.code for problem in report.problems} == {
        "photo-2.jpg": "not-found",
        "photo-3.jpg": "changed",
    }
    again = build(root, tmp_path / "out", executor="serial")
    assert counts(again) == (2, 2, 0, 0)


def test_an_interrupt_leaves_the_old_gallery_and_no_partial_file(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 2), tmp_path / "out"
    build(root, out, executor="serial")
    before = tree(out / "public")
    (root / "photo-9.jpg").write_bytes(jpeg(9))

    def interrupt(event: object) -> None:
        if getattr(event, "stage", "") == "clean":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(root, out, executor="processes", on_event=interrupt)
    assert tree(out / "public") == before
    assert not [path for path in out.rglob("*") if path.suffix == ".tmp"]


def test_two_builds_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    root, out = folder(tmp_path / "in", 1), tmp_path / "out"
    refused: list[str] = []

    def again(event: object) -> None:
        if getattr(event, "stage", "") == "read" and not refused:
            with pytest.raises(StorageError) as busy:
                build(root, out, executor="serial")
            refused.append(busy.value.code)

    build(root, out, executor="serial", on_event=again)
    assert refused == ["busy"]


def test_the_manifest_counts_what_failed_and_names_nothing(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 2)
    (root / "secret-name.jpg").write_bytes(jpeg(7)[:900])
    (root / "another.png").write_bytes(b"no picture")
    (root / "third.png").write_bytes(b"no picture either")
    report = build(root, tmp_path / "out", executor="serial")
    counted = {one.code: one.count for one in report.manifest.problems}
    assert counted == Counter(problem.code for problem in report.problems)
    assert sum(counted.values()) == 3
    written = (tmp_path / "out/public/gallery.json").read_text()
    assert json.loads(written)["problems"] == [{"code": code, "count": counted[code]} for code in sorted(counted)]
    assert "secret-name" not in written
