import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.errors import ManifestError
from gallery.manifest.edits import read_edits, write_edits
from gallery.model import AltText, Decisions, Focal, PhotoDecision, Region
from tests.photos import mutated
from tests.strategies import decisions

SOME = Decisions(
    photos={
        "b" * 64: PhotoDecision(keep=False),
        "a" * 64: PhotoDecision(
            role="informative",
            alt={"pl": AltText(value="Zażółć", source="human", status="approved")},
            focal=Focal(x=0, y=1),
        ),
    },
    distinct=(("a", "b"),),
)


@given(decisions)
def test_any_decisions_come_back_equal(made: Decisions) -> None:
    assert read_edits(write_edits(made)) == made


def test_without_a_file_nobody_decided() -> None:
    assert read_edits(None) == Decisions()


def test_the_file_is_sorted_and_readable() -> None:
    data = write_edits(SOME)
    turned = Decisions(photos=dict(reversed(SOME.photos.items())), distinct=SOME.distinct)
    assert data == write_edits(turned)
    assert "Zażółć".encode() in data
    assert data.endswith(b"}\n")
    assert list(json.loads(data)["photos"]) == ["a" * 64, "b" * 64]


def test_a_file_that_notepad_saved_is_read() -> None:
    assert read_edits(b"\xef\xbb\xbf" + write_edits(SOME)) == SOME


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[" * 100_000, b"\xff", b'{"schema": "gallery.edits/1", "photos": 5}', write_edits(SOME)[:-20]]
)
def test_a_damaged_file_is_told_and_never_taken_for_no_decisions(data: bytes) -> None:
    with pytest.raises(ManifestError, match=r"gallery\.edits\.json is damaged") as caught:
        read_edits(data)
    assert caught.value.code == "edits-damaged"
    assert "nothing was changed" in caught.value.hint


@pytest.mark.parametrize("data", [b"{}", b"[]", b"null", b'{"schema": "gallery.edits/2"}'])
def test_a_file_of_another_version_is_told(data: bytes) -> None:
    with pytest.raises(ManifestError, match="not a file of decisions of this version") as caught:
        read_edits(data)
    assert caught.value.code == "too-new"


def test_an_empty_one_of_ours_has_no_decisions() -> None:
    assert read_edits(b'{"schema": "gallery.edits/1"}') == Decisions()


@given(st.integers(0, 2**32))
def test_any_damage_is_a_manifest_error_or_still_decisions(seed: int) -> None:
    try:
        decoded = read_edits(mutated(write_edits(SOME), seed))
    except ManifestError:
        return
    assert isinstance(decoded, Decisions)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"focal": {"x": 1.2, "y": 0.5}}, "outside the picture"),
        ({"focal": {"x": -0.1, "y": 0.5}}, "outside the picture"),
        ({"crops": {"square": {"x": 0.5, "y": 0, "width": 0.6, "height": 1}}}, "outside the picture"),
        ({"crops": {"square": {"x": 0.5, "y": 0, "width": 0, "height": 1}}}, "outside the picture"),
        ({"crops": {"square": {"x": 0.5, "y": 0, "width": -0.2, "height": 1}}}, "outside the picture"),
        ({"crops": {"square": {"x": 0, "y": 0, "width": 1, "height": 1, "wdith": 1}}}, "did you mean width"),
        ({"crops": {"square": {"x": 0, "y": 0, "width": 1}}}, "height"),
        ({"crops": []}, "crops"),
        ({"focal": {"x": 0, "y": 0, "z": 0}}, "unknown key z"),
    ],
)
def test_a_point_or_part_that_is_none_is_refused(said: object, word: str) -> None:
    data = json.dumps({"schema": "gallery.edits/1", "photos": {"a" * 64: said}}).encode()
    with pytest.raises(ManifestError, match=word) as caught:
        read_edits(data)
    assert caught.value.code == "edits-damaged"


def test_parts_that_reach_the_edge_by_rounding_are_inside() -> None:
    part = Region(x=0.7, y=0.1, width=0.1 + 0.2, height=0.9)
    made = Decisions(photos={"a" * 64: PhotoDecision(crops={"square": part})})
    assert read_edits(write_edits(made)) == made
