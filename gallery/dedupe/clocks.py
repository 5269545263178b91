"""Capture times put right where a camera's clock was wrong."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from gallery.errors import ConfigError
from gallery.model import Camera, Captured

_BODY_DIGITS: Final = 4
"""Of the body's hash in the name of a clock; enough to tell a handful of bodies apart."""

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
        clocks: Name (see ``clock_name``) -> offset; names are compared without regard to case.

    Returns:
        ISO 8601 local time; sub-seconds stay as they were written. A time that is no ISO date, or leaves the
        calendar, comes back unchanged.

    Raises:
        ConfigError: The offset of this camera is malformed.
    """
    seconds = offset_of(camera, clocks)
    if not seconds:
        return captured.local
    whole, dot, fraction = captured.local.partition(".")
    try:
        moved = datetime.fromisoformat(whole) + timedelta(seconds=seconds)
    except (ValueError, OverflowError):
        return captured.local
    return moved.isoformat() + dot + fraction


def clock_name(camera: Camera, *, with_body: bool = False) -> str:
    """What ``dedupe.clocks`` calls a camera: its label, or ``Canon EOS R6 [3fa9]`` for one body of several."""
    return f"{camera.label} [{camera.body[:_BODY_DIGITS]}]" if with_body and camera.body else camera.label


def offset_of(camera: Camera | None, clocks: Mapping[str, str]) -> int | None:
    """Seconds that are set for a camera, one for its body before one for its model; None where nothing is set.

    Raises:
        ConfigError: The offset of this camera is malformed.
    """
    if camera is None:
        return None
    set_ones = {" ".join(name.split()).casefold(): text for name, text in clocks.items()}
    for name in (clock_name(camera, with_body=True), camera.label):
        text = set_ones.get(" ".join(name.split()).casefold())
        if text is not None:
            return offset_seconds(text)
    return None


def offset_text(seconds: int) -> str:
    """``+HH:MM:SS`` of an offset in seconds."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}:{rest:02}"
