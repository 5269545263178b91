"""IPTC behind the end of a JPEG: read, bounded, and never published."""

import struct

import pytest

from gallery.metadata import words
from gallery.metadata.clean import clean_metadata
from gallery.metadata.containers.jpeg.trailers import iptc_behind
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from tests.metadata import makers

STREAM = makers.iptc()


def fotostation(stream: bytes = STREAM, kind: int = 1) -> bytes:
    return stream + struct.pack(">HI", kind, len(stream) + 10) + b"\xa1\xb2\xc3\xd4"


def photo_mechanic(content: bytes = b"\x1c\2\xdd\0\4\0\0\0\1") -> bytes:
    return content + struct.pack(">I", len(content)) + b"cbipcbbl"


def axs(at: int, stream: bytes = STREAM, mark: bytes = b"AXS!", count: int = 2) -> bytes:
    order = ">" if mark == b"AXS!" else "<"
    values = at + 12 + 12 * 2
    head = mark + struct.pack(f"{order}HHI", 1, count, 0)
    nail = b"Nail" + struct.pack(f"{order}II", 6, values)
    entry = b"IPTC" + struct.pack(f"{order}II", len(stream), values + 6)
    return head + nail + entry + b"SECRET" + stream + mark + struct.pack(f"{order}II", at, 0)


PLAIN = makers.jpeg()


@pytest.mark.parametrize(
    "trailer",
    [
        fotostation(),
        fotostation(b"\0" + STREAM),
        fotostation() + fotostation(b"SECRET soft edit", kind=2),
        fotostation() + photo_mechanic(),
        axs(len(PLAIN)),
        axs(len(PLAIN), mark=b"AXS*"),
        axs(len(PLAIN) - 40),
        axs(len(PLAIN)) + fotostation(b"SECRET", kind=3),
        b"SECRET film" + fotostation(),
    ],
)
def test_captions_and_rights_in_a_trailer_are_read_and_kept_while_the_trailer_goes(trailer: bytes) -> None:
    data = PLAIN + trailer
    found = read_metadata(data)
    assert (found.creator, found.credit, found.copyright) == ("Iwo Byline", "IPTC credit", "(c) IPTC")
    assert found.captions == {"x-default": "Grüße vom Fest"}
    assert words.TRAILER in found.private
    cleaned = clean_metadata(data)
    assert private_traces(cleaned.data) == ()
    assert makers.SECRET not in cleaned.data
    assert read_metadata(cleaned.data).creator == "Iwo Byline"


def test_what_the_picture_itself_says_counts_first() -> None:
    own = makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(b"\x1c\2\x50\0\3Ewa"))
    assert read_metadata(makers.jpeg(own, trailer=fotostation())).creator == "Ewa"


@pytest.mark.parametrize(
    "trailer",
    [
        b"\xa1\xb2\xc3\xd4",
        b"\0\1\0\0\0\4\xa1\xb2\xc3\xd4",
        b"\0\1\xff\xff\xff\xff\xa1\xb2\xc3\xd4",
        b"\xff\xff\xff\xffcbipcbbl",
        b"cbipcbbl",
        b"AXS!" + bytes(8),
        b"AXS!\0\1\xff\xff" + bytes(4) + b"AXS!" + bytes(8),
        axs(len(PLAIN))[:-12] + b"AXS*" + bytes(8),
        axs(len(PLAIN), count=0),
        axs(len(PLAIN)) + b"x",
    ],
)
def test_a_broken_trailer_says_nothing(trailer: bytes) -> None:
    data = PLAIN + trailer
    assert list(iptc_behind(data, len(PLAIN))) == []
    assert words.TRAILER in private_traces(data)


def test_a_value_that_reaches_out_of_the_trailer_is_not_read() -> None:
    long = bytearray(axs(len(PLAIN)))
    long[28:32] = struct.pack(">I", 100_000)
    assert list(iptc_behind(PLAIN + bytes(long), len(PLAIN))) == []


def test_trailers_are_read_up_to_a_bound() -> None:
    data = PLAIN + fotostation() * 50
    assert len(list(iptc_behind(data, len(PLAIN)))) == 16
    (one,) = iptc_behind(PLAIN + fotostation(bytes(1) + b"\x1c" * 3_000_000), len(PLAIN))
    assert len(one) == 1_000_000
