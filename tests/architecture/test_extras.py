import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"(?:event-gallery|\"\.)\[([a-z]+)\]")
TEXTS = [
    ROOT / "README.md",
    *ROOT.glob("gallery/**/*.py"),
    *ROOT.glob("docs/how-to/*.md"),
    *ROOT.glob("docs/design/*.md"),
]


@pytest.mark.parametrize("extra", sorted({name for path in TEXTS for name in NAMED.findall(path.read_text("utf-8"))}))
def test_an_extra_that_an_editor_is_told_to_install_is_there(extra: str) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert declared.get(extra)
