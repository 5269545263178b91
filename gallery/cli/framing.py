"""``--focal`` and ``--crop`` of ``gallery decide``: points and parts of pictures, as a person writes them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gallery.errors import ConfigError

if TYPE_CHECKING:
    from gallery.model import Focal, Region


def focals_of(asked: Sequence[str]) -> "dict[str, Focal]":
    """``photo.jpg=0.4,0.3`` -> the point.

    Raises:
        ConfigError: It is written otherwise (``usage``).
    """
    from gallery.model import Focal

    found: dict[str, Focal] = {}
    for one in asked:
        file, gap, numbers = one.rpartition("=")
        values = _fractions(numbers, 2)
        if not (file and gap and values):
            hint = "Write --focal photo.jpg=0.4,0.3: across from the left, down from the top, each from 0 to 1."
            raise ConfigError(f"--focal {one} is no point of a photo", code="usage", hint=hint)
        found[file] = Focal(x=values[0], y=values[1])
    return found


def crops_of(asked: Sequence[str]) -> "dict[str, dict[str, Region]]":
    """``photo.jpg=square:0.1,0.2,0.5,0.5`` -> the part that the crop shows.

    Raises:
        ConfigError: It is written otherwise, or leaves the picture (``usage``).
    """
    from gallery.model import Region

    found: dict[str, dict[str, Region]] = {}
    for one in asked:
        file, gap, rest = one.rpartition("=")
        name, colon, numbers = rest.rpartition(":")
        values = _fractions(numbers, 4)
        inside = values and min(values[2:]) > 0 and values[0] + values[2] <= 1 and values[1] + values[3] <= 1
        if not (file and gap and name and colon and inside):
            hint = (
                "Write --crop photo.jpg=square:0.1,0.2,0.5,0.5: left, top, width, height, inside the picture (0 to 1)."
            )
            raise ConfigError(f"--crop {one} is no part of a photo", code="usage", hint=hint)
        part = Region(x=values[0], y=values[1], width=values[2], height=values[3])
        found.setdefault(file, {})[name] = part
    return found


def _fractions(text: str, count: int) -> tuple[float, ...]:
    """That many numbers from 0 to 1; none where it is anything else."""
    try:
        values = tuple(float(one) for one in text.split(","))
    except ValueError:
        return ()
    return values if len(values) == count and all(0 <= value <= 1 for value in values) else ()
