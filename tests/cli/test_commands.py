"""Every command: its JSON, its exit code, what goes where."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.photos import encoded, folder, jpeg, scene

ALONE = ("--workers", "1")


def test_build_answers_as_the_contract_says(gallery: Command, process: Command, photos: Path, tmp_path: Path) -> None:
    answer = process("build", "in", "-o", "out", "--json")
    assert answer.code == 3
    report = answer.json
    assert (report["schema"], report["manifest"]) == ("gallery.build/1", "public/gallery.json")
    assert (report["photos"], report["published"]) == (4, 2)
    assert (
        report["excluded"]
        == [
            {
                "source": "photo-1.jpg",
                "reason": "duplicate",
                "of": "photo-1 copy.jpg",
                "why": report["excluded"][0]["why"],
            }
        ]
        or report["excluded"][0]["of"] == "photo-1.jpg"
    )
    assert [(one["path"], one["code"]) for one in report["problems"]] == [("broken.jpg", "corrupt")]
    assert report["work"] == {"decoded": 2, "rendered": 2, "cleaned": 2, "reused": 0}
    again = gallery("build", "in", *ALONE, "-o", "out", "--json").json
    assert again["work"] == {"decoded": 0, "rendered": 0, "cleaned": 0, "reused": 2}


def test_build_tells_a_person_what_happened_and_what_to_do(gallery: Command, photos: Path) -> None:
    answer = gallery("build", "in", *ALONE, "-o", "out")
    assert "4 files: 2 published, 1 left out, 1 problem." in answer.out
    assert "alts.csv" in answer.out
    assert "broken.jpg" in answer.err
    assert "[corrupt]" in answer.err


def test_quiet_says_problems_only_and_progress_is_silent_on_a_pipe(process: Command, photos: Path) -> None:
    answer = process("build", "in", "-o", "out", "--quiet")
    assert answer.out == ""
    assert answer.err.splitlines() == [line for line in answer.err.splitlines() if "broken.jpg" in line]
    assert "\r" not in answer.err
    assert "\x1b" not in answer.err


def test_verbose_logs_steps_on_stderr_and_keeps_stdout_clean(process: Command, photos: Path) -> None:
    answer = process("build", "in", "-o", "out", "--verbose", "--json", "--executor", "threads")
    assert answer.json["published"] == 2
    assert "gallery.progress: read" in answer.err


def test_clean_answers_as_the_contract_says(gallery: Command, photos: Path, tmp_path: Path) -> None:
    answer = gallery("clean", "in", *ALONE, "-o", "out", "--json")
    files = {one["source"]: one for one in answer.json["files"]}
    assert (answer.code, answer.json["schema"]) == (3, "gallery.clean/1")
    assert files["photo-1.jpg"]["status"] == "cleaned"
    assert "GPS position" in files["photo-1.jpg"]["removed"]
    assert (files["broken.jpg"]["status"], files["broken.jpg"]["output"]) == ("withheld", None)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".gallery-clean.json",
        "photo-1 copy.jpg",
        "photo-1.jpg",
        "photo-2.jpg",
    ]


def test_clean_dry_run_writes_nothing(gallery: Command, photos: Path, tmp_path: Path) -> None:
    answer = gallery("clean", "in", *ALONE, "--dry-run")
    assert "photo-1.jpg\tcleaned\tGPS position" in answer.out
    assert "In these files: GPS position (3)" in answer.out
    assert "4 files: 3 can be published, 1 withheld." in answer.out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]


def test_clean_is_quiet_but_for_problems(gallery: Command, photos: Path) -> None:
    answer = gallery("clean", "in", *ALONE, "-o", "out", "--quiet")
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("broken.jpg: ")


def test_clean_tells_of_photos_in_which_there_was_nothing(gallery: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bare.jpg").write_bytes(jpeg(1))
    answer = gallery("clean", "in", *ALONE, "-o", "out")
    assert answer.out == "bare.jpg\tcleaned\tnothing private found\t-\n1 file: 1 clean, 0 withheld.\n"


def test_clean_keeps_and_removes_single_subjects(gallery: Command, photos: Path) -> None:
    answer = gallery("clean", "in", *ALONE, "--dry-run", "--keep", "camera", "--remove", "rights", "--json")
    assert "camera model" in answer.json["files"][-1]["kept"]
    refused = gallery("clean", "in", *ALONE, "--dry-run", "--keep", "gps")
    assert refused.code == 2
    assert "keywords" in refused.err


def test_clean_keeps_names_apart_that_conversion_would_bring_together(gallery: Command, tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "a.tif").write_bytes(encoded(scene(1), "TIFF", save_all=True, append_images=[scene(2)]))
    (root / "a.tif.jpg").write_bytes(jpeg(2))
    answer = gallery("clean", "in", *ALONE, "-o", "out", "--json")
    outputs = [one["output"] for one in answer.json["files"]]
    assert answer.code == 0
    assert len(set(outputs)) == 2
    assert {one["status"] for one in answer.json["files"]} == {"cleaned", "converted"}


def test_clean_needs_a_folder(gallery: Command, photos: Path) -> None:
    answer = gallery("clean", "in", *ALONE)
    assert answer.code == 2
    assert "-o" in answer.err


def test_thumbnails_answer_as_the_contract_says(gallery: Command, photos: Path, tmp_path: Path) -> None:
    answer = gallery("thumbnails", "in", *ALONE, "-o", "out", "--widths", "160", "--formats", "jpeg", "--json")
    assert (answer.code, answer.json["schema"]) == (3, "gallery.thumbnails/1")
    for file in answer.json["files"]:
        for made in file["renditions"]:
            path = tmp_path / "out" / made["path"]
            assert path.stat().st_size == made["bytes"]
            assert (made["width"], made["height"], made["media_type"]) == (160, 120, "image/jpeg")
    assert "problem" not in gallery("thumbnails", "in/photo-1.jpg", *ALONE, "-o", "out2", "--widths", "100,200").out


def test_audit_reads_a_manifest_a_sheet_and_a_page(gallery: Command, photos: Path, tmp_path: Path) -> None:
    gallery("build", "in", *ALONE, "-o", "out", "--quiet")
    answer = gallery("alt", "audit", "out/public/gallery.json", "--json")
    assert (answer.code, answer.json["schema"], answer.json["images"]) == (1, "gallery.alt-audit/1", 2)
    assert {one["rule"] for one in answer.json["findings"]} == {"missing"}
    sheet = {
        "language": "pl",
        "headline": "Burmistrz na konferencji we Francji",
        "images": [{"id": str(number), "alt": "Burmistrz na konferencji we Francji"} for number in range(8)],
    }
    (tmp_path / "sheet.json").write_text(json.dumps(sheet))
    found = gallery("alt", "audit", "sheet.json", "--json").json["findings"]
    assert {one["image"] for one in found if one["rule"] == "same-as-headline"} == {str(n) for n in range(8)}
    (tmp_path / "page.html").write_text('<html lang="en"><h1>News</h1><img src="a.jpg" alt="A bridge at dusk"></html>')
    clean = gallery("alt", "audit", "page.html")
    assert (clean.code, clean.out.strip()) == (0, "1 image, 0 findings.")
    assert gallery("alt", "audit", "nowhere.html").code == 1
    (tmp_path / "notes.md").write_text("# No page at all")
    assert "neither" in gallery("alt", "audit", "notes.md").err


def test_alt_export_and_import_round_trip(gallery: Command, photos: Path, tmp_path: Path) -> None:
    gallery("build", "in", *ALONE, "-o", "out", "--quiet")
    assert gallery("alt", "export", "out", "-o", "alts.csv").code == 0
    filled = (tmp_path / "alts.csv").read_text("utf-8-sig").replace("photo-2.jpg;;;", "photo-2.jpg;;;A bridge at dusk")
    (tmp_path / "alts.csv").write_text(filled)
    shown = gallery("alt", "import", "out", "alts.csv")
    assert "photo-2.jpg, alt_en\n  + A bridge at dusk\n1 text would change. Add --apply to take it over." in shown.out
    dry = gallery("alt", "import", "out", "alts.csv", "--dry-run", "--json").json
    assert (dry["dry_run"], dry["changed"], (tmp_path / "out/gallery.edits.json").exists()) == (True, 1, False)
    assert [(one["source"], one["column"], one["new"]) for one in dry["changes"]] == [
        ("photo-2.jpg", "alt_en", "A bridge at dusk")
    ]
    assert gallery("alt", "import", "out", "alts.csv", "--apply", "--dry-run").code == 2
    assert "1 text changed. Build again" in gallery("alt", "import", "out", "alts.csv", "--apply", "--by", "Ewa").out
    edits = json.loads((tmp_path / "out/gallery.edits.json").read_text("utf-8"))["photos"]
    assert [one["alt"]["en"]["by"] for one in edits.values()] == ["Ewa"]
    counts = gallery("build", "in", *ALONE, "-o", "out", "--json").json["alt"]["en"]
    assert (counts["approved"], counts["missing"]) == (1, 1)


def test_export_lists_and_writes(gallery: Command, photos: Path, tmp_path: Path) -> None:
    gallery("build", "in", *ALONE, "-o", "out", "--quiet")
    names = gallery("export", "--list").out.split()
    assert names == gallery("export", "--list", "--json").json["exporters"]
    for name in names:
        paths = gallery("export", "out", "--to", name).out.split("\n")
        assert all((tmp_path / path).is_file() for path in paths if path)
    elsewhere = gallery("export", "out", "--to", "csv", "-o", "there", "--json").json["files"]
    assert elsewhere == ["there/photos.csv"]
    unknown = gallery("export", "out", "--to", "jsonl")
    assert unknown.code == 2
    assert "did you mean jsonld" in unknown.err
    assert gallery("export", "out").code == 2


def test_check_says_whether_it_may_be_published(gallery: Command, photos: Path) -> None:
    gallery("build", "in", *ALONE, "-o", "out", "--quiet")
    answer = gallery("check", "out", "--json")
    assert (answer.code, answer.json["schema"], answer.json["ok"]) == (1, "gallery.check/1", False)
    assert {"path", "code", "severity", "message"} == set(answer.json["findings"][0])
    assert "not fit to publish yet" in gallery("check", "out").out
    assert gallery("check", "nowhere").code == 1


def test_the_gate_makes_build_fail(gallery: Command, photos: Path) -> None:
    answer = gallery("build", "in", *ALONE, "-o", "out", "--set", "alt.require=approved")
    assert answer.code == 1
    assert "not ready to publish" in answer.err


def test_config_show_names_every_origin(gallery: Command, photos: Path, tmp_path: Path) -> None:
    (photos / "gallery.toml").write_text('title = "Lyon"\n[thumbnails]\nwidths = [320]\n')
    answer = gallery(
        "config", "show", "in", "--set", "slug=lyon", "--json", GALLERY_DEDUPE_SIMILAR="best", GALLERY_LANGUAGES="pl"
    )
    origins = {one["name"]: (one["value"], one["origin"]) for one in answer.json["settings"]}
    assert origins["title"] == ({"pl": "Lyon"}, "gallery.toml")
    assert origins["thumbnails.widths"] == ([320], "gallery.toml")
    assert origins["dedupe.similar"] == ("best", "GALLERY_DEDUPE_SIMILAR")
    assert origins["slug"] == ("lyon", "option")
    assert origins["metadata.policy"] == ("web", "default")
    assert "thumbnails.widths\t[320]\tgallery.toml" in gallery("config", "show", "in").out


def test_what_is_typed_is_read_by_the_settings_type(gallery: Command, photos: Path) -> None:
    sets = [
        "title=Lyon, again",
        "slug=2026",
        "thumbnails.quality.jpeg=70",
        "thumbnails.widths=320",
        "event.start=2026-05-14",
    ]
    answer = gallery("config", "show", "in", "--json", *(word for one in sets for word in ("--set", one)))
    values = {one["name"]: one["value"] for one in answer.json["settings"]}
    assert values["title"] == {"en": "Lyon, again"}
    assert values["slug"] == "2026"
    assert values["thumbnails.quality"]["jpeg"] == 70
    assert values["thumbnails.quality"]["webp"] == 78
    assert values["thumbnails.widths"] == [320]
    assert values["event.start"] == "2026-05-14"
    wrong = gallery("config", "show", "in", "--set", "dedupe.similar=0")
    assert "option: dedupe.similar must be" in wrong.err


def test_an_unknown_setting_is_named_with_the_nearest(gallery: Command, photos: Path) -> None:
    (photos / "gallery.toml").write_text("[thumbnails]\nqualty = 3\n")
    answer = gallery("build", "in", *ALONE, "-o", "out", "--json")
    assert answer.code == 2
    assert "unknown setting thumbnails.qualty; did you mean quality?" in answer.err
    assert answer.json["schema"] == "gallery.error/1"


def test_init_writes_settings_that_build(gallery: Command, tmp_path: Path) -> None:
    root = folder(tmp_path / "Burmistrz we Francji", 2, model="One", taken="2026:05:14 10:00:00")
    (root / "article.md").write_text("# Burmistrz we Francji\n\nNasza delegacja odwiedziła miasto partnerskie.\n")
    answer = gallery("init", root)
    text = (root / "gallery.toml").read_text("utf-8")
    assert answer.code == 0
    assert 'languages = ["pl"]' in text
    assert "guessed" in answer.out
    assert 'start = "2026-05-14"' in text
    assert "Testcam One" in text
    assert gallery("init", root).code == 2
    assert gallery("init", root, "--force", "--json").json["schema"] == "gallery.init/1"
    assert gallery("build", root, *ALONE, "-o", "out").code == 0
    assert gallery("init", "nowhere").code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "nowhere", "-o", "out"), "there is no file or folder"),
        (("build", "in", "-o", "in/out"), "lies inside the photo folder"),
        (("build", "in", "-o", "out", "--workers", "0"), "neither auto nor a number"),
        (("build", "in", "-o", "out", "--executor", "thread"), "did you mean threads"),
        (("build", "in", "-o", "out", "--set", "slug"), "is not NAME=VALUE"),
        (("build", "in", "-o", "out", "--config", "none.toml"), "none.toml cannot be read"),
        (("build", "in"), "--output"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(
    gallery: Command, photos: Path, arguments: tuple[str, ...], message: str
) -> None:
    answer = gallery(*arguments)
    assert answer.code == 2
    assert message in answer.err
    assert "Traceback" not in answer.err
    assert answer.out == ""


def test_version_and_help(gallery: Command) -> None:
    assert gallery("--version").out.startswith("event-gallery ")
    for command in ("build", "dedupe", "decide", "clean", "thumbnails", "alt", "export", "check", "config", "init"):
        assert gallery(command, "--help").code == 0


def test_a_misspelt_exporter_is_answered_with_the_nearest(gallery: Command, photos: Path) -> None:
    gallery("build", "in", *ALONE, "-o", "out", "--quiet")
    answer = gallery("export", "out", "--to", "cvs")
    assert answer.err.startswith("Error: there is no exporter cvs; did you mean csv?")


def test_init_names_a_folder_that_is_not_there(gallery: Command) -> None:
    answer = gallery("init", "x" * 300)
    assert (answer.code, "there is no folder" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "position", "offered"),
    [("gallery al", 1, {"alt"}), ("gallery build --wor", 2, {"--workers"}), ("gallery alt ", 2, {"audit", "export"})],
)
def test_shells_complete_commands_and_options(words: str, position: int, offered: set[str]) -> None:
    command = Path(sys.executable).with_name("gallery")
    if not command.is_file():
        pytest.skip("the command is not installed beside this Python")
    asked = {"_GALLERY_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(position)}
    done = subprocess.run(
        [command], env={**os.environ, **asked}, capture_output=True, text=True, check=False, timeout=60
    )
    assert offered <= set(done.stdout.split())
