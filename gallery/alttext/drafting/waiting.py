"""How long to wait before a service is asked again."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST: Final = 60.0
"""Seconds that one wait may take; a service that wants more is asked another day."""

TRIES: Final = 4
"""Requests for one question, the first included."""

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


def pause(status: int, retry_after: str, attempt: int, clock: Clock = now) -> float | None:
    """Seconds to wait before asking again, or None where that is of no use.

    Args:
        status: Of the answer; only 429 and 5xx pass by themselves.
        retry_after: The header (RFC 9110, 10.2.3: seconds or a date); without one the waits are 1, 2 and 4 seconds.
        attempt: Which request this was, from 1.
        clock: Tells the time that a date is held against.
    """
    if not (status == 429 or status >= 500) or attempt >= TRIES:
        return None
    wanted = _seconds(retry_after, clock)
    seconds = 2.0 ** (attempt - 1) if wanted is None else max(0.0, wanted)
    return seconds if seconds <= LONGEST else None


def _seconds(retry_after: str, clock: Clock) -> float | None:
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (moment - clock()).total_seconds()
