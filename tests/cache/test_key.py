import subprocess
import sys
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.cache.key import result_key
from gallery.model import Focal, Severity
from gallery.thumbnails.options import ThumbnailOptions

SHA = "ab" * 32
OPTIONS = ThumbnailOptions(quality={"jpeg": 80, "webp": 70})


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The fields of ``Focal`` under another name."""

    x: float
    y: float


def test_a_key_is_the_same_in_every_process() -> None:
    """Python gives strings and sets another hash in each process; the key must not depend on it."""
    program = (
        "from gallery.cache.key import result_key; from gallery.thumbnails.options import ThumbnailOptions;"
        f"print(result_key('render', 1, {SHA!r}, ThumbnailOptions(quality={{'jpeg': 80, 'webp': 70}}), 'x', None))"
    )
    run = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=env)
        for env in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2"})
    ]
    assert {one.stdout.strip() for one in run} == {result_key("render", 1, SHA, OPTIONS, "x", None)}


@given(st.dictionaries(st.text(max_size=3), st.integers(), min_size=2), st.randoms(use_true_random=False))
def test_the_order_of_a_mapping_does_not_matter(values: dict[str, int], chance: object) -> None:
    shuffled = list(values.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert result_key("s", 1, SHA, values) == result_key("s", 1, SHA, dict(shuffled))
    assert result_key("s", 1, SHA, {"in": values}) == result_key("s", 1, SHA, {"in": dict(shuffled)})


@pytest.mark.parametrize(
    "other",
    [
        ("read", 1, SHA, OPTIONS),
        ("render", 2, SHA, OPTIONS),
        ("render", 1, "cd" * 32, OPTIONS),
        ("render", 1, SHA),
        ("render", 1, SHA, OPTIONS, None),
        ("render", 1, SHA, replace(OPTIONS, quality={"jpeg": 80, "webp": 71})),
        ("render", 1, SHA, replace(OPTIONS, widths=(320, 640))),
        ("render", 1, SHA, replace(OPTIONS, formats=("jpeg", "webp"))),
    ],
)
def test_everything_a_result_depends_on_changes_its_key(other: tuple[str, int, str, object]) -> None:
    assert result_key(*other) != result_key("render", 1, SHA, OPTIONS)


def test_values_that_look_alike_have_keys_of_their_own() -> None:
    values = [1, "1", 1.0, True, None, "None", (1,), ((1,),), (), {}, "", {"a": 1}, Focal(x=0.5, y=0.5)]
    values += [Point(x=0.5, y=0.5), Severity.ERROR, "error", "a\nb", Focal]
    keys = [result_key("s", 1, SHA, value) for value in values]
    assert len(set(keys)) == len(values)
    assert result_key("s", 1, SHA, "a", "b") != result_key("s", 1, SHA, "a\nb")


def test_a_list_is_the_same_as_a_tuple() -> None:
    assert result_key("s", 1, SHA, [1, 2]) == result_key("s", 1, SHA, (1, 2))


def test_a_key_is_a_sha256() -> None:
    assert len(result_key("s", 1, SHA)) == 64
    assert set(result_key("s", 1, SHA)) <= set("0123456789abcdef")
