"""Captions and rights that programs append to a JPEG, after its end.

Sources: AXS File Concatenation Protocol (tocarte.com, 2005); FotoWare FotoStation and Camera Bits Photo Mechanic as
the documentation of ExifTool describes them. Only IPTC-IIM is taken; thumbnails, crops and ratings are passed over.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

_MAX_TRAILERS: Final = 16
_MAX_ENTRIES: Final = 64
_MAX_STREAM: Final = 1_000_000

_FOTOSTATION: Final = b"\xa1\xb2\xc3\xd4"
_FOTOSTATION_FOOT: Final = 10  # kind, length with this foot, signature
_FOTOSTATION_IPTC: Final = 1
_PHOTO_MECHANIC: Final = b"cbipcbbl"
_PHOTO_MECHANIC_FOOT: Final = 12  # length without this foot, signature
_AXS: Final[dict[bytes, Literal["big", "little"]]] = {b"AXS!": "big", b"AXS*": "little"}
_AXS_FOOT: Final = 12  # mark, where the head is in the file, checksum
_AXS_HEAD: Final = 12  # mark, version, number of entries, reserved


class _Trailer(NamedTuple):
    """Where one trailer begins, and the IIM streams in it."""

    start: int
    streams: tuple[bytes, ...] = ()


def iptc_behind(data: bytes, end_of_picture: int) -> Iterator[bytes]:
    """The IIM streams in the known trailers of a file, from its end backwards until an unknown one."""
    end = len(data)
    for _ in range(_MAX_TRAILERS):
        found = _last(data, end_of_picture, end)
        if found is None or not end_of_picture <= found.start < end:
            return
        yield from (stream[:_MAX_STREAM] for stream in found.streams if stream)
        end = found.start


def _last(data: bytes, first: int, end: int) -> _Trailer | None:
    """The trailer that ends there."""
    if data[end - 4 : end] == _FOTOSTATION:
        return _fotostation(data, first, end)
    if data[end - 8 : end] == _PHOTO_MECHANIC:
        return _Trailer(end - _PHOTO_MECHANIC_FOOT - int.from_bytes(data[end - 12 : end - 8], "big"))
    return _axs(data, first, end) if data[end - _AXS_FOOT : end - 8] in _AXS else None


def _fotostation(data: bytes, first: int, end: int) -> _Trailer | None:
    foot = end - _FOTOSTATION_FOOT
    kind, length = int.from_bytes(data[foot : foot + 2], "big"), int.from_bytes(data[foot + 2 : foot + 6], "big")
    start = end - length
    if start < first:
        return None
    return _Trailer(start, (data[start:foot].lstrip(b"\0"),) if kind == _FOTOSTATION_IPTC else ())


def _axs(data: bytes, first: int, end: int) -> _Trailer | None:
    """An AFCP trailer, whose offsets count from the start of the file and are wrong once something before grew."""
    foot = end - _AXS_FOOT
    mark = data[foot : foot + 4]
    order = _AXS[mark]
    said = int.from_bytes(data[foot + 4 : foot + 8], order)
    head = said if first <= said < foot and data[said : said + 4] == mark else data.find(mark, first, foot)
    if head < 0:
        return None
    count = min(int.from_bytes(data[head + 6 : head + 8], order), _MAX_ENTRIES)
    streams = []
    for at in range(head + _AXS_HEAD, head + _AXS_HEAD + 12 * count, 12):
        length, offset = (int.from_bytes(data[at + part : at + part + 4], order) for part in (4, 8))
        start = offset + head - said
        if data[at : at + 4] == b"IPTC" and head < start <= start + length <= foot:
            streams.append(data[start : start + length])
    return _Trailer(head, tuple(streams))
