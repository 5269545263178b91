"""Capture times put right where a camera's clock was wrong."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from gallery.errors import ConfigError
from gallery.model import Camera, Captured

_OFFSET: Final = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,5}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?")


def offset_seconds(text: str) -> int:
    """Seconds of a clock offset.

    Args:
        text: ``+HH:MM:SS`` or ``-HH:MM``; hours may be more than 24 where even the date was wrong.

    Raises:
        ConfigError: Anything else.
    """
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ConfigError(
            f"the clock offset {text!r} is not of the form +HH:MM:SS",
            hint='Write what has to be added to the camera\'s time, for example "+01:00:00" or "-00:02:30".',
        )
    hours, minutes, seconds = (int(match[name] or 0) for name in ("hours", "minutes", "seconds"))
    total = hours * 3600 + minutes * 60 + seconds
    return -total if match["sign"] == "-" else total


def corrected(captured: Captured, camera: Camera | None, clocks: Mapping[str, str]) -> str:
    """The capture time after adding the offset of the camera's clock.

    Args:
        captured: What the camera said.
        camera: Which camera; None where unknown, and then nothing is added.
        clocks: Camera label -> offset; labels are compared without regard to case.

    Returns:
        ISO 8601 local time; sub-seconds stay as they were written. A time that is no ISO date, or leaves the
        calendar, comes back unchanged.

    Raises:
        ConfigError: The offset of this camera is malformed.
    """
    seconds = _offset_of(camera, clocks)
    if seconds == 0:
        return captured.local
    whole, dot, fraction = captured.local.partition(".")
    try:
        moved = datetime.fromisoformat(whole) + timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return captured.local
    return moved.isoformat() + dot + fraction


def _offset_of(camera: Camera | None, clocks: Mapping[str, str]) -> int:
    if camera is None:
        return 0
    label = camera.label.casefold()
    return next((offset_seconds(text) for name, text in clocks.items() if name.strip().casefold() == label), 0)
