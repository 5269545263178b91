"""JPEG files taken apart and put together wrongly."""

from io import BytesIO

from PIL import Image

from gallery.metadata.containers.container import Role
from gallery.metadata.containers.jpeg.segments import segments
from tests.metadata import makers

SECRET = makers.SECRET
SOS = 0xDA


def pieces(**options: object) -> list[bytes]:
    """The tables, frame and scans of a JPEG, without anything else."""
    picture = segments(makers.jpeg(**options)).of(Role.PICTURE)
    return [part.data for part in picture]


def put_together(*segments: bytes) -> bytes:
    return b"".join([b"\xff\xd8", *segments, b"\xff\xd9"])


def before(marker: int, *extra: bytes, **options: object) -> bytes:
    """A JPEG with segments before its first one of a kind."""
    found = pieces(**options)
    at = next(number for number, piece in enumerate(found) if piece[1] == marker)
    return put_together(*found[:at], *extra, *found[at:])


def between_scans(*extra: bytes, **options: object) -> bytes:
    """A progressive JPEG with segments before its second scan."""
    found = pieces(progressive=True, **options)
    at = [number for number, piece in enumerate(found) if piece[1] == SOS][1]
    return put_together(*found[:at], *extra, *found[at:])


def longer(marker: int, surplus: bytes = SECRET) -> bytes:
    """A JPEG whose first segment of a kind has surplus bytes at its end."""
    found = pieces()
    at = next(number for number, piece in enumerate(found) if piece[1] == marker)
    length = int.from_bytes(found[at][2:4], "big")
    head, rest = found[at][4 : 2 + length], found[at][2 + length :]
    found[at] = makers.segment(marker, head + surplus) + rest
    return put_together(*found)


def quantisation(number: int, values: bytes = SECRET * 11) -> bytes:
    return makers.segment(0xDB, bytes((number,)) + values[:64])


def huffman(number: int, values: bytes = b"SECRTabc") -> bytes:
    """A table of codes of eight bits."""
    return makers.segment(0xC4, bytes((number, *([0] * 7), len(values), *([0] * 8))) + values)


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as opened:
        return opened.convert("RGB").tobytes()
