"""Every stable code in the source of the package."""

import ast
from collections.abc import Iterator
from pathlib import Path

import gallery

SOURCE = Path(gallery.__file__).parent


def codes() -> dict[str, set[str]]:
    """Code -> files that use it, relative to the package; an f-string's inserted part is ``RULE``."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for code in _in_module(ast.parse(path.read_text("utf-8"))):
            found.setdefault(code, set()).add(path.relative_to(SOURCE).as_posix())
    return found


def _in_module(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            values = [one.value for one in node.keywords if one.arg == "code"]
            finding = isinstance(node.func, ast.Name) and node.func.id == "_error" and len(node.args) == 3
            yield from _texts([*values, *(node.args[1:2] if finding else [])])
        elif isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["code"]:
            yield from _texts([node.value])


def _texts(values: list[ast.expr]) -> Iterator[str]:
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value
        elif isinstance(value, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "RULE" for part in value.values)
