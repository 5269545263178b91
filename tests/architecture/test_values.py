"""Values cannot be changed: every dataclass is frozen, and all but a few have no room for more than their fields."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass

import pytest

import gallery

CHANGED = {"gallery.alttext.element.Element"}
"""Filled while a page is read, from its start to its end."""


def classes() -> Iterator[type]:
    """Every dataclass that the package defines, each once."""
    for module in pkgutil.walk_packages(gallery.__path__, "gallery."):
        if module.name.endswith("__main__"):
            continue
        try:
            found = importlib.import_module(module.name)
        except ImportError:  # of an extra that is not installed
            continue
        for one in vars(found).values():
            if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.name:
                yield one


@pytest.mark.parametrize("one", list(classes()), ids=lambda one: f"{one.__module__}.{one.__qualname__}")
def test_a_value_is_frozen_and_has_its_fields_alone(one: type) -> None:
    assert one.__dataclass_params__.frozen is (f"{one.__module__}.{one.__qualname__}" not in CHANGED)  # type: ignore[attr-defined]
    assert "__slots__" in vars(one)
