"""The tutorial, walked through."""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.docs.blocks import ROOT, blocks

TUTORIAL = ROOT / "docs" / "tutorial.md"
POLISH = ROOT / "docs" / "samouczek.md"

TEXTS = "Delegaci rozmawiają", "Burmistrz przemawia", "Dwie osoby podpisują dokument", "Grupa stoi na schodach"


def gallery(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gallery", *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


def test_both_languages_show_the_same_commands() -> None:
    assert blocks(TUTORIAL) == blocks(POLISH)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the sample in it, as in the repository."""
    (tmp_path / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    return tmp_path


def test_the_sample_becomes_a_gallery_fit_to_publish(desk: Path) -> None:
    """Build, write texts into the sheet, build, check: with the numbers that the tutorial shows."""
    shown = next(block for block in blocks(TUTORIAL) if "published" in block)
    first = gallery("build", "samples/conference", "-o", "build/conference", cwd=desk)
    assert first.returncode == 3
    assert [line for line in shown.splitlines() if line not in first.stdout + first.stderr] == []
    assert gallery("check", "build/conference", cwd=desk).returncode == 1

    sheet = desk / "build" / "conference" / "alts.csv"
    rows = list(csv.DictReader(StringIO(sheet.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))
    for number, row in enumerate(rows):
        row["alt_pl"] = f"{TEXTS[number % 4]} {_PLACES[number // 4]}"
        row["alt_en"] = f"{_ENGLISH[number % 4]} {_WHERE[number // 4]}"
    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    sheet.write_bytes(out.getvalue().encode("utf-8-sig"))

    assert gallery("build", "samples/conference", "-o", "build/conference", cwd=desk).returncode == 3
    checked = gallery("check", "build/conference", cwd=desk)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "fit to publish" in checked.stdout
    edits = (desk / "build" / "conference" / "gallery.edits.json").read_text("utf-8")
    assert "Delegaci rozmawiają w sali obrad" in edits


@pytest.mark.parametrize("page", [TUTORIAL, POLISH], ids=["en", "pl"])
def test_its_commands_one_after_the_other_end_with_a_clean_check(page: Path, desk: Path) -> None:
    """From nothing, with the texts written into the workbook that it exports, in both languages."""
    lines = [line for block in blocks(page, "text") for line in block.splitlines()]
    commands = [line.split()[1:] for line in lines if line.startswith("gallery ") and "conference" in line]
    assert [words[:2] for words in commands if words[0] == "alt"] == [
        ["alt", "export"],
        ["alt", "import"],
        ["alt", "import"],
    ]
    done = []
    for words in commands:
        done.append(gallery(*words, cwd=desk))
        assert done[-1].returncode in (0, 1, 3), done[-1].stderr
        if words[:2] == ["alt", "export"]:
            write_texts(desk / words[-1])
    assert "26 texts would change" in next(one.stdout for one in done if "would change" in one.stdout)
    assert done[-1].returncode == 0
    assert "fit to publish" in done[-1].stdout


def write_texts(workbook: Path) -> None:
    """As a person would: a text in every open cell of both languages."""
    book = load_workbook(workbook)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(range(2, sheet.max_row + 1)):
        for name, texts, places in (("alt_pl", TEXTS, _PLACES), ("alt_en", _ENGLISH, _WHERE)):
            cell = sheet.cell(row=row, column=columns[name])
            assert not cell.protection.locked
            cell.value = f"{texts[number % 4]} {places[number // 4]}"
    book.save(workbook)


_ENGLISH = "Delegates are talking", "The mayor speaks", "Two people sign a document", "A group stands on the steps"
_PLACES = "w sali obrad", "na rynku obok fontanny", "przed ratuszem w słońcu", "nad rzeką wieczorem", "przy kawie"
_WHERE = (
    "in the council hall",
    "in the square by a fountain",
    "outside the sunny town hall",
    "by the river",
    "at coffee",
)
