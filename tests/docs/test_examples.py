"""What the documentation shows works."""

import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from gallery.cli.main import app
from tests.docs.blocks import ROOT, blocks, pages
from tests.photos import folder

HOW_TO = ROOT / "docs" / "how-to" / "cms-plugin.md"


def commands() -> list[str]:
    """Every line of a shell block that calls ``gallery``, without what the shell does around it."""
    lines = (line for page in pages() for block in blocks(page, "bash", "text") for line in block.splitlines())
    called = (line.split(" #")[0].split(" > ")[0].split("||")[0].strip() for line in lines)
    return sorted({line for line in called if line.startswith("gallery ") and "[" not in line})


@pytest.mark.parametrize("line", commands())
def test_every_command_shown_is_understood(line: str) -> None:
    """Names, arguments and options exist; nothing is run."""
    command: Any = typer.main.get_command(app)
    words = shlex.split(line, posix="\\" not in line)[1:]
    name = "gallery"
    while hasattr(command, "commands"):
        name = words.pop(0)
        command = command.commands[name]
    with command.make_context(name, words) as context:
        assert context.params


def test_the_readme_s_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "photos", 2)
    (code,) = blocks(ROOT / "README.md", "python")
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert names["broken"] == []
    assert len(names["texts"]) == 2


def test_the_plugin_guide_s_python_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its blocks, one after the other, as a reader would type them."""
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "uploads" / "fair", 3, gps=True, artist="Anna Nowak")
    seen: list[str] = []
    names: dict[str, Any] = {
        "save_progress": lambda stage, done, total: seen.append(stage),
        "cancel_was_pressed": lambda: False,
        "__name__": "guide",
    }
    for code in blocks(HOW_TO, "python"):
        exec(compile(code, HOW_TO.name, "exec"), names)
    assert len(names["report"].published) == 3
    assert "clean" in seen
    assert "overlap" in capsys.readouterr().out
    assert b"Anna Nowak" in names["stored"]  # the creator stays, the place does not
    assert "GPS position" in names["cleaned"].removed
    assert len(names["paths"]) == 6
    assert {finding.rule for finding in names["findings"]} >= {"same-as-headline", "missing"}
    assert [finding.rule for finding in names["on_page"]]
    assert names["source"](None).describe(None, "pl").value == "Dzieci sadzą drzewo"


def test_an_exception_of_on_event_ends_the_build_and_nothing_is_published(tmp_path: Path) -> None:
    """As the guide says of cancelling."""
    import gallery

    class Cancelled(Exception):
        pass

    def cancel(event: object) -> None:
        raise Cancelled

    photos = folder(tmp_path / "photos", 2)
    with pytest.raises(Cancelled):
        gallery.build(photos, tmp_path / "out", on_event=cancel)
    assert not (tmp_path / "out" / "public").exists()
    assert len(gallery.build(photos, tmp_path / "out").published) == 2
