"""The tools of the fuzzing themselves: files come back as they were, and changed ones are other files."""

import random

import pytest

from tests.fuzz.structures import mutated, put_together, taken_apart
from tests.image.files import small
from tests.metadata import makers

FILES = {**makers.full_files(), "heic": small("heic")}


@pytest.mark.parametrize("form", FILES)
def test_a_file_comes_back_as_it_was(form: str) -> None:
    plain = small(form)
    assert put_together(form, taken_apart(form, plain)) == plain
    assert len(taken_apart(form, FILES[form])) > (form != "tiff")


@pytest.mark.parametrize("form", FILES)
def test_nearly_every_change_makes_another_file(form: str) -> None:
    parts = taken_apart(form, FILES[form])
    made = {mutated(form, parts, parts, random.Random(seed)) for seed in range(100)}
    assert len(made) > 60
