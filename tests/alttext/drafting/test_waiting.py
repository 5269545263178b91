"""A service that asks to wait is waited for, within bounds."""

from datetime import UTC, datetime

import pytest

from gallery.alttext.drafting.waiting import pause

NOON = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "retry_after", "attempt", "seconds"),
    [
        (429, "7", 1, 7),
        (429, "0", 2, 0),
        (503, "7", 1, 7),
        (429, "", 1, 1),
        (500, "", 2, 2),
        (500, "", 3, 4),
        (429, "soon", 3, 4),
        (429, "-5", 1, 1),
        (429, "Thu, 14 May 2026 12:00:09 GMT", 1, 9),
        (429, "Thu, 14 May 2026 11:00:00 GMT", 1, 0),
        (429, "61", 1, None),
        (429, "9" * 400, 1, None),
        (429, "Thu, 14 May 2026 12:05:00 GMT", 1, None),
        (429, "1", 4, None),
        (400, "1", 1, None),
        (0, "", 1, None),
    ],
)
def test_how_long(status: int, retry_after: str, attempt: int, seconds: float | None) -> None:
    assert pause(status, retry_after, attempt, lambda: NOON) == seconds


def test_a_date_is_held_against_the_time_it_is() -> None:
    assert pause(429, "Thu, 14 May 2020 12:00:00 GMT", 1) == 0
    assert pause(429, "Thu, 14 May 2120 12:00:00 GMT", 1) is None
