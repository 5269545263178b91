"""Camera clocks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.dedupe.clocks import clock_name, corrected, offset_of, offset_seconds, offset_text
from gallery.errors import ConfigError
from gallery.model import Captured
from tests.dedupe.pictures import CANON, NIKON

NOON = Captured(local="2026-05-14T12:00:00.25")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("+01:00:00", 3600), ("-00:02:30", -150), ("+00:00:00", 0), ("+02:00", 7200), (" -26:00:01 ", -93601)],
)
def test_an_offset_is_read(text: str, seconds: int) -> None:
    assert offset_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "01:00:00", "+1h", "+01:60:00", "+01:00:61", "+01", "+01:00:00Z"])
def test_a_malformed_offset_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"is not of the form \+HH:MM:SS"):
        offset_seconds(text)


def test_the_offset_is_added_and_sub_seconds_stay() -> None:
    assert corrected(NOON, CANON, {"canon eos r6": "+13:00:00"}) == "2026-05-15T01:00:00.25"


def test_other_cameras_are_left_alone() -> None:
    assert corrected(NOON, NIKON, {"Canon EOS R6": "+01:00:00"}) == NOON.local


def test_a_photo_without_a_camera_is_left_alone() -> None:
    assert corrected(NOON, None, {"": "+01:00:00"}) == NOON.local


def test_a_malformed_offset_of_this_camera_is_refused() -> None:
    with pytest.raises(ConfigError):
        corrected(NOON, CANON, {"Canon EOS R6": "later"})


@pytest.mark.parametrize("local", ["0000-00-00T00:00:00", "0001-01-01T00:00:00", "yesterday"])
def test_a_time_that_cannot_be_moved_comes_back(local: str) -> None:
    assert corrected(Captured(local=local), CANON, {"Canon EOS R6": "-01:00:00"}) == local


@given(st.integers(-359999, 359999))
def test_an_offset_there_and_back_changes_nothing(seconds: int) -> None:
    def text(value: int) -> str:
        sign, value = "-" if value < 0 else "+", abs(value)
        return f"{sign}{value // 3600:02}:{value // 60 % 60:02}:{value % 60:02}"

    there = corrected(NOON, CANON, {CANON.label: text(seconds)})
    assert corrected(Captured(local=there), CANON, {CANON.label: text(-seconds)}) == NOON.local


def test_one_body_of_several_has_its_own_offset() -> None:
    clocks = {"Canon EOS R6": "+01:00:00", "canon  eos r6 [0123]": "-00:00:30"}
    assert offset_of(CANON, clocks) == -30
    assert offset_of(replace(CANON, body="fedcba987654"), clocks) == 3600
    assert offset_of(NIKON, clocks) is None


def test_a_camera_without_a_body_has_a_plain_name() -> None:
    assert clock_name(NIKON, with_body=True) == clock_name(NIKON) == "NIKON Z 6"
    assert clock_name(CANON, with_body=True) == "Canon EOS R6 [0123]"


@given(st.integers(-(10**8), 10**8))
def test_an_offset_is_written_as_it_is_read(seconds: int) -> None:
    assert offset_seconds(offset_text(seconds)) == seconds
