"""Finding duplicates as a library call: what is remembered, heeded and written."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

import gallery.pipeline.look as look_module
from gallery import build, decide_photos, find_duplicates
from gallery.cache.fingerprints import open_fingerprints
from gallery.dedupe.compare import Comparison
from gallery.errors import ConfigError, ManifestError, StorageError
from gallery.pipeline.duplicates import duplicate_fields
from tests.photos import encoded, folder, jpeg, scene, tree


def web_copy(path: Path) -> bytes:
    """Half as large, without metadata."""
    picture = Image.open(path)
    return encoded(picture.resize((picture.width // 2, picture.height // 2)), quality=70)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    root = folder(tmp_path / "in", 3, model="One", taken="2026:05:14 10:22:31")
    (root / "web.jpg").write_bytes(web_copy(root / "photo-1.jpg"))
    return root


def kinds(root: Path, **options: object) -> list[tuple[str, str, tuple[str, ...]]]:
    report = find_duplicates(root, executor="serial", **options)  # type: ignore[arg-type]
    return [(one.kind, one.keep, one.drop) for one in report.groups]


def test_a_second_run_decodes_and_compares_nothing(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = find_duplicates(photos, cache=tmp_path / "cache", executor="serial")
    assert first.decoded == 4

    def never(*_: object, **__: object) -> None:
        raise AssertionError("worked twice")

    monkeypatch.setattr(look_module, "decode", never)
    monkeypatch.setattr(Comparison, "__call__", never)
    second = find_duplicates(photos, cache=tmp_path / "cache", executor="serial")
    assert (second.decoded, second.groups) == (0, first.groups)


def test_one_new_photo_is_compared_and_no_other_pair(
    photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_duplicates(photos, cache=tmp_path / "cache", executor="serial")
    (photos / "new.jpg").write_bytes(encoded(Image.open(photos / "photo-2.jpg").resize((400, 300)), quality=80))
    compared = []
    real = Comparison.__call__

    def counted(self: Comparison, batch: object) -> object:
        compared.extend(batch.pairs)  # type: ignore[attr-defined]
        return real(self, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(Comparison, "__call__", counted)
    report = find_duplicates(photos, cache=tmp_path / "cache", executor="serial")
    assert {one.keep for one in report.groups} == {"photo-1.jpg", "photo-2.jpg"}
    fresh = hashlib.sha256((photos / "new.jpg").read_bytes()).hexdigest()
    assert compared
    assert all(fresh in pair for pair in compared)


def test_the_index_of_a_build_serves_too(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", executor="serial")
    assert find_duplicates(photos, cache=tmp_path / "out" / ".cache", executor="serial").decoded == 0


def test_photos_are_not_touched_and_nothing_is_left(photos: Path, tmp_path: Path) -> None:
    before = tree(tmp_path)
    find_duplicates(photos, executor="serial")
    assert tree(tmp_path) == before


@pytest.mark.parametrize("executor", ["serial", "threads", "processes"])
def test_every_executor_finds_the_same(photos: Path, executor: str) -> None:
    report = find_duplicates(photos, executor=executor)
    assert [(one.kind, one.keep) for one in report.groups] == [("copy", "photo-1.jpg")]
    assert duplicate_fields(report) == duplicate_fields(find_duplicates(photos, executor="serial"))


class TestDecisions:
    def test_what_a_person_told_apart_stays_apart_under_other_names(self, photos: Path, tmp_path: Path) -> None:
        assert kinds(photos) == [("copy", "photo-1.jpg", ("web.jpg",))]
        decide_photos(tmp_path / "out", apart=[photos / "photo-1.jpg", photos / "web.jpg"])
        (photos / "web.jpg").rename(photos / "poster.jpg")
        assert kinds(photos, edits=tmp_path / "out") == []
        assert kinds(photos, edits=tmp_path / "out" / "gallery.edits.json") == []

    def test_keep_and_best_win_over_the_program(self, photos: Path, tmp_path: Path) -> None:
        decide_photos(tmp_path / "out", best=[photos / "web.jpg"])
        assert kinds(photos, edits=tmp_path / "out") == [("copy", "web.jpg", ("photo-1.jpg",))]
        decide_photos(tmp_path / "out", keep=[photos / "photo-1.jpg"])
        assert kinds(photos, edits=tmp_path / "out") == [("copy", "web.jpg", ())]

    def test_what_was_decided_can_be_forgotten_and_texts_stay(self, photos: Path, tmp_path: Path) -> None:
        decide_photos(tmp_path / "out", drop=[photos / "photo-1.jpg"])
        assert kinds(photos, edits=tmp_path / "out") == [("copy", "web.jpg", ("photo-1.jpg",))]
        decide_photos(tmp_path / "out", forget=[photos / "photo-1.jpg"])
        assert kinds(photos, edits=tmp_path / "out") == [("copy", "photo-1.jpg", ("web.jpg",))]

    def test_a_build_heeds_them_and_never_overwrites_them(self, photos: Path, tmp_path: Path) -> None:
        decide_photos(tmp_path / "out", drop=[photos / "photo-3.jpg"], best=[photos / "web.jpg"])
        before = (tmp_path / "out" / "gallery.edits.json").read_bytes()
        report = build(photos, tmp_path / "out", executor="serial")
        assert sorted(report.published) == ["photo-2.jpg", "web.jpg"]
        assert (tmp_path / "out" / "gallery.edits.json").read_bytes() == before

    def test_nonsense_is_refused_and_changes_nothing(self, photos: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        with pytest.raises(ConfigError, match="nothing was decided"):
            decide_photos(out)
        with pytest.raises(ConfigError, match="nothing was decided"):
            decide_photos(out, apart=[photos / "web.jpg"])
        with pytest.raises(ConfigError, match=r"web\.jpg cannot be left out and kept"):
            decide_photos(out, keep=[photos / "web.jpg"], drop=[photos / "web.jpg"])
        with pytest.raises(StorageError, match=r"gone\.jpg cannot be read"):
            decide_photos(out, keep=[photos / "gone.jpg"])
        assert not (out / "gallery.edits.json").exists()

    def test_a_file_of_decisions_that_is_not_there_is_an_error(self, photos: Path, tmp_path: Path) -> None:
        with pytest.raises(StorageError):
            find_duplicates(photos, edits=tmp_path / "gone.json")


class TestFingerprints:
    def test_a_photo_of_last_year_is_found_again(self, photos: Path, tmp_path: Path) -> None:
        prints, new = tmp_path / "2025.prints", tmp_path / "new"
        find_duplicates(photos, fingerprints=prints, executor="serial")
        new.mkdir()
        shutil.copy(photos / "photo-2.jpg", new / "same bytes.jpg")
        (new / "turned.jpg").write_bytes(encoded(Image.open(photos / "photo-3.jpg").rotate(90, expand=True)))
        (new / "fresh.jpg").write_bytes(jpeg(77))
        report = find_duplicates(new, against=[prints], executor="serial")
        assert [(one.path, one.of, one.kind, one.file) for one in report.known] == [
            ("same bytes.jpg", "photo-2.jpg", "exact", "2025.prints"),
            ("turned.jpg", "photo-3.jpg", "copy", "2025.prints"),
        ]
        assert report.known[0].reason == "same bytes"
        assert "90°" in report.known[1].reason
        assert report.groups == ()

    def test_nothing_private_is_in_the_file(self, tmp_path: Path) -> None:
        root = folder(
            tmp_path / "in", 2, gps=True, serial="SERIAL-77", artist="Anna Nowak", taken="2026:05:14 10:22:31"
        )
        find_duplicates(root, fingerprints=tmp_path / "p", executor="serial")
        data = (tmp_path / "p").read_bytes()
        assert b"SERIAL-77" not in data
        assert b"Anna" not in data
        with open_fingerprints(tmp_path / "p") as opened:
            assert not any(one.metadata.has_gps or one.metadata.private for one in opened.photos)

    def test_it_replaces_an_older_file_whole_and_leaves_nothing_beside(self, photos: Path, tmp_path: Path) -> None:
        (tmp_path / "p").write_bytes(b"old")
        find_duplicates(photos, fingerprints=tmp_path / "p", executor="serial")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "p"]
        assert kinds(photos, against=[tmp_path / "p"])

    @pytest.mark.parametrize("content", [b"", b"garbage", b"SQLite format 3\0" + bytes(500)])
    def test_what_is_no_such_file_is_named(self, photos: Path, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "p").write_bytes(content)
        with pytest.raises(ManifestError, match="no file of fingerprints"):
            find_duplicates(photos, against=[tmp_path / "p"], executor="serial")

    def test_one_of_a_newer_version_is_named(self, photos: Path, tmp_path: Path) -> None:
        find_duplicates(photos, fingerprints=tmp_path / "p", executor="serial")
        with closing(sqlite3.connect(tmp_path / "p")) as db:
            db.execute("pragma user_version = 99")
        with pytest.raises(ManifestError, match="written by a newer version") as told:
            find_duplicates(photos, against=[tmp_path / "p"], executor="serial")
        assert told.value.code == "too-new"

    @pytest.mark.parametrize("damage", ["update photo set preview = 5", "delete from photo"])
    def test_one_without_its_previews_is_damaged(self, photos: Path, tmp_path: Path, damage: str) -> None:
        find_duplicates(photos, fingerprints=tmp_path / "p", executor="serial")
        with open_fingerprints(tmp_path / "p") as opened:
            names = [one.sha256 for one in opened.photos]
            with closing(sqlite3.connect(tmp_path / "p")) as db:
                db.execute(damage)
                db.commit()
            with pytest.raises(ManifestError, match="damaged"):
                opened.preview(names[0])

    def test_a_file_that_is_not_there_is_named(self, photos: Path, tmp_path: Path) -> None:
        with pytest.raises(StorageError, match="there is no file"):
            find_duplicates(photos, against=[tmp_path / "p"], executor="serial")

    def test_a_place_that_cannot_be_written_is_named(self, photos: Path, tmp_path: Path) -> None:
        with pytest.raises(StorageError, match="cannot be written"):
            find_duplicates(photos, fingerprints=tmp_path / "no" / "p", executor="serial")


class TestThresholds:
    def test_bursts_can_be_left_alone(self, tmp_path: Path) -> None:
        root = tmp_path / "in"
        root.mkdir()
        wide = scene(5, (660, 500))
        for second in range(2):
            view = wide.crop((9 * second, 5 * second, 9 * second + 600, 5 * second + 450))
            (root / f"{second}.jpg").write_bytes(
                encoded(view, quality=90, exif=jpeg_exif(f"2026:05:14 10:22:3{second}"))
            )
        assert [kind for kind, *_ in kinds(root)] == ["similar"]
        assert kinds(root, config={"dedupe": {"similar": "off"}}) == []
        assert kinds(root, config={"dedupe": {"burst_seconds": 0.5}}) == []

    def test_more_proof_can_be_asked_for(self, photos: Path) -> None:
        assert [kind for kind, *_ in kinds(photos, config={"dedupe": {"min_points": 500}})] == ["similar"]
        assert kinds(photos, config={"dedupe": {"min_agreement": 0.7}}) == kinds(photos)

    @pytest.mark.parametrize(
        "wrong",
        [{"min_points": 11}, {"min_agreement": 0.69}, {"max_distance": 61}, {"burst_seconds": -1}, {"similar": 0}],
    )
    def test_less_proof_than_was_measured_is_refused(self, photos: Path, wrong: dict[str, float]) -> None:
        with pytest.raises(ConfigError, match=f"dedupe.{next(iter(wrong))} must be"):
            find_duplicates(photos, config={"dedupe": wrong})


def jpeg_exif(taken: str) -> bytes:
    from tests.photos import exif

    return exif(taken=taken, model="One")
