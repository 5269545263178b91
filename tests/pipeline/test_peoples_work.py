"""What people wrote is never lost, and what machines wrote never passes for it."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gallery import build, check_gallery, decide_photos, export_alts, import_alts
from gallery.errors import ManifestError, StorageError
from gallery.manifest.edits import write_edits
from gallery.model import Decisions, Focal, PhotoDecision, Progress
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.workspace import open_workspace
from gallery.storage.files import LocalFiles
from tests.photos import folder, jpeg, tree
from tests.pipeline.test_alts import fill, made, rows


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return folder(tmp_path / "in", 3)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_what_is_typed_while_the_gallery_is_built_is_kept_for_the_next_run(photos: Path, out: Path) -> None:
    made(photos, out)
    (photos / "photo-4.jpg").write_bytes(jpeg(4))

    def type_now(event: Progress) -> None:
        if (event.stage, event.done) == ("clean", 0):
            fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy"}})

    report = build(
        photos, out, config={"languages": ["pl", "en"], "title": "Lyon"}, executor="serial", on_event=type_now
    )
    assert any("changed while the gallery was built" in notice for notice in report.notices)
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].status == "approved"


def test_the_draft_of_a_photo_that_was_away_stays_a_draft(photos: Path, out: Path, tmp_path: Path) -> None:
    (photos / "photo-1.jpg.pl.txt").write_text("Burmistrz przy mapie", "utf-8")
    made(photos, out)
    (photos / "photo-1.jpg").rename(tmp_path / "away.jpg")
    fill(out / "alts.csv", {1: {"alt_pl": "Pełna sala"}})
    made(photos, out)
    (tmp_path / "away.jpg").rename(photos / "photo-1.jpg")
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].status == "draft"


def test_a_kill_between_sheet_and_index_approves_nothing(
    photos: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photos / "photo-1.jpg.pl.txt").write_text("Burmistrz przy mapie", "utf-8")
    real = LocalFiles.write

    def killed(self: LocalFiles, key: str, data: bytes, *, durable: bool = False) -> None:
        real(self, key, data, durable=durable)
        if key == "alts.csv":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(LocalFiles, "write", killed)
        with pytest.raises(KeyboardInterrupt):
            made(photos, out)
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].status == "draft"


def test_a_newer_decision_is_not_undone_by_an_old_cell(photos: Path, out: Path) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Stary tekst o mostach"}})
    made(photos, out)
    edits = out / "gallery.edits.json"
    edits.write_text(edits.read_text("utf-8").replace("Stary tekst o mostach", "Nowy tekst o mostach"), "utf-8")
    fill(out / "alts.csv", {1: {"alt_pl": "Pełna sala"}})
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].value == "Nowy tekst o mostach"


def test_edits_that_cannot_be_read_are_not_taken_for_none(
    photos: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Pełna sala"}})
    made(photos, out)
    before = (out / "gallery.edits.json").read_bytes()
    real = LocalFiles.read

    def failing(self: LocalFiles, key: str) -> bytes:
        if key == "gallery.edits.json":
            raise StorageError("the file cannot be read (Input/output error)", code="not-readable")
        return real(self, key)

    monkeypatch.setattr(LocalFiles, "read", failing)
    with pytest.raises(StorageError):
        made(photos, out)
    assert (out / "gallery.edits.json").read_bytes() == before


def test_a_key_that_is_not_ours_is_named_and_kept(photos: Path, out: Path) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Pełna sala"}})
    made(photos, out)
    edits = out / "gallery.edits.json"
    raw = json.loads(edits.read_text("utf-8"))
    next(iter(raw["photos"].values()))["focal_point"] = {"x": 0.2, "y": 0.4}
    edits.write_text(json.dumps(raw), "utf-8")
    with pytest.raises(ManifestError, match="unknown key focal_point; did you mean focal"):
        made(photos, out)
    assert "focal_point" in edits.read_text("utf-8")


def test_texts_of_absent_photos_survive_a_language_that_is_switched_off(
    photos: Path, out: Path, tmp_path: Path
) -> None:
    made(photos, out)
    (photos / "photo-1.jpg").rename(tmp_path / "away.jpg")
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy"}})
    made(photos, out, languages=["en"])
    assert rows(out / "alts.csv")[-1]["alt_pl"] == "Burmistrz na mównicy"


def test_export_replaces_no_sheet_that_somebody_filled_in(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    sheet = tmp_path / "texts.csv"
    export_alts(out, sheet)
    export_alts(out, sheet)
    fill(sheet, {0: {"alt_pl": "Burmistrz na mównicy"}})
    for target in (sheet, out / "alts.csv"):
        with pytest.raises(ManifestError) as refused:
            export_alts(out, target)
        assert refused.value.code == "alt-table"
    assert rows(sheet)[0]["alt_pl"] == "Burmistrz na mównicy"


@pytest.mark.parametrize("damage", [b"id;source\n\xff\xff", None])
def test_an_export_needs_no_sheet_that_can_be_read(
    photos: Path, out: Path, tmp_path: Path, damage: bytes | None
) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy"}})
    made(photos, out)
    if damage is None:
        (out / "alts.csv").unlink()
    else:
        (out / "alts.csv").write_bytes(damage)
    assert export_alts(out, tmp_path / "texts.csv") == 3
    assert rows(tmp_path / "texts.csv")[0]["alt_pl"] == "Burmistrz na mównicy"


def test_rows_of_strangers_in_an_import_are_kept_in_the_gallerys_sheet(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    (tmp_path / "texts.csv").write_text("id;source;alt_pl\nffffffffffffffff;x.jpg;Dwie godziny pracy\n", "utf-8")
    import_alts(out, tmp_path / "texts.csv")
    assert "Dwie godziny pracy" in (out / "alts.csv").read_text("utf-8-sig")
    made(photos, out)
    assert "Dwie godziny pracy" in (out / "alts.csv").read_text("utf-8-sig")


def test_a_picture_for_each_row_where_there_is_one(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out, thumbnails={"formats": ["webp"]})
    export_alts(out, tmp_path / "with.xlsx")
    shutil.rmtree(out / ".cache")
    export_alts(out, tmp_path / "without.xlsx")
    shown = [len(load_workbook(tmp_path / name).worksheets[0]._images) for name in ("with.xlsx", "without.xlsx")]
    assert shown == [3, 0]


def test_an_import_tells_of_the_texts_alone_that_are_new(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    sheet = tmp_path / "texts.yaml"
    said = "photo-1.jpg:\n  alt: {pl: Burmistrz na mównicy, en: The mayor %s}\n  caption: {pl: Otwarcie, en: %s}\n"
    sheet.write_text(said % ("speaks", "The opening"), "utf-8")
    assert import_alts(out, sheet).changed == 4
    sheet.write_text(said % ("opens the fair", "The fair opens"), "utf-8")
    assert {(one.column, one.new) for one in import_alts(out, sheet).changes} == {
        ("alt_en", "The mayor opens the fair"),
        ("caption_en", "The fair opens"),
    }


def test_texts_for_pixels_that_are_others_by_now_are_not_taken_over(photos: Path, out: Path) -> None:
    made(photos, out)
    export_alts(out, out / "texts.csv")
    fill(out / "texts.csv", {0: {"alt_pl": "Burmistrz na mównicy", "pixels": "f" * 64}})
    filled = import_alts(out, out / "texts.csv")
    assert filled.changed == 0
    assert any("photo-1.jpg" in notice for notice in filled.notices)


def test_a_sheet_that_cannot_be_written_is_told_and_the_gallery_is_built(
    photos: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a spreadsheet program holds the file on Windows."""
    real = LocalFiles.write

    def held(self: LocalFiles, key: str, data: bytes, *, durable: bool = False) -> None:
        if key == "alts.csv":
            raise StorageError("alts.csv cannot be written (in use)", code="not-writable")
        real(self, key, data, durable=durable)

    monkeypatch.setattr(LocalFiles, "write", held)
    report = made(photos, out)
    assert len(report.published) == 3
    assert any(notice.startswith("alts.csv was not written") for notice in report.notices)


