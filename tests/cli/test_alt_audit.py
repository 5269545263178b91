"""`gallery alt audit` as people and CI see it."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command

PAGE = """<!doctype html><html lang="pl"><title>Burmistrz na konferencji - Miasto</title><body>
<img src="logo.png">
<img src="1.jpg" alt="Burmistrz na konferencji">
<img src="2.jpg" alt="BURMISTRZ na konferencji!">
</html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    return tmp_path / "page.html"


def test_a_finding_is_a_line_that_editors_can_jump_to(gallery: Command, page: Path) -> None:
    answer = gallery("alt", "audit", "page.html")
    lines = answer.out.splitlines()
    assert answer.code == 1
    assert lines[0].startswith("page.html:2:1: error missing: “logo.png”: no alt text; write one")
    assert lines[2].startswith("page.html:3:1: error same-as-headline: “Burmistrz na konferencji” is the headline")
    assert lines[-2:] == ["", "3 images: 5 errors. Most often: duplicate-in-gallery 2, same-as-headline 2, missing 1."]


def test_ids_of_sheets_are_named_with_the_language(gallery: Command, tmp_path: Path) -> None:
    sheet = {"language": "pl", "images": [{"id": "foto-1", "alt": None}]}
    (tmp_path / "sheet.json").write_text(json.dumps(sheet))
    assert gallery("alt", "audit", "sheet.json").out.startswith("sheet.json:1:32: error missing: foto-1 (pl): no alt")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--rule", "missing=warning"), 0),
        (("--rule", "missing=warning", "--fail-on", "warning"), 1),
        (("--rule", "missing=info", "--fail-on", "warning"), 0),
        (("--rule", "missing=info", "--fail-on", "info"), 1),
        (("--rule", "missing=off", "--fail-on", "info"), 0),
        (("--rule", "missing"), 2),
        (("--rule", "mising=off"), 2),
        (("--fail-on", "always"), 2),
    ],
)
def test_from_which_severity_on_it_fails(gallery: Command, tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    (tmp_path / "page.html").write_text("<img>")
    assert gallery("alt", "audit", "page.html", *options).code == code


def test_several_files_and_folders_are_one_audit(gallery: Command, page: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/b.html").write_text(PAGE.replace('"logo.png"', '"../logo.png"'), "utf-8")
    (tmp_path / "logo.png").write_bytes(b"logo")
    answer = gallery("alt", "audit", "page.html", "more", "--json")
    assert answer.code == 1
    assert [one["file"] for one in answer.json["files"]] == ["page.html", "more/b.html"]
    text = gallery("alt", "audit", "page.html", "more").out
    assert "\n\nmore/b.html:2:1: " in text
    assert "6 images in 2 files: 10 errors." in text
    together = gallery("alt", "audit", ".").out  # below one folder the logo is one picture
    assert "with a reason (and on 1 more page)" in together


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_done(gallery: Command, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html lang=en><img alt='A dog runs'>")
    answer = gallery("alt", "audit", "page.html", "gone.html")
    assert (answer.code, answer.out.strip()) == (3, "1 image, 0 findings.")
    assert "gone.html" in answer.err
    assert gallery("alt", "audit", "page.html", "gone.html", "--json").json["problems"][0]["code"] == "audit-input"
    assert gallery("alt", "audit", "gone.html").code == 1


def test_quiet_says_nothing_and_answers_by_its_code(gallery: Command, page: Path) -> None:
    answer = gallery("alt", "audit", "page.html", "-q")
    assert (answer.code, answer.out, answer.err) == (1, "", "")


def test_sarif_is_written_beside_the_answer(gallery: Command, page: Path, tmp_path: Path) -> None:
    answer = gallery("alt", "audit", "page.html", "--sarif", "alt.sarif", "--json")
    results = json.loads((tmp_path / "alt.sarif").read_text())["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == [one["rule"] for one in answer.json["findings"]]


def test_a_report_in_the_language_asked_for_is_written_beside_the_answer(
    gallery: Command, page: Path, tmp_path: Path
) -> None:
    answer = gallery("alt", "audit", "page.html", "--report", "alt.html", "--messages", "pl", "--json")
    report = (tmp_path / "alt.html").read_text("utf-8")
    assert '<html lang="pl"' in report
    assert report.count('<p class="rule">') == len({one["rule"] for one in answer.json["findings"]})


def test_the_language_is_that_of_the_messages_too(gallery: Command, page: Path) -> None:
    assert "to nagłówek" in gallery("alt", "audit", "page.html", "--messages", "pl").out
    assert "is the headline" in gallery("alt", "audit", "page.html", "--language", "pl").out
    assert "to nagłówek" in gallery("alt", "audit", "page.html", "--messages", "pl").out


def test_a_gallery_is_audited_by_its_own_settings(gallery: Command, tmp_path: Path) -> None:
    from tests.photos import folder

    photos = folder(tmp_path / "in", 1)
    (photos / "gallery.toml").write_text('languages = ["en"]\n[alt.rules]\nmissing = "info"\n')
    gallery("build", "in", "-o", "out", "--executor", "serial")
    for named in ("out", "out/public/gallery.json"):
        (finding,) = gallery("alt", "audit", named, "--json").json["findings"]
        assert (finding["rule"], finding["severity"]) == ("missing", "info")
    assert gallery("alt", "audit", "out", "--rule", "missing=error").code == 1


def test_accepted_findings_are_told_and_do_not_fail(gallery: Command, tmp_path: Path) -> None:
    image = {"id": "1", "alt": "A photo of a bridge", "suppressed": {"image-of": "a photo in the photo"}}
    (tmp_path / "sheet.json").write_text(json.dumps({"language": "en", "images": [image]}))
    answer = gallery("alt", "audit", "sheet.json", "--fail-on", "info")
    assert answer.code == 0
    first, last = answer.out.splitlines()
    assert first.startswith("accepted: sheet.json:1:")
    assert first.endswith(": a photo in the photo")
    assert last == "1 image, 0 findings. 1 finding accepted with a reason."


def test_what_a_library_prints_does_not_get_into_the_answer(gallery: Command, tmp_path: Path) -> None:
    """openpyxl prints to stdout where a style of a workbook names another that is not there."""
    from tests.alttext.sources.test_workbook import with_part

    part = "xl/styles.xml"
    broken = with_part(part, lambda text: re.sub(r'(<cellStyle [^>]*?xfId=)"\d+"', r'\1"4711"', text))
    (tmp_path / "alts.xlsx").write_bytes(broken)
    answer = gallery("alt", "audit", "alts.xlsx", "--json")
    assert answer.json["schema"] == "gallery.error/1"
    assert "out of range" in answer.err
