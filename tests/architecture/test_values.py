"""Values cannot be changed: every dataclass is frozen but one, and none has room for more than its fields."""

from dataclasses import is_dataclass

import pytest

from tests.architecture.tree import imported

CHANGED = {"gallery.alttext.element.Element"}
"""Filled while a page is read, from its start to its end."""


VALUES = [
    one
    for module in imported()
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
]


@pytest.mark.parametrize("one", VALUES, ids=lambda one: f"{one.__module__}.{one.__qualname__}")
def test_a_value_is_frozen_and_has_its_fields_alone(one: type) -> None:
    assert one.__dataclass_params__.frozen is (f"{one.__module__}.{one.__qualname__}" not in CHANGED)  # type: ignore[attr-defined]
    assert "__slots__" in vars(one)
