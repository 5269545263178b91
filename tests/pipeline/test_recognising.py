"""Words in the published photos as evidence for the audit."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from gallery import build, check_gallery
from gallery.image import ocr
from gallery.pipeline import recognising
from gallery.pipeline.outcome import BuildReport
from tests.photos import folder

LINES = ("Library closed", "until 1 June")
asked: list[bytes] = []


class Scripted:
    """A reader that finds the same lines in every picture."""

    def read(self, preview: bytes) -> Iterable[str]:
        asked.append(preview)
        return LINES


class Broken:
    """A reader that fails."""

    def read(self, preview: bytes) -> Iterable[str]:
        raise RuntimeError("no model")


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    asked.clear()
    monkeypatch.setitem(ocr.BUILT_IN, "scripted", (f"{__name__}:Scripted", ""))
    monkeypatch.setitem(ocr.BUILT_IN, "broken", (f"{__name__}:Broken", ""))
    root = folder(tmp_path / "in", 2)
    (root / "alts.yaml").write_text(
        "photo-1.jpg: {alt: {en: A board at the entrance}}\n"
        "photo-2.jpg: {alt: {en: 'A board beside the door: library closed until 1 June'}}\n"
    )
    return root


def made(photos: Path, **alt: str) -> BuildReport:
    return build(photos, photos.parent / "out", config={"title": "Library", "alt": alt}, executor="serial")


def flagged(report: BuildReport) -> list[str]:
    names = {name: key for key, name in report.published.items()}
    return [names[one.image] for one in report.findings if one.rule == "text-in-image"]


def test_words_that_no_text_says_are_told_and_read_once(photos: Path) -> None:
    report = made(photos, ocr="scripted")
    assert flagged(report) == ["photo-1.jpg"]
    assert not report.not_run
    assert len(asked) == 2
    assert flagged(made(photos, ocr="scripted")) == ["photo-1.jpg"]
    assert len(asked) == 2


def test_check_knows_what_was_read(photos: Path) -> None:
    made(photos, ocr="scripted")
    report = check_gallery(photos.parent / "out")
    assert "alt-text-in-image" in {one.code for one in report.findings}
    assert not report.not_run


def test_words_are_in_no_public_file(photos: Path) -> None:
    made(photos, ocr="scripted")
    assert "until 1 June" in (photos.parent / "out/report.json").read_text()
    texts = json.loads((photos.parent / "out/public/gallery.json").read_text())["items"]
    assert [item["alt"]["text"]["en"]["value"] for item in texts].count("A board at the entrance") == 1
    assert "Library closed" not in (photos.parent / "out/public/gallery.json").read_text()


@pytest.mark.parametrize(("setting", "why"), [("off", "alt.ocr"), ("auto", "event-gallery[ocr]")])
def test_rules_say_that_they_did_not_run(photos: Path, monkeypatch: pytest.MonkeyPatch, setting: str, why: str) -> None:
    monkeypatch.setattr(recognising, "find_spec", lambda name: None)
    report = made(photos, ocr=setting)
    assert set(report.not_run) == {"text-in-image", "needs-long-description"}
    assert all(why in reason for reason in report.not_run.values())
    assert set(check_gallery(photos.parent / "out").not_run) == set(report.not_run)
    assert not asked


def test_a_reader_that_fails_fails_no_photo(photos: Path) -> None:
    report = made(photos, ocr="broken")
    assert (len(report.published), report.problems, flagged(report)) == (2, (), [])


def test_a_picture_that_kills_its_reader_has_no_words() -> None:
    task = recognising.ReadingTask(sha256="a" * 64, preview=b"", reader="scripted")
    assert recognising.Recognition().lost(task) is None
