"""Drafts from a program of the user's."""

import sys
from pathlib import Path

import pytest

from gallery import build, suggest_alts
from gallery.errors import ConfigError
from tests.photos import folder

PROGRAM = """
import pathlib, sys
assert sys.stdin.buffer.read().startswith(b"\\xff\\xd8")
texts = {
    "pl": ["Kobieta czyta gazetę pod lipą", "Dwaj muzycy stroją skrzypce za kulisami"],
    "en": ["A woman reads a paper under a tree", "Two musicians tune violins behind the curtain"],
}
told = pathlib.Path("told-" + sys.argv[1])
count = len(told.read_text()) if told.exists() else 0
told.write_text("x" * (count + 1))
print(texts[sys.argv[1]][count % 2])
"""


def command(code: str = PROGRAM) -> dict[str, object]:
    return {"languages": ["pl", "en"], "title": "Lyon", "alt": {"command": [sys.executable, "-c", code, "{language}"]}}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    build(folder(tmp_path / "in", 2), tmp_path / "out", config=command(), executor="serial")
    return tmp_path / "out"


def test_its_texts_are_drafts_of_the_source_command_in_every_language(out: Path) -> None:
    report = suggest_alts(out, config=command())
    assert report.load.requests == 4
    assert report.counts == {"drafted": 4}
    built = build(out.parent / "in", out, config=command(), executor="serial")
    found = {tag: [alt.text[tag] for alt in built.alts.values()] for tag in ("pl", "en")}
    assert [one.value for one in found["pl"]] == [
        "Kobieta czyta gazetę pod lipą",
        "Dwaj muzycy stroją skrzypce za kulisami",
    ]
    assert {(one.source, one.status) for texts in found.values() for one in texts} == {("command", "draft")}


def test_a_text_that_the_audit_flags_is_no_draft_and_the_program_is_not_asked_twice(out: Path) -> None:
    report = suggest_alts(out, config=command("print('IMG_2041.jpg')"))
    assert report.counts == {"needs-person": 4}
    assert report.load.requests == 4
    assert all("camera-name" in one.rules and one.alt is None for one in report.suggestions)


def test_a_build_never_starts_it(out: Path, tmp_path: Path) -> None:
    trap = tmp_path / "started"
    build(out.parent / "in", out, config=command(f"open({str(trap)!r}, 'w')"), executor="serial")
    assert not trap.exists()


def test_failures_are_states_and_end_the_run_after_three(out: Path) -> None:
    report = suggest_alts(out, config=command("raise SystemExit(7)"))
    assert report.counts == {"failed": 3, "not-asked": 1}
    assert report.failed
    assert "it ended with 7" in report.stopped


def test_a_program_that_is_not_there_is_an_error(out: Path) -> None:
    config = {"languages": ["pl", "en"], "alt": {"command": ["no-such-program"]}}
    with pytest.raises(ConfigError, match="no-such-program"):
        suggest_alts(out, config=config)


def test_another_argument_makes_another_answer(out: Path) -> None:
    suggest_alts(out, config=command())
    assert suggest_alts(out, config=command()).load.requests == 0
    assert suggest_alts(out, config=command(f"{PROGRAM}# newer")).load.requests == 4
