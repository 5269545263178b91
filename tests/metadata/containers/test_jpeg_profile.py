"""The colour profile of a JPEG: whole, alone, and byte by byte as it was."""

import struct
from io import BytesIO

import pytest
from PIL import Image

from gallery.image.profile import is_profile, trimmed
from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from tests.metadata import makers
from tests.metadata.containers import made_jpeg

SRGB, SECRET = makers.SRGB, makers.SECRET
HALF = len(SRGB) // 2


def chunk(number: int, count: int, piece: bytes) -> bytes:
    return makers.segment(0xE2, b"ICC_PROFILE\0" + bytes((number, count)) + piece)


def profile_of(data: bytes) -> bytes | None:
    with Image.open(BytesIO(data)) as opened:
        return opened.info.get("icc_profile")


ONE, TWO = chunk(1, 2, SRGB[:HALF]), chunk(2, 2, SRGB[HALF:])


@pytest.mark.parametrize("chunks", [[makers.icc_segment()], [ONE, TWO], [TWO, ONE]])
def test_a_profile_may_lie_in_pieces_in_any_order(chunks: list[bytes]) -> None:
    for marker in (0xDB, 0xC4, 0xDA):
        cleaned = clean_metadata(made_jpeg.before(marker, *chunks))
        assert cleaned.data == made_jpeg.before(marker, makers.icc_segment())
        assert cleaned.removed == ()


@pytest.mark.parametrize(
    "chunks",
    [
        [TWO],
        [ONE],
        [makers.icc_segment(), makers.icc_segment()],
        [ONE, TWO, chunk(1, 2, SECRET)],
        [makers.icc_segment(), chunk(7, 9, SECRET)],
        [chunk(1, 1, SECRET * 40)],
        [chunk(1, 1, b"")],
        [makers.segment(0xE2, b"ICC_PROFILE\0")],
        [makers.segment(0xE2, b"ICC_PROFILE\0\1")],
        [chunk(1, 2, SRGB), chunk(1, 2, SRGB)],
        [chunk(n % 256, 255, b"x") for n in range(300)],
    ],
)
def test_what_decoders_take_no_profile_from_goes(chunks: list[bytes]) -> None:
    cleaned = clean_metadata(made_jpeg.before(0xDB, *chunks))
    assert cleaned.data == made_jpeg.before(0xDB)
    assert cleaned.removed == (words.HIDDEN,)


@pytest.mark.parametrize("surplus", [SECRET, b"\0\0\0" + SECRET, bytes(9)])
def test_a_profile_is_cut_to_its_length(surplus: bytes) -> None:
    data = made_jpeg.before(0xDB, ONE, chunk(2, 2, SRGB[HALF:] + surplus))
    cleaned = clean_metadata(data)
    assert profile_of(cleaned.data) == SRGB
    assert cleaned.data == made_jpeg.before(0xDB, makers.icc_segment())
    assert cleaned.removed == ((words.HIDDEN,) if surplus.strip(b"\0") else ())


def test_a_long_profile_is_written_in_numbered_segments() -> None:
    tag = struct.pack(">I4sII", 1, b"A2B0", 144, 150_000)
    body = SRGB[4:128] + tag + bytes(range(250)) * 600
    profile = struct.pack(">I", len(body) + 4) + body
    pieces = [profile[at : at + 30_000] for at in range(0, len(profile), 30_000)]
    chunks = [chunk(number, len(pieces), piece) for number, piece in enumerate(pieces, 1)]
    cleaned = clean_metadata(made_jpeg.before(0xDB, *chunks)).data
    assert profile_of(cleaned) == profile
    assert cleaned.count(b"ICC_PROFILE\0") == 3
    assert clean_metadata(cleaned).data == cleaned


def made(*tags: tuple[int, int], count: int = -1, behind: bytes = b"", length: int = 0) -> bytes:
    """A profile with tags at these places and of these lengths."""
    entries = b"".join(struct.pack(">4sII", b"desc", at, size) for at, size in tags)
    body = SRGB[4:128] + struct.pack(">I", len(tags) if count < 0 else count) + entries + behind
    return struct.pack(">I", length or len(body) + 4) + body


@pytest.mark.parametrize(
    "profile",
    [
        made((144, 6), behind=SECRET),
        made((156, 6), (156, 6), behind=SECRET),
        made((156, 6), (158, 2), behind=SECRET),
        made((147, 6), behind=b"\n\n\n" + SECRET),
        made((152, 6), behind=bytes(8) + SECRET),
        made((144, 3), behind=SECRET),
        made((144, 0), behind=bytes(40)),
    ],
)
def test_a_profile_is_its_tags(profile: bytes) -> None:
    assert trimmed(profile) == trimmed(profile + SECRET) == profile
    assert is_profile(profile + bytes(5))
    assert not is_profile(profile + SECRET)


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        SRGB[:-1],
        SRGB[:128],
        SRGB[:36] + b"ACSP" + SRGB[40:],
        made(behind=SECRET),
        made((144, 7), behind=SECRET),
        made((140, 6), behind=SECRET),
        made((150, 1), behind=SECRET),
        made((144, 2), behind=SECRET),
        made((148, 2), behind=SECRET),
        made((144, 6), behind=SECRET, count=2),
        made((144, 6), behind=SECRET, count=0xFFFFFFFF),
        made(*[(12144, 6)] * 1001, behind=SECRET),
        made((144, 6), behind=SECRET, length=9999),
        made((144, 6), behind=SECRET, length=100),
    ],
)
def test_what_only_looks_like_a_profile_is_none(profile: bytes) -> None:
    assert trimmed(profile) == b""
    assert not is_profile(profile)