def test_a_photo_in_the_place_of_one_without_texts_has_none(photos: Path, out: Path) -> None:
    made(photos, out)
    before = decide_photos(out, focal={str(photos / "photo-1.jpg"): Focal(x=0.25, y=0.75)})
    (photos / "photo-1.jpg").write_bytes(jpeg(9))
    assert made(photos, out).alts["photo-1.jpg"].role == "missing"
    with open_workspace(out) as space:
        assert load_decisions(space) == before


def test_half_a_decorative_mark_stays_in_the_sheet(photos: Path, out: Path) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"decorative": "yes"}, 1: {"reason": "tło"}})
    for _ in range(2):
        report = made(photos, out)
        sheet = rows(out / "alts.csv")
        assert (sheet[0]["decorative"], sheet[1]["reason"]) == ("yes", "tło")
        assert sum("reason" in notice for notice in report.notices) == 2


def test_a_decorative_mark_can_be_taken_back_by_sheet_and_by_import(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    for way in ("sheet", "import"):
        fill(out / "alts.csv", {0: {"decorative": "yes", "reason": "tło"}})
        assert made(photos, out).alts["photo-1.jpg"].role == "decorative"
        if way == "sheet":
            fill(out / "alts.csv", {0: {"decorative": "", "reason": ""}})
        else:
            export_alts(out, tmp_path / "texts.csv")
            fill(tmp_path / "texts.csv", {0: {"decorative": "", "reason": ""}})
            import_alts(out, tmp_path / "texts.csv")
        assert made(photos, out).alts["photo-1.jpg"].role == "missing", way


def test_a_mark_that_was_lost_with_the_decisions_is_not_taken_back_twice(photos: Path, out: Path) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"decorative": "yes", "reason": "tło"}})
    made(photos, out)
    (out / "gallery.edits.json").unlink()
    fill(out / "alts.csv", {0: {"decorative": "", "reason": ""}})
    assert made(photos, out).alts["photo-1.jpg"].role == "missing"


