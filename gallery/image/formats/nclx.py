"""The code points of a picture in AVIF or HEIC (ISO/IEC 14496-12, 12.1.5; 23008-12, 6.5.5 and 9.3)."""

from collections.abc import Iterator

from gallery.image.cicp import CodePoints

_NCLX = b"nclx"
_PROFILES = (b"prof", b"rICC")


def code_points(data: bytes) -> CodePoints | None:
    """What ``nclx`` says of the file's own picture; None where it says nothing, or a profile says more.

    Where there are both, the profile counts (ISO/IEC 23000-22, 7.3.6.4).
    """
    meta = _inside(data, 0, len(data), b"meta", 4)
    primary = _inside(data, *meta, b"pitm", 0)
    tables = _inside(data, *meta, b"iprp", 0)
    properties = list(_boxes(data, *_inside(data, *tables, b"ipco", 0)))
    number = _number(data, primary[0] + 4, 4 if data[primary[0] : primary[0] + 1] > b"\0" else 2)
    own = [
        properties[index - 1]
        for name, start, end in _boxes(data, *tables)
        if name == b"ipma"
        for item, indices in _associations(data, start, end)
        if item == number
        for index in indices
        if 0 < index <= len(properties)
    ]
    colours = [data[start:end] for name, start, end in own if name == b"colr"]
    if any(colour[:4] in _PROFILES for colour in colours):
        return None
    numbers = next((colour for colour in colours if colour[:4] == _NCLX), b"")
    return CodePoints(_number(numbers, 4, 2), _number(numbers, 6, 2)) if len(numbers) >= 8 else None


def _inside(data: bytes, start: int, end: int, name: bytes, head: int) -> tuple[int, int]:
    """Where the content of the first box of that name lies, behind its own head; nothing where there is none."""
    found = next(((at, stop) for kind, at, stop in _boxes(data, start, end) if kind == name), (0, 0))
    return found[0] + head, found[1]


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, and where the content begins and ends (ISO/IEC 14496-12, 4.2)."""
    while start + 8 <= end:
        size, head = _number(data, start, 4), 8
        if size == 1:
            size, head = _number(data, start + 8, 8), 16
        size = size or end - start
        if size < head or start + size > end:
            return
        yield data[start + 4 : start + 8], start + head, start + size
        start += size


def _associations(data: bytes, start: int, end: int) -> Iterator[tuple[int, list[int]]]:
    """Item number -> numbers of its properties, from 1 (23008-12, 9.3.2)."""
    version, flags = _number(data, start, 1), _number(data, start + 1, 3)
    wide, long = (4 if version else 2), (2 if flags & 1 else 1)
    at = start + 8
    while at + wide < end:
        item, count = _number(data, at, wide), _number(data, at + wide, 1)
        at += wide + 1
        mask = 0x7FFF if flags & 1 else 0x7F  # the highest bit says that the property is essential
        yield item, [_number(data, at + long * index, long) & mask for index in range(count)]
        at += long * count


def _number(data: bytes, at: int, size: int) -> int:
    """A big-endian number; 0 behind the end of the file."""
    return int.from_bytes(data[at : at + size], "big")
