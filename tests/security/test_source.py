"""What the package's own code never does: shells, code from data, unsafe readers, servers for all."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import gallery

PACKAGE = Path(gallery.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
STARTS_PROGRAMS = {"alttext/drafting/program.py"}
"""Only what the settings name in ``alt.command`` is started, without a shell."""

FORBIDDEN_CALLS = {
    "eval": "runs text",
    "exec": "runs text",
    "compile": "runs text",
    "__import__": "loads by a computed name",
    "os.system": "a shell",
    "os.popen": "a shell",
    "subprocess.getoutput": "a shell",
    "pickle.load": "runs what it reads",
    "pickle.loads": "runs what it reads",
    "marshal.loads": "runs what it reads",
    "shelve.open": "runs what it reads",
    "yaml.load": "makes any object",
    "yaml.unsafe_load": "makes any object",
    "tempfile.mktemp": "a race",
    "webbrowser.open_new": "not asked for",
}
FORBIDDEN_MODULES = {"pickle", "marshal", "shelve", "telnetlib", "ftplib", "xml.sax", "xml.dom"}


XML_NAMES = {"Element", "ParseError", "SubElement", "TreeBuilder", "tostring"}
"""Of xml.etree: to build and to name; what reads comes from defusedxml."""


def name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{name(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_file_runs_or_trusts_data(path: Path) -> None:
    tree, own = ast.parse(path.read_text("utf-8")), path.relative_to(PACKAGE).as_posix()
    for call in calls(tree):
        called = name(call.func)
        assert called not in FORBIDDEN_CALLS, f"{own}:{call.lineno} {called}: {FORBIDDEN_CALLS.get(called)}"
        for word in call.keywords:
            assert not (word.arg == "shell" and getattr(word.value, "value", None) is not False), f"{own}:{call.lineno}"
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules = plain | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not modules & FORBIDDEN_MODULES, own
    assert "xml.etree.ElementTree" not in plain, own
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "xml.etree.ElementTree":
            assert {alias.name for alias in node.names} <= XML_NAMES, own
    assert own in STARTS_PROGRAMS or "subprocess" not in modules, own


def test_the_check_sees_what_it_looks_for() -> None:
    tree = ast.parse("import os\nos.system('x')\nsubprocess.run('x', shell=True)\neval('1')")
    assert {name(call.func) for call in calls(tree)} == {"os.system", "subprocess.run", "eval"}
