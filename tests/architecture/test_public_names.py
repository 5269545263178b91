import inspect

import pytest

import gallery


@pytest.mark.parametrize("name", gallery.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(gallery, name) is not None


@pytest.mark.parametrize("name", [name for name in gallery.__all__ if not name.startswith("__")])
def test_every_public_name_is_documented(name: str) -> None:
    said = inspect.getdoc(getattr(gallery, name))
    assert said
    assert said.splitlines()[0].endswith(".")


def test_no_public_name_is_that_of_a_subpackage() -> None:
    """``gallery.export`` would be the function or the folder, whichever came first."""
    import pkgutil

    assert {module.name for module in pkgutil.iter_modules(gallery.__path__)}.isdisjoint(gallery.__all__)


def test_what_is_listed_is_what_dir_shows() -> None:
    assert dir(gallery) == sorted(gallery.__all__)
    assert len(set(gallery.__all__)) == len(gallery.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'gallery' has no attribute 'biuld'"):
        gallery.biuld  # noqa: B018


def test_type_checkers_see_the_same_names_as_programs() -> None:
    """The imports for type checkers and the table of lazy names are two lists of one thing."""
    import ast
    from pathlib import Path

    tree = ast.parse(Path(gallery.__file__).read_text("utf-8"))
    checked = {
        alias.asname: f"{node.module}"
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert checked == gallery._HOMES
