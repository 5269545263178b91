"""Read IPTC-IIM records, alone or inside Photoshop resources (IIM 4.2; Adobe Photoshop file format)."""

from collections.abc import Iterator
from typing import Final

from gallery.metadata.packet import Packet, items, tidy
from gallery.metadata.policy import IPTC_PROPERTIES

MAX_DATASETS: Final = 4096
_UTF8_MARK: Final = b"\x1b%G"  # IIM 1:90, ISO 2022 escape for UTF-8
_IIM: Final = 0x0404
_COPYRIGHTED: Final = 0x040A
_URL: Final = 0x040B

Dataset = tuple[int, int, bytes]
"""Record, number, value."""


def datasets(data: bytes) -> tuple[tuple[Dataset, ...], bytes]:
    """The data sets of a stream, and the bytes after the last sound one."""
    found: list[Dataset] = []
    at = 0
    while at + 5 <= len(data) and data[at] == 0x1C and len(found) < MAX_DATASETS:
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
    while data[at : at + 4] in (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa") and at + 12 <= len(data):
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
    utf8 = any(record == 1 and number == 90 and raw == _UTF8_MARK for record, number, raw in found)
    texts: dict[str, list[str]] = {}
    for record, number, raw in found:
        name = IPTC_PROPERTIES.get(number)
        if record == 2 and name is not None:
            texts.setdefault(name, []).append(_text(raw, utf8))
    return {name: items(*values) for name, values in texts.items()}


def resource_packet(resource_block: bytes) -> Packet:
    """Copyright flag and URL of a Photoshop block as XMP properties."""
    found = dict(resources(resource_block)[0])
    packet = {"xmpRights:WebStatement": items(_text(found.get(_URL, b""), utf8=False))}
    if found.get(_COPYRIGHTED, b"")[:1] == b"\1":
        packet["xmpRights:Marked"] = items("True")
    return packet


def private_resources(resource_block: bytes) -> Iterator[int]:
    """Numbers of the resources that hold more than IPTC, copyright flag, URL, resolution or digest."""
    harmless = (_IIM, _COPYRIGHTED, _URL, 0x03ED, 0x0425)
    yield from (number for number, _ in resources(resource_block)[0] if number not in harmless)


def _text(raw: bytes, utf8: bool) -> str:
    """UTF-8 where marked or where it fits, else Latin-1: half of all files do not say."""
    try:
        return tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return tidy(raw.decode("utf-8", "replace") if utf8 else raw.decode("latin-1"))
