import ast
from pathlib import Path

import pytest

from tests.architecture.tree import MODULES, name_of

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