def test_an_import_without_a_column_for_marks_takes_none_back(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    fill(out / "alts.csv", {0: {"decorative": "yes", "reason": "tło"}})
    name = rows(out / "alts.csv")[0]["id"]
    made(photos, out)
    (tmp_path / "texts.csv").write_text(f"id;caption_pl\n{name};Slajd\n", "utf-8")
    import_alts(out, tmp_path / "texts.csv")
    assert made(photos, out).alts["photo-1.jpg"].role == "decorative"


def test_drafts_are_in_no_public_file(photos: Path, out: Path) -> None:
    (photos / "photo-1.jpg.pl.txt").write_text("Anna Kowalska przy mapie", "utf-8")
    report = made(photos, out)
    assert report.alts["photo-1.jpg"].text["pl"].status == "draft"
    assert not [path for path, data in tree(out / "public").items() if b"Kowalska" in data]
    assert report.alt_counts["pl"] == {"missing": 2, "draft": 1, "approved": 0, "stale": 0, "decorative": 0}
    assert rows(out / "alts.csv")[0]["alt_pl"] == "Anna Kowalska przy mapie"


def test_a_run_in_which_every_photo_fails_leaves_the_gallery(photos: Path, out: Path) -> None:
    made(photos, out)
    before = tree(out / "public")
    for path in photos.iterdir():
        path.write_bytes(b"\xff\xd8\xff broken")
    with pytest.raises(StorageError) as refused:
        made(photos, out)
    assert refused.value.code == "nothing-left"
    assert tree(out / "public") == before


def test_what_a_person_rejected_is_not_in_public(photos: Path, out: Path) -> None:
    report = made(photos, out)
    sha256 = report.manifest.items[0].source.sha256
    edits = {"schema": "gallery.edits/1", "photos": {sha256: {"keep": False}}}
    (out / "gallery.edits.json").write_text(json.dumps(edits))
    report = made(photos, out)
    assert [one.reason for one in report.excluded] == ["rejected"]
    assert not [path for path, data in tree(out / "public").items() if sha256[:16].encode() in data]


def test_a_copy_takes_the_place_of_a_photo_that_failed_on_the_way(tmp_path: Path, out: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "a.jpg").write_bytes(jpeg(1))
    (root / "b.jpg").write_bytes(jpeg(1, artist="Anna"))

    first = build(root, tmp_path / "probe", executor="serial")
    kept = next(iter(first.published))
    other = {"a.jpg": "b.jpg", "b.jpg": "a.jpg"}[kept]

    def lose(event: Progress) -> None:
        if (event.stage, event.done) == ("clean", 0) and (root / kept).exists():
            (root / kept).unlink()

    report = build(root, out, executor="serial", on_event=lose)
    assert list(report.published) == [other]
    assert [one.path for one in report.problems] == [kept]
    assert {one.code for one in check_gallery(out).findings} == {"alt-missing"}


def test_a_lost_manifest_does_not_block_the_next_build(photos: Path, out: Path) -> None:
    made(photos, out)
    before = tree(out / "public")
    for lose_index in (False, True):
        (out / "public/gallery.json").unlink()
        if lose_index:
            (out / ".cache/index.sqlite").unlink()
        made(photos, out)
        assert tree(out / "public") == before


@pytest.mark.parametrize("name", [".cache/pool/precious.txt", "report.html"])
def test_what_others_put_into_the_output_folder_is_left_alone(photos: Path, out: Path, name: str) -> None:
    (out / name).parent.mkdir(parents=True)
    (out / name).write_text("mine")
    with pytest.raises(StorageError) as refused:
        made(photos, out)
    assert refused.value.code == "foreign-file"
    assert tree(out) == {name: b"mine"}


def test_a_public_folder_that_is_a_link_is_refused(photos: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    out.mkdir()
    (out / "public").symlink_to(tmp_path / "www")
    with pytest.raises(StorageError, match="is a link"):
        made(photos, out)


def test_the_public_folder_stands_for_its_gallery(photos: Path, out: Path, tmp_path: Path) -> None:
    made(photos, out)
    before = tree(out / "public")
    export_alts(out / "public", tmp_path / "texts.csv")
    fill(tmp_path / "texts.csv", {0: {"alt_pl": "Pełna sala"}})
    import_alts(out / "public", tmp_path / "texts.csv")
    assert check_gallery(out / "public").findings
    assert tree(out / "public") == before


def test_check_sees_hidden_files_links_and_the_names_of_broken_photos(photos: Path, out: Path) -> None:
    (photos / "broken-one.jpg").write_bytes(b"\xff\xd8\xff")
    made(photos, out)
    public = out / "public"
    (public / ".IMG_1.jpg").write_bytes(jpeg(9, gps=True))
    (public / "images/link.jpg").symlink_to(photos / "photo-1.jpg")
    (public / "notes.txt").write_text("see broken-one.jpg")
    found = {(one.path, one.code, str(one.severity)) for one in check_gallery(out).findings}
    assert ("public/.IMG_1.jpg", "stray-file", "warning") in found
    assert ("public/.IMG_1.jpg", "private-metadata", "error") in found
    assert ("public/images/link.jpg", "stray-file", "error") in found
    assert ("public/notes.txt", "source-name", "error") in found


def test_check_asks_what_the_settings_ask(photos: Path, out: Path) -> None:
    made(photos, out, alt={"rules": {"missing": "off", "missing-translation": "off"}})
    assert check_gallery(out).ok


def test_bare_publishes_no_text_of_the_files(tmp_path: Path, out: Path) -> None:
    from gallery.metadata.clean import clean_metadata

    root = tmp_path / "in"
    root.mkdir()
    (root / "a.jpg").write_bytes(clean_metadata(jpeg(1), alt={"en": "A bridge at dusk"}).data)
    drafts = build(root, out, executor="serial")
    assert drafts.alt_counts["en"]["draft"] == 1
    bare = build(root, out, config={"metadata": {"policy": "bare"}}, executor="serial")
    assert bare.alt_counts["en"]["draft"] == 0


def test_decisions_that_somebody_else_changed_in_the_meantime_are_left_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(folder(tmp_path / "in", 1), out, config={"title": "Gala"}, executor="serial")
    with open_workspace(out) as space:
        before = load_decisions(space)
        mine = Decisions(photos={"a" * 64: PhotoDecision(keep=True)})
        theirs = Decisions(photos={"b" * 64: PhotoDecision(keep=False)})
        (out / "gallery.edits.json").write_bytes(write_edits(theirs))
        with pytest.raises(ManifestError) as told:
            save_decisions(space, mine, before)
        assert told.value.code == "edits-changed"
        assert load_decisions(space) == theirs


def test_a_person_says_which_photos_come_first_and_which_stands_for_the_gallery(tmp_path: Path) -> None:
    photos, out = folder(tmp_path / "in", 4), tmp_path / "out"
    decide_photos(out, order=[photos / "photo-3.jpg", photos / "photo-1.jpg"], lead=photos / "photo-4.jpg")
    report = build(photos, out, config={"title": "Gala"}, executor="serial")
    names = {name: key for key, name in report.published.items()}
    shown = [names[item.id] for item in report.manifest.items]
    assert shown == ["photo-3.jpg", "photo-1.jpg", "photo-2.jpg", "photo-4.jpg"]
    assert names[report.manifest.lead] == "photo-4.jpg"
    decide_photos(out, order=[photos / "photo-2.jpg"], lead=photos / "photo-1.jpg")
    again = build(photos, out, config={"title": "Gala"}, executor="serial")
    assert names[again.manifest.items[0].id] == "photo-2.jpg"
    assert names[again.manifest.lead] == "photo-1.jpg"
    decide_photos(out, forget=list(photos.iterdir()))
    last = build(photos, out, config={"title": "Gala"}, executor="serial")
    assert names[last.manifest.items[0].id] == names[last.manifest.lead] == "photo-1.jpg"
