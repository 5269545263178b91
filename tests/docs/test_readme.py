"""The README's first commands are what they promise to be."""

import re
import shlex
import subprocess

import pytest

from tests.docs.blocks import ROOT, blocks

README = ROOT / "README.md"


@pytest.fixture
def first_two() -> list[str]:
    return blocks(README)[:2]


def test_the_first_two_blocks_are_one_bash_line_each(first_two: list[str]) -> None:
    assert blocks(README, "bash")[:2] == first_two
    assert [block.count("\n") for block in first_two] == [1, 1]


def test_they_need_nothing_but_python_and_pip(first_two: list[str]) -> None:
    programs = {part.split()[0] for block in first_two for part in re.split(r"&&|\|\|", block)}
    assert programs == {"python3", ".venv/bin/python", ".venv/bin/gallery", "["}


def test_they_are_valid_bash(first_two: list[str]) -> None:
    for block in first_two:
        subprocess.run(["bash", "-n", "-c", block], check=True)


def test_the_first_builds_the_sample(first_two: list[str]) -> None:
    assert "gallery build samples/conference -o build/conference" in first_two[0]


def test_the_second_has_a_pip_that_knows_groups(first_two: list[str]) -> None:
    """`--group` needs pip 25.1, which a fresh virtual environment may not have."""
    upgrade, install, test = first_two[1].split("&&")[1:]
    assert "install --quiet --upgrade pip" in upgrade
    assert "--editable . --group dev" in install
    assert "-m pytest" in test


def test_ci_runs_the_second_block_as_it_stands(first_two: list[str]) -> None:
    """`.ci/run` takes the command out of the README, so that the two cannot drift apart."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    (line,) = [line for line in script.splitlines() if line.startswith("test_command=$(")]
    extract = line.removeprefix("test_command=$(").removesuffix(")")
    done = subprocess.run(shlex.split(extract), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == first_two[1]
    assert '\nbash -euo pipefail -c "$test_command"\n' in script
    assert script.rstrip().endswith("poe check")


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).is_file()] == []
    assert links
