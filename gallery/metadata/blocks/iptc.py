"""Read IPTC-IIM records, alone or inside Photoshop resources (IIM 4.2; Adobe Photoshop file format)."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from typing import Final

from gallery.metadata.blocks.charset import charset_of, decoded
from gallery.metadata.packet import Packet, items
from gallery.metadata.policy import IPTC_PROPERTIES

MAX_DATASETS: Final = 4096
SIGNATURES: Final = (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa")
"""What an image resource begins with."""

_CHARSET: Final = (1, 90)
_DATE_CREATED: Final = (2, 55)
_TIME_CREATED: Final = (2, 60)
_IIM: Final = 0x0404
_COPYRIGHTED: Final = 0x040A
_URL: Final = 0x040B
_HARMLESS: Final = {_IIM: 1 << 32, _COPYRIGHTED: 1, _URL: 2083, 0x03ED: 16, 0x0425: 16}
"""Resource -> most bytes it has: IPTC (judged by itself), flag, address, resolution, digest."""

_CREATED: Final = "photoshop:DateCreated"

# IIM writes CCYYMMDD and HHMMSS±HHMM; programs also write ISO 8601.
_DATE: Final = re.compile(rb"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TIME: Final = re.compile(rb"([0-9]{2}):?([0-9]{2}):?([0-9]{2})(?:([+-][0-9]{2}):?([0-9]{2}))?")

# Programs pad between data sets, for an even length or by mistake.
_MARK: Final = re.compile(rb"\0{0,64}\x1c")

Dataset = tuple[int, int, bytes]
"""Record, number, value."""


def datasets(data: bytes) -> tuple[tuple[Dataset, ...], bytes]:
    """The data sets of a stream, and the bytes after the last sound one."""
    found: list[Dataset] = []
    at = 0
    while len(found) < MAX_DATASETS and (mark := _MARK.match(data, at)) and mark.end() + 4 <= len(data):
        at = mark.end() - 1
        length, start = int.from_bytes(data[at + 3 : at + 5], "big"), at + 5
        if length & 0x8000:  # extended: the length of the length
            width = length & 0x7FFF
            length, start = int.from_bytes(data[start : start + min(width, 8)], "big"), start + width
        if start + length > len(data):
            break
        found.append((data[at + 1], data[at + 2], data[start : start + length]))
        at = start + length
    return tuple(found), data[at:]


def resources(data: bytes) -> tuple[tuple[tuple[int, bytes], ...], bytes]:
    """The image resources of a Photoshop block, and the bytes after the last sound one."""
    found: list[tuple[int, bytes]] = []
    at = 0
    while data[at : at + 4] in SIGNATURES and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] + 1
        start = at + 6 + name + name % 2
        length = int.from_bytes(data[start : start + 4], "big")
        if start + 4 + length > len(data):
            break
        found.append((number, data[start + 4 : start + 4 + length]))
        at = start + 4 + length + length % 2
    return tuple(found), data[at:]


def iptc_of(resource_block: bytes) -> tuple[bytes, ...]:
    """The IIM streams of a Photoshop block; programs leave older ones beside their own."""
    return tuple(raw for number, raw in resources(resource_block)[0] if number == _IIM)


def iptc_packet(data: bytes) -> Packet:
    """An IIM stream as XMP properties of the same meaning."""
    found, _ = datasets(data)
    charset = charset_of(_raw(found, _CHARSET))
    texts: dict[str, list[str]] = {}
    for record, number, raw in found:
        name = IPTC_PROPERTIES.get(number)
        if record == 2 and name is not None:
            texts.setdefault(name, []).append(decoded(raw, charset))
    created = items(_created(_raw(found, _DATE_CREATED), _raw(found, _TIME_CREATED)))
    return {name: items(*values) for name, values in texts.items()} | ({_CREATED: created} if created else {})


def _raw(found: Sequence[Dataset], key: tuple[int, int]) -> bytes:
    return next((raw for record, number, raw in found if (record, number) == key), b"")


def _created(day: bytes, moment: bytes) -> str:
    """Date and time created in ISO 8601, as far as they are ones that exist (IPTC Photo Metadata, mapping table)."""
    found, at = _DATE.fullmatch(day.strip(b"\0 ")), _TIME.fullmatch(moment.strip(b"\0 "))
    text = _iso(date.fromisoformat, b"-".join(found.groups())) if found else ""
    clock = _iso(time.fromisoformat, b":".join(at.groups()[:3])) if at else ""
    if at is None or not (text and clock):
        return text
    return f"{text}T{clock}" + (f"{at[4].decode()}:{at[5].decode()}" if at[4] else "")


def _iso(parse: Callable[[str], date | time], raw: bytes) -> str:
    try:
        return parse(raw.decode("ascii")).isoformat()
    except ValueError:
        return ""


def resource_packet(resource_block: bytes) -> Packet:
    """Copyright flag and URL of a Photoshop block as XMP properties."""
    found = dict(resources(resource_block)[0])
    packet = {"xmpRights:WebStatement": items(decoded(found.get(_URL, b"")))}
    if found.get(_COPYRIGHTED, b"")[:1] == b"\1":
        packet["xmpRights:Marked"] = items("True")
    return packet


def private_resources(resource_block: bytes) -> Iterator[int]:
    """Numbers of the resources that hold more than IPTC, copyright flag, URL, resolution or digest."""
    found, _ = resources(resource_block)
    yield from (number for number, raw in found if len(raw) > _HARMLESS.get(number, -1))
