"""One photo: who takes it of what, when and how."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from drawing.scene import Scene
from embedding.xmp import Xmp

from event.devices import Device, Exposure

WIDE, PHONE_SIZE, UPRIGHT = (1600, 1067), (1600, 1200), (1200, 1600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One photo.

    Attributes:
        name: File name.
        scene: Makes the scene for a size in pixels.
        size: Of the finished picture, upright.
        taken: True local time.
        stops: Exposure correction; below -1 the photo is a failure.
        grain: Times the camera's usual noise.
        shake: Motion blur in pixels across and down, at a width of 1600.
        crop: Share of the sides that was cropped away; the embedded thumbnail still shows it.
        turned: Stored lying with orientation 6.
    """

    name: str
    scene: Callable[[tuple[int, int]], Scene]
    device: Device
    taken: datetime
    exposure: Exposure
    size: tuple[int, int] = WIDE
    stops: float = 0.0
    grain: float = 1.0
    shake: tuple[float, float] = (0.0, 0.0)
    crop: float = 0.0
    turned: bool = False
    xmp: Xmp | None = None
    iptc: tuple[tuple[int, str], ...] = ()
    charset: str = "utf-8"


def may(day: int, clock: str) -> datetime:
    """A local time of May 2026 as a camera shows it: ``10:21:07.12``."""
    hours, minutes, seconds = clock.split(":")
    whole, _, hundredths = seconds.partition(".")
    return datetime(2026, 5, day, int(hours), int(minutes), int(whole), int(hundredths or 0) * 10_000)  # noqa: DTZ001 - no zone


def settings(time: int, f: str, iso: int, focal: int) -> Exposure:
    """Exposure for 1/``time`` s at f/``f``."""
    return Exposure(time=Fraction(1, time), f=Fraction(f), iso=iso, focal=Fraction(focal))
