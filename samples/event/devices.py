"""The cameras and the phone: how they see, and what they write into their files."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np
from drawing.sensor import Sensor
from embedding.exif import Exif, Value

SERIAL, LENS_SERIAL, OWNER, MAKER_NOTE = 0xA431, 0xA435, 0xA430, 0x927C


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A camera and its habits.

    Attributes:
        clock: How far its clock is ahead.
        tags: EXIF tags of IFD0 that never change.
        photo_tags: EXIF tags of the Exif directory that never change.
        place: Latitude and longitude in degrees where it writes them down.
        quality: Of its JPEG files.
    """

    sensor: Sensor
    tags: dict[int, Value]
    photo_tags: dict[int, Value]
    clock: timedelta = timedelta()
    offset: str = "+02:00"
    place: tuple[float, float] | None = None
    maker_note: bytes = b""
    quality: int = 80
    extra: dict[int, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """Settings of one photo; the time as a fraction of a second, the focal length in mm."""

    time: Fraction
    f: Fraction
    iso: int
    focal: Fraction


CANON = Device(
    sensor=Sensor(warmth=(1.03, 1.0, 0.97), grain=0.0075, contrast=1.1, saturation=1.06),
    tags={0x010F: "Canon", 0x0110: "Canon EOS R6", 0x013B: "Marta Gil", 0x8298: "Urząd Miasta Wierzbogród"},
    photo_tags={
        OWNER: "Marta Gil", SERIAL: "043021004417", LENS_SERIAL: "5412003388", 0xA433: "Canon",
        0xA434: "RF24-105mm F4 L IS USM",
        0xA432: (Fraction(24), Fraction(105), Fraction(4), Fraction(4)),
    },
    clock=timedelta(hours=1),
)  # fmt: skip

NIKON = Device(
    sensor=Sensor(warmth=(0.97, 1.0, 1.05), grain=0.009, contrast=0.95, saturation=0.98, vignette=0.3),
    tags={0x010F: "NIKON CORPORATION", 0x0110: "NIKON Z 6_2", 0x0131: "Ver.01.62", 0x013B: "Paweł Roszak"},
    photo_tags={
        SERIAL: "6028814", LENS_SERIAL: "20174466", 0xA433: "NIKON", 0xA434: "NIKKOR Z 24-70mm f/4 S",
        0xA432: (Fraction(24), Fraction(70), Fraction(4), Fraction(4)),
    },
)  # fmt: skip

PHONE = Device(
    sensor=Sensor(warmth=(1.0, 1.0, 1.0), grain=0.0065, contrast=1.25, saturation=1.05, vignette=0.1, sharpening=0.6),
    tags={0x010F: "Google", 0x0110: "Pixel 8", 0x0131: "HDR+ 1.0.621982096zd"},
    photo_tags={
        OWNER: "Tomasz Wiech",
        SERIAL: "38161FDJH002WX",
        LENS_SERIAL: "PX8-L-77120931",
        0xA434: "Pixel 8 back camera 6.9mm f/1.68",
    },
    place=(45.0312, 4.0967),
    maker_note=b"HDRP\x02" + np.random.default_rng(7).integers(0, 256, 900, dtype=np.uint8).tobytes(),
    quality=78,
)

HOSTS = Device(
    sensor=Sensor(warmth=(1.05, 1.0, 0.9), grain=0.01, contrast=1.0, saturation=0.92, vignette=0.35),
    tags={
        0x010E: "OLYMPUS DIGITAL CAMERA         ",
        0x010F: "OLYMPUS CORPORATION",
        0x0110: "E-M1MarkII",
        0x0131: "Version 3.4",
    },
    photo_tags={SERIAL: "BHWA14522", LENS_SERIAL: "ACE201877", 0xA434: "OLYMPUS M.12-40mm F2.8"},
)


def exif_of(
    device: Device, taken: datetime, exposure: Exposure, size: tuple[int, int], *, turned: bool, small: bytes
) -> Exif:
    """What a device writes about one photo.

    Args:
        device: Its author.
        taken: The true local time; the device's clock may be wrong.
        exposure: Settings.
        size: Stored width and height in pixels.
        turned: Held upright, stored lying (orientation 6).
        small: JPEG for IFD1.
    """
    shown = taken + device.clock
    stamp, parts = shown.strftime("%Y:%m:%d %H:%M:%S"), f"{shown.microsecond // 10000:02d}"
    main: dict[int, Value] = {
        0x0112: 6 if turned else 1, 0x011A: Fraction(72), 0x011B: Fraction(72), 0x0128: 2, 0x0132: stamp, 0x0213: 1,
    }  # fmt: skip
    photo: dict[int, Value] = {
        0x829A: exposure.time, 0x829D: exposure.f, 0x8827: exposure.iso, 0x8822: 2, 0x8830: 2, 0x9000: b"0232",
        0x9003: stamp, 0x9004: stamp, 0x9010: device.offset, 0x9011: device.offset, 0x9012: device.offset,
        0x9101: b"\1\2\3\0", 0x9204: Fraction(0), 0x9207: 5, 0x9209: 16, 0x920A: exposure.focal, 0x9290: parts,
        0x9291: parts, 0x9292: parts, 0xA000: b"0100", 0xA001: 1, 0xA002: size[0], 0xA003: size[1], 0xA402: 0,
        0xA403: 0, 0xA406: 0,
    }  # fmt: skip
    if device.maker_note:
        photo[MAKER_NOTE] = device.maker_note
    gps = {} if device.place is None else _gps(device.place, taken)
    return Exif(main=main | device.tags, photo=photo | device.photo_tags, gps=gps, thumbnail=small)


def _gps(place: tuple[float, float], taken: datetime) -> dict[int, Value]:
    """Position, height and the satellites' time (UTC)."""
    utc = taken - timedelta(hours=2)
    drift = utc.minute * 0.00003
    return {
        0: b"\2\3\0\0", 1: "N", 2: _degrees(place[0] + drift), 3: "E", 4: _degrees(place[1] - drift), 5: b"\0",
        6: Fraction(2315, 10), 7: (Fraction(utc.hour), Fraction(utc.minute), Fraction(utc.second)),
        16: "M", 17: Fraction(1870 + utc.minute, 10), 27: b"ASCII\0\0\0GPS", 29: utc.strftime("%Y:%m:%d"),
    }  # fmt: skip


def _degrees(value: float) -> tuple[Fraction, Fraction, Fraction]:
    minutes = (value - int(value)) * 60
    seconds = round((minutes - int(minutes)) * 60 * 100)
    return Fraction(int(value)), Fraction(int(minutes)), Fraction(seconds, 100)
