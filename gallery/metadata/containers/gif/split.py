"""A GIF cut into its blocks (GIF89a, 15 to 27)."""

from gallery.metadata.containers.container import MAX_PARTS


def split(data: bytes, at: int) -> tuple[list[bytes], int, bool]:
    """The blocks from there, where they end, and whether the file does not break off in one, which is then mended."""
    blocks: list[bytes] = []
    while at < len(data) and data[at] in (0x21, 0x2C, 0) and len(blocks) <= MAX_PARTS:
        if data[at] == 0:  # an empty sub-block too many, which decoders skip
            at += 1
            continue
        end = _image_end(data, at) if data[at] == 0x2C else _blocks_end(data, at + 2)
        if end > len(data):
            mended = _mended(data, at)
            return [*blocks, *([mended] if mended else [])], len(data), False
        blocks.append(data[at:end])
        at = end
    return blocks, at, True


def palette(flags: int) -> int:
    """Bytes of a colour table."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Where a chain of sub-blocks ends; past the end of the file where it does not."""
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += 1 + data[at]
    return len(data) + 1


def _image_end(data: bytes, at: int) -> int:
    if at + 10 > len(data):
        return len(data) + 1
    return _blocks_end(data, at + 10 + palette(data[at + 9]) + 1)


def _mended(data: bytes, at: int) -> bytes:
    """The beginning of an image that the file breaks off, with its last sub-block closed; empty without pixels."""
    start = at + 10 + palette(data[at + 9]) + 1 if data[at] == 0x2C and at + 10 <= len(data) else len(data)
    last = start
    while last < len(data) and last + 1 + data[last] < len(data):
        last += 1 + data[last]
    rest = len(data) - last - 1
    return data[at:last] + bytes((rest,)) + data[last + 1 :] + b"\0" if rest > 0 else b""
