import pickle
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from gallery import model
from gallery.model import Camera, Decisions, PhotoDecision, Problem, Source
from tests.galleries import manifest, photo

VALUES = [getattr(model, name) for name in model.__all__ if is_dataclass(getattr(model, name))]


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_is_frozen_with_slots_and_named_fields(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert all(field.kw_only for field in fields(kind))


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Source(key="a", size=1, mtime_ns=1).size = 2  # type: ignore[misc]


@pytest.mark.parametrize("value", [photo(), manifest(), Problem(path="a", stage="read", code="c", message="m")])
def test_values_travel_to_other_processes(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


def test_every_name_of_the_model_is_there_and_sorted() -> None:
    assert all(hasattr(model, name) for name in model.__all__)
    constants = [name for name in model.__all__ if name.isupper()]
    assert model.__all__ == constants + sorted(set(model.__all__) - set(constants))


@pytest.mark.parametrize(
    ("make", "name", "label"),
    [
        ("Canon", "Canon EOS R6", "Canon EOS R6"),
        ("CANON", "Canon EOS R6", "Canon EOS R6"),
        ("NIKON CORPORATION", "Z 6", "NIKON CORPORATION Z 6"),
        ("", "Z 6", "Z 6"),
        ("Canon", "", "Canon"),
        ("", "", ""),
    ],
)
def test_a_camera_says_its_make_once(make: str, name: str, label: str) -> None:
    assert Camera(make=make, model=name).label == label


def test_a_photo_is_known_by_the_first_digits_of_its_content() -> None:
    assert photo("a.jpg").id == photo("a.jpg").sha256[:16]


def test_nobody_decided_about_an_unknown_photo() -> None:
    decided = PhotoDecision(keep=False)
    decisions = Decisions(photos={"ab": decided})
    assert decisions.of("ab") is decided
    assert decisions.of("cd") == PhotoDecision()
