"""Every problem code is explained, and only those that exist."""

import re

from tests.docs.blocks import ROOT
from tests.docs.codes import codes

PAGE = ROOT / "docs" / "reference" / "problems.md"


def documented() -> set[str]:
    return set(re.findall(r"^\| `([a-zA-Z-]+)` \| ", PAGE.read_text("utf-8"), re.MULTILINE))


def test_every_code_is_explained() -> None:
    assert {code: files for code, files in codes().items() if code not in documented()} == {}


def test_no_code_is_explained_that_does_not_exist() -> None:
    assert documented() - codes().keys() == set()


def test_every_code_says_what_to_do() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert [row for row in rows if not all(cell.strip() for cell in row.strip("|").split("|"))] == []


def test_codes_are_found_in_the_source() -> None:
    """The search sees all four ways in which a code is written."""
    found = codes()
    assert {"corrupt", "empty", "bad-name", "stray-file", "alt-RULE"} <= found.keys()
    assert found["stray-file"] == {"pipeline/inspection.py"}
