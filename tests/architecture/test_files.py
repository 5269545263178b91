import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import MODULES, PACKAGE, name_of

COVERAGE = Path(__file__).parents[2] / "docs/coverage.md"
MOST_LINES = 40
LONGER = {
    "gallery.cli.dedupe.dedupe": "hands eleven options of the command line to one call",
    "gallery.config.template.commented": "is the text of a settings file, line by line",
}
"""Functions that may have more, each with its reason."""

NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
class TestEveryFile:
    def test_it_has_one_idea_and_so_at_most_250_lines(self, path: Path) -> None:
        assert len(path.read_text("utf-8").splitlines()) <= 250

    def test_it_begins_with_one_line_that_says_what_it_is_for(self, path: Path) -> None:
        said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        assert said
        first, *more = said.splitlines()
        assert first.endswith((".", ":", "?"))
        assert not more or more[0] == ""

    def test_its_name_names_the_thing(self, path: Path) -> None:
        assert NAMELESS.isdisjoint(name_of(path).split("."))

    def test_what_no_test_can_reach_is_listed_with_the_reason(self, path: Path) -> None:
        for reason in re.findall("pragma: no (?:cover|branch)(.*)", path.read_text("utf-8")):
            assert reason.startswith(" - ")
            assert f"`gallery/{path.relative_to(PACKAGE).as_posix()}`" in COVERAGE.read_text("utf-8")

    def test_its_functions_have_at_most_40_lines(self, path: Path) -> None:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and f"{name_of(path)}.{node.name}" not in LONGER:
                body = node.body[1:] if ast.get_docstring(node) else node.body
                assert not body or (body[-1].end_lineno or 0) - body[0].lineno < MOST_LINES, node.name


def test_what_may_be_longer_is_longer() -> None:
    for name in LONGER:
        module, _, function = name.rpartition(".")
        (path,) = [path for path in MODULES if name_of(path) == module]
        nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
        (node,) = [node for node in nodes if node.name == function]
        assert (node.end_lineno or 0) - node.lineno > MOST_LINES
