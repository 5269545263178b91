"""Strips are counted to their last byte, and to no byte more than the picture has."""

import lzma
import zlib
from io import BytesIO

import pytest
from PIL import Image

from gallery.metadata.containers.container import Role
from gallery.metadata.containers.tiff import lzw, pixels
from gallery.metadata.containers.tiff.file import TIFF
from gallery.metadata.containers.tiff.streams import PROOFS
from tests.metadata import makers
from tests.metadata.made_tiff import PIXELS, made, rgb

CLEAR, END = 256, 257


def codes(*values: int, width: int = 9) -> bytes:
    """LZW codes of one width, the last byte filled up with zeros."""
    bits = "".join(f"{value:0{width}b}" for value in values)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@pytest.mark.parametrize("kind", ["tiff_lzw", "packbits", "tiff_deflate", "lzma", None])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_one_byte_more_or_less_is_seen(kind: str | None, mode: str) -> None:
    data = makers.saved(makers.picture(mode, (200, 200)), "TIFF", compression=kind)
    number = {"tiff_lzw": 5, "packbits": 32773, "tiff_deflate": 32946, "lzma": 34925, None: 1}[kind]
    prove = PROOFS[number]
    piece = next(part.data for part in TIFF.walk(data).of(Role.PICTURE) if part.name == "piece")
    size = 200 * Image.open(BytesIO(data)).tag_v2[278] * len(mode)
    assert prove(piece, size)
    assert not prove(piece, size - 1)
    assert not prove(piece, size + 1)
    assert not prove(piece + b"S", size)
    assert not prove(piece[:-2], size)
    assert not prove(b"S" + piece, size)


@pytest.mark.parametrize(
    ("stream", "size", "exact"),
    [
        (codes(CLEAR, 65, 66, END), 2, True),
        (codes(CLEAR, 65, 258, 259, END), 6, True),
        (codes(CLEAR, 65, CLEAR, 65, END), 2, True),
        (codes(65, 66, END), 2, True),
        (codes(CLEAR, END), 0, True),
        (codes(CLEAR, 65, 259, END), 3, False),
        (codes(CLEAR, 258, END), 1, False),
        (codes(CLEAR, 65, 66), 2, False),
        (codes(CLEAR, 65, 66, 67, 68, CLEAR, 65, END), 2, False),
        (codes(CLEAR, 65, 66, END) + b"\0", 2, False),
        (codes(CLEAR, *range(254), END), 254, True),
        (codes(CLEAR, *range(254), END), 253, False),
        (codes(*[CLEAR] * 200, END), 0, False),
        (b"", 0, False),
    ],
)
def test_lzw_is_counted_without_unpacking(stream: bytes, size: int, exact: bool) -> None:
    assert lzw.is_exact_lzw(stream, size) is exact


def test_a_strip_that_would_take_too_long_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lzw, "_LONGEST", 3)
    assert not lzw.is_exact_lzw(codes(CLEAR, 65, 66, END), 2)
    data = makers.saved(makers.picture(), "TIFF", compression="packbits")
    assert TIFF.walk(data).of(Role.PICTURE)
    monkeypatch.setattr(pixels, "MAX_COUNTED", {32773: 10})
    assert not TIFF.walk(data).of(Role.PICTURE)


def test_bombs_are_left_after_the_first_byte_too_many() -> None:
    bomb = bytes(50_000_000)
    assert not PROOFS[8](zlib.compress(bomb), 10)
    assert not PROOFS[34925](lzma.compress(bomb), 10)
    assert not PROOFS[32773](b"\x81\0" * 1_000_000, 10)
    assert PROOFS[32773](b"\x81\0", 128)
    assert not PROOFS[32773](b"\x81\0\x80", 128)


def test_a_strip_of_another_compression_than_it_says_is_not_copied() -> None:
    for kind in (5, 8, 32773, 32946, 34925):
        assert not TIFF.walk(made([PIXELS], rgb(compression=kind))).of(Role.PICTURE)
