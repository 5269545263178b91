"""The reference says what the code says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gallery
from gallery import errors, model, ports
from gallery.alttext.rules import BUILT_IN as RULES
from gallery.config.load import known_names
from gallery.export import BUILT_IN as EXPORTERS
from tests.docs.blocks import ROOT

REFERENCE = ROOT / "docs" / "reference"
COMMANDS = (
    "build, dedupe, clean, thumbnails, alt audit, alt suggest, alt export, alt import, export, check, config show, init"
)


def text(page: str) -> str:
    return (REFERENCE / page).read_text("utf-8")


def test_generated_pages_are_as_the_code_would_have_them() -> None:
    """After changing a command, setting, rule, exporter or the manifest: `poe generate`."""
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", COMMANDS.split(", "))
def test_every_command_is_documented(name: str) -> None:
    assert f"\n## gallery {name}\n" in text("cli.md")


@pytest.mark.parametrize("name", known_names())
def test_every_setting_is_documented(name: str) -> None:
    (row,) = [line for line in text("settings.md").splitlines() if line.startswith(f"| `{name}`<br>")]
    assert all(cell.strip() for cell in row.strip("|").split(" | ")), "a cell is empty"


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_documented(name: str) -> None:
    assert f"\n({name})=\n## {name}\n" in text("rules.md")


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_exporter_is_documented(name: str) -> None:
    assert f"\n| `{name}` | " in text("plugins.md")


@pytest.mark.parametrize("name", [name for name in gallery.__all__ if not hasattr(errors, name)])
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"\n\.\. (autofunction|autoclass|data):: gallery\.([\w.]+\.)?{name}\n", text("python.md"))


def test_every_module_of_the_model_is_documented() -> None:
    """`automodule` lists what is in a module, so a new module is all that can be forgotten."""
    modules = {getattr(model, name).__module__ for name in model.__all__ if hasattr(getattr(model, name), "__module__")}
    modules = {name for name in modules if name.startswith("gallery.")} | {ports.__name__, errors.__name__}
    assert {name for name in modules if f".. automodule:: {name}\n" not in text("python.md")} == set()


def test_the_check_notices_a_stale_page(tmp_path: Path) -> None:
    """The drift test itself can fail."""
    shutil.copytree(ROOT / "docs" / "writers", tmp_path / "docs" / "writers")
    for folder in ("reference", "design"):
        (tmp_path / "docs" / folder).mkdir()
    home = {**os.environ, "PYTHONPATH": str(ROOT)}  # what-stays.md is made with the photos of the tests
    script = Path(shutil.copy(ROOT / "docs" / "generate.py", tmp_path / "docs"))
    subprocess.run([sys.executable, script], check=True, capture_output=True, env=home)
    (tmp_path / "docs" / "reference" / "rules.md").write_text("old", "utf-8")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False, env=home)
    assert (done.returncode, done.stdout) == (1, "stale: docs/reference/rules.md\n")
