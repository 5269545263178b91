"""Files made to hurt: bounded time and memory, and a clean file or a named problem."""

import struct
import time
import tracemalloc
import zlib

import pytest

from gallery.errors import PhotoError
from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from tests.metadata import makers

SECONDS = 2.0
WITH_COVERAGE = 10.0  # the daily suite measures branches, which costs several times as much; a hang takes minutes
BYTES = 200_000_000


def tiff(*directories: bytes, first: int = 8) -> bytes:
    return b"II*\0" + struct.pack("<I", first) + b"".join(directories)


def directory(entries: list[bytes], following: int = 0, count: int | None = None) -> bytes:
    return (
        struct.pack("<H", len(entries) if count is None else count) + b"".join(entries) + struct.pack("<I", following)
    )


def entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def nested(levels: int) -> bytes:
    return b"<rdf:li>" * levels + b"x" + b"</rdf:li>" * levels


def xmp_jpeg(packet: bytes) -> bytes:
    return makers.jpeg(makers.xmp_segment(packet))


def text_chunks(content: bytes, number: int) -> bytes:
    chunk = makers.chunk(b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(content, 9))
    return makers.png(*([chunk] * number))


ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)


def repeated(tags: tuple[int, ...], count: int, values: int) -> bytes:
    """The same tags again and again, over one value."""
    at = 8 + 2 + 12 * count + 4
    return tiff(directory([entry(tags[n % len(tags)], 2, values, at) for n in range(count)])) + bytes(values)


LOOP = tiff(directory([entry(0x8769, 4, 1, 8), entry(0x8825, 4, 1, 8)], following=8))
OVERLAPPING = tiff(*[directory([entry(0x014A, 4, 60, 8)] * 40, following=8 + 6 * n) for n in range(40)])
BILLIONS = tiff(directory([entry(tag, 2, 0xFFFFFFFF, 8) for tag in range(0x100, 0x200)], count=0xFFFF))
STRIPS = tiff(directory([entry(0x0111, 4, 0x3FFFFFFF, 8), entry(0x0117, 4, 0x3FFFFFFF, 8)]))
WIDE = tiff(directory([entry(number, 4, 1, 0) for number in range(60_000)]))


def packets(packet: str, number: int) -> bytes:
    chunk = makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(packet.encode(), 9))
    return makers.png(*([chunk] * number))


NAMESPACE = f'<x xmlns:a="{"u" * 500_000}">{"<a:b/>" * 20_000}</x>'
ATTRIBUTES = " ".join(f'a:b{number}=""' for number in range(40_000))
QUALIFIED = f'<x xmlns:a="{"u" * 400_000}" {ATTRIBUTES}/>'
DEFAULTED = f'<!DOCTYPE x [<!ATTLIST b xmlns CDATA "{"u" * 400_000}">]><x>{"<b/>" * 100_000}</x>'

CASES = {
    "nothing": b"",
    "one byte": b"\xff",
    "two bytes": b"\xff\xd8",
    "a looping EXIF block": makers.jpeg(makers.exif_segment(LOOP)),
    "overlapping EXIF directories": makers.jpeg(makers.exif_segment(OVERLAPPING)),
    "EXIF values of billions": makers.jpeg(makers.exif_segment(BILLIONS)),
    "a looping TIFF": LOOP,
    "overlapping TIFF directories": OVERLAPPING,
    "TIFF values of billions": BILLIONS,
    "a TIFF with a billion strips": STRIPS,
    "a TIFF with sixty thousand tags": WIDE,
    "a TIFF that points behind its end": tiff(directory([entry(0x0112, 3, 1, 6)], following=0xFFFFFFF0)),
    "strips by the million": makers.jpeg(makers.exif_segment(repeated((0x0111, 0x0117), 3_700, 20_000))),
    "four thousand rights in one place": makers.png(makers.chunk(b"eXIf", repeated((0x8298,), 4_000, 1_000_000))),
    "a segment past the end": makers.jpeg()[:40] + b"\xff\xe1\xff\xff" + b"x" * 20,
    "a chunk past the end": makers.png()[:33] + b"\xff\xff\xff\xffIDATx",
    "a RIFF chunk past the end": b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff",
    "a box past the end": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1\xff\xff\xff\xffmeta",
    "an endless box": b"\0\0\0\x18ftypavif\0\0\0\0avifmif1" + b"\0\0\0\x08free" * 50_000,
    "ten thousand boxes beside an AVIF": makers.saved(makers.picture(size=(64, 48)), "AVIF")
    + b"\0\0\0\x08mdat" * 9_000,
    "a million empty comments": makers.jpeg(*([makers.segment(0xFE, b"")] * 1_000_000)),
    "sixty thousand empty segments": makers.jpeg(*([makers.segment(0xE5, b"")] * 60_000)),
    "a hundred thousand comments": makers.jpeg(*([makers.segment(0xFE, b"x")] * 110_000)),
    "fill bytes": makers.jpeg(b"\xff" * 2_000_000),
    "garbage between segments": makers.jpeg(b"\0\1" * 500_000),
    "a GIF of empty blocks": b"GIF89a\1\0\1\0\0\0\0" + b"\x21\xfe\1x\0" * 110_000,
    "a text bomb": text_chunks(b"\0" * 30_000_000, 1),
    "sixty text bombs": text_chunks(b" " * 5_000_000, 60),
    "a profile bomb": makers.png(makers.chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 50_000_000, 9))),
    "XMP nested ten thousand deep": xmp_jpeg(makers.xmp(nested(3_000).decode())),
    "XMP in a PNG nested fifty thousand deep": makers.png(
        makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + makers.xmp(nested(50_000).decode()))
    ),
    "XMP entities": xmp_jpeg(ENTITIES),
    "sixteen packets with a long namespace for their elements": packets(NAMESPACE, 16),
    "sixteen packets with a long namespace for their attributes": packets(QUALIFIED, 16),
    "sixteen packets with a long namespace in their DTD": packets(DEFAULTED, 16),
    "XMP of fifty megabytes": makers.png(makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + b"<x>" * 16_000_000)),
    "a GIF packet without end": makers.full_gif()[:-1] + b"\x21\xff\x0bXMP DataXMP" + b"<x>" * 100_000,
    "IPTC without end": makers.jpeg(
        makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(b"\x1c\2\x50\xff\xff" + b"\xff" * 100))
    ),
    "ten thousand IPTC data sets": makers.jpeg(
        makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(b"\x1c\2\x50\0\1E" * 10_000))
    ),
}


def treated(data: bytes) -> None:
    """Read, then cleaned or refused."""
    read_metadata(data)
    try:
        cleaned = clean_metadata(data)
    except PhotoError as refused:
        assert refused.code  # noqa: PT017 - either outcome is right
    else:
        assert private_traces(cleaned.data) == ()


@pytest.mark.parametrize("name", CASES)
def test_time_is_bounded(name: str) -> None:
    begun = time.process_time()
    treated(CASES[name])
    assert time.process_time() - begun < WITH_COVERAGE


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_time_is_bounded_closely(name: str) -> None:
    begun = time.process_time()
    treated(CASES[name])
    assert time.process_time() - begun < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_memory_is_bounded(name: str) -> None:
    data = CASES[name]
    tracemalloc.start()
    try:
        treated(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BYTES + 3 * len(data)
