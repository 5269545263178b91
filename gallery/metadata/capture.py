"""When and with what a photo was taken (EXIF 2.32, 4.6.5)."""

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from gallery.metadata.blocks.exif import Directories
from gallery.metadata.packet import Packet, first
from gallery.metadata.policy import LENS, MAKE, MODEL, TAKEN, TAKEN_FRACTION, TAKEN_OFFSET
from gallery.model import Camera, Captured

_EXPOSURE_TIME: Final = ("exif", 0x829A)
_F_NUMBER: Final = ("exif", 0x829D)
_ISO: Final = ("exif", 0x8827)
_FOCAL_LENGTH: Final = ("exif", 0x920A)
_SERIALS: Final = (("exif", 0xA431), ("0", 0xC62F))
_XMP_SERIALS: Final = ("exifEX:BodySerialNumber", "aux:SerialNumber")
_XMP_DATES: Final = (
    ("exif:DateTimeOriginal", "exif:SubSecTimeOriginal", "exif:OffsetTimeOriginal"),
    ("photoshop:DateCreated", "", ""),
)
_LATITUDE: Final = ("gps", 0x0002)
_XMP_LATITUDE: Final = "exif:GPSLatitude"
_BODY_DIGITS: Final = 12
_MOST_OFFSET: Final = 14 * 60  # minutes; Kiribati, UTC+14

# EXIF 2.32, 4.6.5.3 and ISO 8601 as XMP has it; programs write the one in the place of the other.
_MOMENT: Final = re.compile(
    r"(\d{4})[:-](\d\d)[:-](\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)", re.ASCII)


def captured(blocks: Sequence[Directories], *packets: Packet) -> Captured | None:
    """The camera's clock when the shutter opened: EXIF, else the first packet that says.

    Junk such as ``0000:00:00`` or a day without a time is nothing.
    """
    told = [(block.text(TAKEN), block.text(TAKEN_FRACTION), block.text(TAKEN_OFFSET)) for block in blocks]
    for packet in packets:
        told += [(first(packet, date), first(packet, part), first(packet, zone)) for date, part, zone in _XMP_DATES]
    return next((found for texts in told if (found := _moment(*texts))), None)


def _moment(text: str, fraction: str, offset: str) -> Captured | None:
    match = _MOMENT.fullmatch(text)
    local = _valid(f"{match[1]}-{match[2]}-{match[3]}T{match[4]}") if match else ""
    if match is None or not local:
        return None
    return Captured(local=local + _fraction(match[5] or fraction), utc_offset=_offset(match[6] or offset))


def _valid(text: str) -> str:
    """The text with seconds, where it is a moment photography knows; else empty."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment.isoformat() if moment.year >= 1826 else ""


def _fraction(digits: str) -> str:
    return f".{digits}" if digits.isascii() and digits.isdigit() and len(digits) <= 9 else ""


def _offset(text: str) -> int | None:
    if text == "Z":
        return 0
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[3]) > 59:
        return None
    minutes = (int(match[2]) * 60 + int(match[3])) * (-1 if match[1] == "-" else 1)
    return minutes if abs(minutes) <= _MOST_OFFSET else None


def camera(blocks: Sequence[Directories], packet: Packet) -> Camera | None:
    """Make, model and a fingerprint of the body; the serial number itself goes no further."""
    make = _text(blocks, MAKE) or first(packet, "tiff:Make")
    model = _text(blocks, MODEL) or first(packet, "tiff:Model")
    found = [_text(blocks, key) for key in _SERIALS] + [first(packet, name) for name in _XMP_SERIALS]
    serial = next((text for text in found if text.strip("0 ")), "")
    if not (make or model or serial):
        return None
    return Camera(make=make, model=model, body=sha256(serial.encode()).hexdigest()[:_BODY_DIGITS] if serial else "")


def lens(blocks: Sequence[Directories], packet: Packet) -> str:
    """The lens model."""
    return _text(blocks, LENS) or first(packet, "exifEX:LensModel") or first(packet, "aux:Lens")


def exposure(blocks: Sequence[Directories]) -> str:
    """Exposure time, f-number, ISO and focal length as one text: ``1/125 s f/2.8 ISO 200 50 mm``."""
    for block in blocks:
        time, stop, focal = (block.ratio(key) for key in (_EXPOSURE_TIME, _F_NUMBER, _FOCAL_LENGTH))
        iso = block.integer(_ISO)
        parts = (
            _time(time) if time else "",
            f"f/{stop[0] / stop[1]:.3g}" if stop else "",
            f"ISO {iso}" if iso else "",
            f"{focal[0] / focal[1]:.4g} mm" if focal else "",
        )
        if any(parts):
            return " ".join(part for part in parts if part)
    return ""


def _time(ratio: tuple[int, int]) -> str:
    seconds = ratio[0] / ratio[1]
    return f"1/{1 / seconds:.0f} s" if 0 < seconds < 0.3 else f"{seconds:.3g} s"


def has_position(blocks: Sequence[Directories], packet: Packet) -> bool:
    """Whether a latitude is in the file, alone or in a place's structure; what it is is not asked."""
    if any(block.raw(_LATITUDE).strip(b"\0") for block in blocks) or first(packet, _XMP_LATITUDE):
        return True
    return any(name == _XMP_LATITUDE for values in packet.values() for item in values for name, _ in item.fields)


def _text(blocks: Sequence[Directories], key: tuple[str, int]) -> str:
    return next((text for block in blocks if (text := block.text(key))), "")
