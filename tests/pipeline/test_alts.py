"""Alt texts from the sheet and back."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from gallery import build, check_gallery, decide_photos, export_alts, import_alts, load_manifest
from gallery.alttext.audit import NEVER_ACCEPTED
from gallery.errors import ConfigError, GalleryError, ManifestError
from gallery.pipeline.accepting import accept_findings
from gallery.pipeline.outcome import BuildReport
from tests.metadata import makers
from tests.photos import folder

Row = dict[str, str]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return folder(tmp_path / "in", 3)


def made(photos: Path, out: Path, **settings: object) -> BuildReport:
    return build(photos, out, config={"languages": ["pl", "en"], "title": "Lyon", **settings}, executor="serial")


def rows(path: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))


def fill(path: Path, texts: Mapping[int, Row]) -> None:
    """Write into cells as a person would: row number -> column -> text."""
    table = rows(path)
    for number, cells in texts.items():
        table[number] |= cells
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(table)


def test_the_sheet_names_every_photo_and_says_nothing_for_it(photos: Path, tmp_path: Path) -> None:
    made(photos, tmp_path / "out")
    sheet = rows(tmp_path / "out/alts.csv")
    assert [row["source"] for row in sheet] == ["photo-1.jpg", "photo-2.jpg", "photo-3.jpg"]
    assert all(not row[column] for row in sheet for column in ("alt_pl", "alt_en", "caption_pl", "decorative"))


def test_what_a_person_writes_is_approved_published_and_remembered(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy", "caption_en": "At the lectern"}})
    report = made(photos, out)
    item = report.manifest.items[0]
    assert (item.alt.role, item.alt.text["pl"].value, item.alt.text["pl"].status) == (
        "informative",
        "Burmistrz na mównicy",
        "approved",
    )
    assert item.caption == {"en": "At the lectern"}
    assert 'alt="Burmistrz na mównicy"' in (out / "public/index.html").read_text("utf-8")
    assert "Burmistrz na mównicy" in (out / "gallery.edits.json").read_text("utf-8")
    assert made(photos, out).manifest == report.manifest


def test_approved_text_is_written_into_the_published_original(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy"}})
    report = made(photos, out)
    original = next(one for one in report.manifest.items[0].renditions if one.purpose == "download")
    assert "Burmistrz na mównicy".encode() in (out / "public" / original.path).read_bytes()
    assert report.work.cleaned == 1


def test_texts_survive_renaming_the_photo_and_losing_cache_and_sheet(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {1: {"alt_pl": "Dwie osoby przy stole"}})
    made(photos, out)
    (photos / "photo-2.jpg").rename(photos / "aaa.jpg")
    (out / "alts.csv").unlink()
    (out / ".cache" / "index.sqlite").unlink()
    report = made(photos, out)
    assert report.alts["aaa.jpg"].text["pl"].value == "Dwie osoby przy stole"


def test_an_emptied_cell_deletes_nothing(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy"}})
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": ""}})
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].value == "Burmistrz na mównicy"


def test_decorative_needs_a_reason(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"decorative": "tak"}, 1: {"decorative": "tak", "reason": "tło slajdu"}})
    report = made(photos, out)
    assert report.alts["photo-1.jpg"].role == "missing"
    assert report.alts["photo-2.jpg"].role == "decorative"
    assert any("without a reason" in notice for notice in report.notices)
    assert (out / "public/index.html").read_text("utf-8").count('alt=""') == 1


def test_a_broken_sheet_is_left_as_it_is_and_named(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    (out / "alts.csv").write_text("no;columns;known\n1;2;3\n")
    report = made(photos, out)
    assert any("alts.csv was left as it is" in notice for notice in report.notices)
    assert (out / "alts.csv").read_text().startswith("no;columns")


def test_the_row_of_a_photo_that_is_gone_is_kept(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {2: {"alt_pl": "Panorama miasta"}})
    (photos / "photo-3.jpg").rename(tmp_path / "photo-3.jpg")
    report = made(photos, out)
    assert any("no photo for the row of photo-3.jpg" in notice for notice in report.notices)
    assert rows(out / "alts.csv")[-1]["alt_pl"] == "Panorama miasta"
    (tmp_path / "photo-3.jpg").rename(photos / "photo-3.jpg")
    assert made(photos, out).alts["photo-3.jpg"].text["pl"].value == "Panorama miasta"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_export_and_import_round_trip(photos: Path, tmp_path: Path, suffix: str) -> None:
    out, sheet = tmp_path / "out", tmp_path / f"texts.{suffix}"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "=SUMA(1)", "alt_en": "The mayor\nat the lectern"}})
    made(photos, out)
    assert export_alts(out, sheet) == 3
    assert import_alts(out, sheet).changed == 0
    (out / "gallery.edits.json").unlink()
    assert import_alts(out, sheet).changed == 2
    report = made(photos, out)
    assert report.alts["photo-1.jpg"].text["pl"].value == "=SUMA(1)"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_draft_is_approved_by_its_state_and_not_by_being_handed_in(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (photos / "photo-1.jpg.pl.txt").write_text("Burmistrz przy mapie", "utf-8")
    report = made(photos, out)
    assert report.alts["photo-1.jpg"].text["pl"].status == "draft"
    assert "Burmistrz przy mapie" not in (out / "public/index.html").read_text("utf-8")
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].status == "draft"
    assert import_alts(out, out / "alts.csv").changed == 0
    fill(out / "alts.csv", {0: {"state_pl": "approved"}})
    text = made(photos, out).alts["photo-1.jpg"].text["pl"]
    assert (text.value, text.status, text.source) == ("Burmistrz przy mapie", "approved", "table")


def test_a_sheet_without_states_is_its_writers_own(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (photos / "photo-1.jpg.pl.txt").write_text("Burmistrz przy mapie", "utf-8")
    made(photos, out)
    (tmp_path / "texts.csv").write_text("plik;alt_pl\nphoto-1.jpg;Burmistrz przy mapie\n", "utf-8")
    assert import_alts(out, tmp_path / "texts.csv").changed == 1
    assert made(photos, out).alts["photo-1.jpg"].text["pl"].status == "approved"


def test_a_dry_import_changes_nothing(photos: Path, tmp_path: Path) -> None:
    out, sheet = tmp_path / "out", tmp_path / "texts.csv"
    made(photos, out)
    export_alts(out, sheet)
    fill(sheet, {0: {"alt_pl": "Burmistrz na mównicy"}})
    (change,) = import_alts(out, sheet, dry_run=True).changes
    assert (change.source, change.column, change.old, change.new) == (
        "photo-1.jpg",
        "alt_pl",
        "",
        "Burmistrz na mównicy",
    )
    assert not (out / "gallery.edits.json").exists()


def test_rows_of_strangers_are_named(photos: Path, tmp_path: Path) -> None:
    out, sheet = tmp_path / "out", tmp_path / "texts.csv"
    made(photos, out)
    sheet.write_text("id;alt_pl\nffffffffffffffff;Obcy\n")
    filled = import_alts(out, sheet)
    assert filled.changed == 0
    assert "ffffffffffffffff" in filled.notices[0]


@pytest.mark.parametrize("name", ["texts.ods", "nowhere.csv"])
def test_a_sheet_that_cannot_be_read_is_a_clear_error(photos: Path, tmp_path: Path, name: str) -> None:
    made(photos, tmp_path / "out")
    with pytest.raises(ManifestError) as wrong:
        import_alts(tmp_path / "out", tmp_path / name)
    assert wrong.value.code == "alt-table"


def test_there_must_be_a_gallery(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as wrong:
        export_alts(tmp_path, tmp_path / "texts.csv")
    assert wrong.value.code == "no-manifest"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("require", "closed"), [("none", False), ("draft", True), ("approved", True)])
def test_the_gate_is_closed_while_texts_are_missing(photos: Path, tmp_path: Path, require: str, closed: bool) -> None:
    assert made(photos, tmp_path / "out", alt={"require": require}).gate_closed is closed


def test_the_gate_opens_when_every_text_is_approved(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out, alt={"require": "approved"})
    texts = [
        ("Burmistrz na mównicy", "The mayor at the lectern"),
        ("Pełna sala", "A full hall of delegates"),
        ("Podpisanie umowy", "Two people sign an agreement"),
    ]
    fill(out / "alts.csv", {number: {"alt_pl": pl, "alt_en": en} for number, (pl, en) in enumerate(texts)})
    report = made(photos, out, alt={"require": "approved"})
    assert (report.findings, report.gate_closed) == ((), False)
    assert load_manifest(out).alt_require == "approved"


def test_a_lost_index_turns_no_draft_into_an_approved_text(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (photos / "photo-1.jpg.pl.txt").write_text("Burmistrz przy mapie", "utf-8")
    made(photos, out)
    fill(out / "alts.csv", {1: {"alt_pl": "Pełna sala"}})
    (out / ".cache" / "index.sqlite").unlink()
    report = made(photos, out)
    assert report.alts["photo-1.jpg"].text["pl"].status == "draft"
    assert report.alts["photo-2.jpg"].text["pl"].status == "approved"


@pytest.mark.parametrize("name", ["alts.csv", "alts.xlsx"])
def test_a_table_that_an_editor_puts_among_the_photos_is_approved(photos: Path, tmp_path: Path, name: str) -> None:
    from gallery.alttext.sources.table import read_table
    from gallery.alttext.sources.workbook import write_workbook

    text = "id;source;alt_pl\n1;photo-1.jpg;Burmistrz na mównicy\n".encode()
    (photos / name).write_bytes(text if name.endswith("csv") else write_workbook(read_table(text)))
    report = made(photos, tmp_path / "out")
    assert report.problems == ()
    assert report.alts["photo-1.jpg"].text["pl"].status == "approved"
    (photos / name).write_bytes(b"nothing;known\n1;2\n")
    with pytest.raises(ManifestError) as wrong:
        made(photos, tmp_path / "out")
    assert wrong.value.code == "alt-table"


@pytest.mark.parametrize(
    "settings",
    [
        {"dedupe": {"clocks": {"Canon": "an hour"}}},
        {"alt": {"rules": {"mising": "off"}}},
        {"alt": {"sources": ["edit"]}},
    ],
)
def test_unsound_settings_are_refused_before_anything_is_made(
    photos: Path, tmp_path: Path, settings: dict[str, object]
) -> None:
    with pytest.raises(GalleryError) as wrong:
        made(photos, tmp_path / "out", **settings)
    assert wrong.value.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_a_sheet_may_know_photos_by_path_or_file_name(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for day in ("sob", "nd"):
        (photos / day).mkdir()
    (photos / "photo-1.jpg").rename(photos / "sob" / "a.jpg")
    (photos / "photo-2.jpg").rename(photos / "nd" / "a.jpg")
    made(photos, out)
    (tmp_path / "texts.csv").write_text("plik;alt_pl\nsob/a.jpg;Ratusz\na.jpg;Rynek\nphoto-3.jpg;Most\n", "utf-8")
    filled = import_alts(out, tmp_path / "texts.csv")
    assert [(one.source, one.new) for one in filled.changes] == [("sob/a.jpg", "Ratusz"), ("photo-3.jpg", "Most")]
    assert filled.notices == ("texts.csv: a.jpg is the name of 2 photos; write their paths.",)


def test_the_row_of_a_picture_that_has_changed_is_refused(photos: Path, tmp_path: Path) -> None:
    out, sheet = tmp_path / "out", tmp_path / "texts.csv"
    made(photos, out)
    export_alts(out, sheet)
    fill(sheet, {0: {"alt_pl": "Burmistrz na mównicy"}, 1: {"alt_pl": "Grupa na schodach"}})
    retouched(photos / "photo-1.jpg")
    made(photos, out)
    filled = import_alts(out, sheet)
    assert [one.source for one in filled.changes] == ["photo-2.jpg"]
    assert "the picture photo-1.jpg has changed since the sheet was written" in "".join(filled.notices)
    assert "photo-1.jpg" not in {key for key, alt in made(photos, out).alts.items() if alt.text}


def test_a_text_is_stale_where_the_picture_has_changed_until_somebody_approves_it_again(
    photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy", "alt_en": "The mayor speaking"}})
    made(photos, out)
    retouched(photos / "photo-1.jpg")
    for _ in range(2):
        report = made(photos, out, alt={"require": "draft"})
        alt = report.alts["photo-1.jpg"]
        assert {tag: (one.value, one.status) for tag, one in alt.text.items()} == {
            "pl": ("Burmistrz na mównicy", "stale"),
            "en": ("The mayor speaking", "stale"),
        }
        assert (report.alt_counts["pl"]["stale"], report.gate_closed) == (1, True)
        assert all(item.alt.role == "missing" for item in report.manifest.items)
    assert "Burmistrz" not in (out / "public/index.html").read_text("utf-8")
    fill(out / "alts.csv", {0: {"state_pl": "approved", "alt_en": "The mayor at the lectern"}})
    alt = made(photos, out).alts["photo-1.jpg"]
    assert {one.status for one in alt.text.values()} == {"approved"}
    assert [(one.value, one.status) for one in alt.text["en"].history] == [
        ("The mayor speaking", "stale"),
    ]


def test_a_file_that_was_saved_anew_with_the_same_pixels_keeps_everything(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "Burmistrz na mównicy", "caption_pl": "Lyon"}})
    made(photos, out)
    with (photos / "photo-1.jpg").open("ab") as file:
        file.write(b"\0" * 16)  # behind the picture
    (photos / "photo-1.jpg").rename(photos / "other.jpg")
    report = made(photos, out)
    assert report.alts["other.jpg"].text["pl"].status == "approved"
    assert [item.caption for item in report.manifest.items if item.caption] == [{"pl": "Lyon"}]


def test_who_wrote_a_text_and_when_is_in_no_public_file(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made(photos, out)
    for text in ("Burmistrz", "Burmistrz na mównicy"):
        fill(out / "alts.csv", {0: {"alt_pl": text}})
        import_alts(out, out / "alts.csv", by="Ewa Redaktorka")
    text = made(photos, out, alt={"require": "none"}).alts["photo-1.jpg"].text["pl"]
    assert (text.value, text.by, [one.value for one in text.history]) == (
        "Burmistrz na mównicy",
        "Ewa Redaktorka",
        ["Burmistrz"],
    )
    assert text.at is not None
    assert text.pixels
    public = b"".join(path.read_bytes() for path in (out / "public").rglob("*") if path.is_file())
    assert "Burmistrz na mównicy".encode() in public
    for private in ("Redaktorka", '"Burmistrz"', text.pixels, str(text.at.year) + "-" + f"{text.at:%m-%dT%H}"):
        assert private.encode() not in public


def test_a_caption_is_no_alt_text_unless_the_settings_say_so_and_then_a_draft(tmp_path: Path) -> None:
    photos = tmp_path / "in"
    photos.mkdir()
    with Image.open(folder(tmp_path / "plain", 1) / "photo-1.jpg") as opened:
        described = opened.getexif()
        described[0x010E] = "Mayor opens the hall"
        opened.save(photos / "a.jpg", exif=described)
    assert made(photos, tmp_path / "out").alts["a.jpg"].role == "missing"
    alt = made(photos, tmp_path / "out", alt={"sources": ["edits", "caption"]}).alts["a.jpg"].text["pl"]
    assert (alt.value, alt.source, alt.status) == ("Mayor opens the hall", "caption", "draft")


def test_a_table_in_yaml_may_lie_among_the_photos(photos: Path, tmp_path: Path) -> None:
    (photos / "alts.yaml").write_text("photo-1.jpg: {alt: {pl: Burmistrz na mównicy}}", "utf-8")
    report = made(photos, tmp_path / "out")
    assert report.alts["photo-1.jpg"].text["pl"].status == "approved"
    assert not report.problems
    (tmp_path / "texts.yml").write_text("photo-2.jpg: {alt: {pl: Grupa na schodach}}", "utf-8")
    assert import_alts(tmp_path / "out", tmp_path / "texts.yml").changed == 1


def test_a_finding_is_accepted_for_one_photo_with_a_reason_and_stays_in_the_report(
    photos: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    made(photos, out)
    fill(out / "alts.csv", {0: {"alt_pl": "WYPRZEDAŻ ZIMOWA"}, 1: {"alt_pl": "NOWY ROZKŁAD JAZDY"}})
    assert {one.rule for one in made(photos, out).findings if one.language == "pl"} >= {"all-caps"}
    assert accept_findings(out, "all-caps", ["photo-1.jpg"], reason="tak jest na szyldzie") == 1
    report = made(photos, out)
    assert [one.image for one in report.findings if one.rule == "all-caps"] == [report.published["photo-2.jpg"]]
    (accepted,) = report.accepted
    assert (accepted.finding.rule, accepted.finding.image, accepted.reason) == (
        "all-caps",
        report.published["photo-1.jpg"],
        "tak jest na szyldzie",
    )
    assert "tak jest na szyldzie" in (out / "report.json").read_text("utf-8")
    assert "tak jest" not in (out / "public/gallery.json").read_text("utf-8")
    checked = check_gallery(out)
    assert [one.code for one in checked.findings].count("alt-all-caps") == 1
    assert [one.reason for one in checked.accepted] == ["tak jest na szyldzie"]
    assert "tak jest na szyldzie" in (out / "report.html").read_text("utf-8")
    accept_findings(out, "all-caps", ["photo-1.jpg"], reason="")
    assert not made(photos, out).accepted


@pytest.mark.parametrize(("rule", "photo"), [("all-capz", "photo-1.jpg"), ("all-caps", "photo-9.jpg")])
def test_what_cannot_be_accepted_is_told(photos: Path, tmp_path: Path, rule: str, photo: str) -> None:
    made(photos, tmp_path / "out")
    with pytest.raises(ConfigError):
        accept_findings(tmp_path / "out", rule, [photo], reason="x")


@pytest.mark.parametrize("rule", sorted(NEVER_ACCEPTED))
def test_no_reason_stands_for_a_text_that_is_not_there(photos: Path, tmp_path: Path, rule: str) -> None:
    out = tmp_path / "out"
    made(photos, out)
    with pytest.raises(ConfigError, match="cannot be accepted"):
        accept_findings(out, rule, ["photo-1.jpg"], reason="x")
    sha256 = load_manifest(out).items[0].source.sha256
    edits = {"schema": "gallery.edits/1", "photos": {sha256: {"accepted": {"missing": "x"}}}}
    (out / "gallery.edits.json").write_text(json.dumps(edits))
    assert sum(one.rule == "missing" for one in made(photos, out).findings) == 6
    assert not check_gallery(out).ok


def test_findings_are_told_in_polish_where_the_settings_say_so(photos: Path, tmp_path: Path) -> None:
    report = made(photos, tmp_path / "out", alt={"messages": "pl"})
    assert any("brak tekstu alternatywnego" in one.message for one in report.findings)
    assert any("brak tekstu alternatywnego" in one.message for one in check_gallery(tmp_path / "out").findings)


def test_shots_of_one_scene_may_sound_alike_and_different_pictures_may_not(tmp_path: Path) -> None:
    photos = folder(tmp_path / "in", 3)
    with Image.open(photos / "photo-1.jpg") as opened:
        opened.convert("RGB").point(lambda value: min(255, value + 6)).save(photos / "photo-1b.jpg", quality=90)
    texts = {
        "photo-1.jpg": "Burmistrz wita gości z Francji na schodach ratusza rano",
        "photo-1b.jpg": "Burmistrz wita gości z Francji na schodach ratusza wieczorem",
        "photo-2.jpg": "Dyrektorka szkoły otwiera nową salę gimnastyczną wszystkim naszym młodszym uczniom",
        "photo-3.jpg": "Dyrektorka szkoły otwiera nową salę gimnastyczną wszystkim naszym młodszym gościom",
    }
    lines = [f"{name}: {{alt: {{pl: {text}}}}}" for name, text in texts.items()]
    (photos / "alts.yaml").write_text("\n".join(lines), "utf-8")
    report = made(photos, tmp_path / "out", dedupe={"similar": "all"}, languages=["pl"])
    for name in ("photo-1.jpg", "photo-1b.jpg"):
        decide_photos(tmp_path / "out", keep=[photos / name])
    report = made(photos, tmp_path / "out", languages=["pl"])
    assert len(report.published) == 4
    names = {name: key for key, name in report.published.items()}
    assert sorted(names[one.image] for one in report.findings if one.rule == "near-duplicate") == [
        "photo-2.jpg",
        "photo-3.jpg",
    ]
    found = [one for one in check_gallery(tmp_path / "out").findings if one.code == "alt-near-duplicate"]
    assert len(found) == 2


def retouched(path: Path) -> None:
    """Save a photo with other pixels under its name."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    picture.paste((200, 30, 30), (0, 0, picture.width // 2, picture.height // 2))
    picture.save(path, quality=92)


def test_a_text_in_a_sidecar_of_xmp_is_a_draft(photos: Path, tmp_path: Path) -> None:
    text = '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="pl">Pełna sala</rdf:li></rdf:Alt>'
    (photos / "photo-1.xmp").write_bytes(makers.xmp(f"{text}</Iptc4xmpCore:AltTextAccessibility>"))
    (text_of,) = made(photos, tmp_path / "out").alts["photo-1.jpg"].text.values()
    assert (text_of.value, text_of.source, text_of.status) == ("Pełna sala", "sidecar", "draft")
