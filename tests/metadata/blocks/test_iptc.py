"""IIM streams and Photoshop resources, whole and broken."""

import pytest

from gallery.metadata.blocks.iptc import datasets, iptc_of, iptc_packet, resource_packet, resources
from gallery.metadata.packet import first
from tests.metadata import makers
from tests.metadata.makers import dataset


def test_an_extended_length_is_followed() -> None:
    found, rest = datasets(b"\x1c\2\x78\x80\4\0\0\0\5Hello")
    assert found == ((2, 120, b"Hello"),)
    assert rest == b""


def test_a_length_past_the_end_stops() -> None:
    found, rest = datasets(b"\x1c\2\x50\0\1E\x1c\2\x74\0\xffC")
    assert found == ((2, 80, b"E"),)
    assert rest == b"\x1c\2\x74\0\xffC"


def test_padding_between_data_sets_is_skipped() -> None:
    found, rest = datasets(b"\0\x1c\2\x50\0\1E" + b"\0" * 9 + b"\x1c\2\x74\0\1C\0\0")
    assert found == ((2, 80, b"E"), (2, 116, b"C"))
    assert rest == b"\0\0"
    _, rest = datasets(b"\x1c\2\x50\0\1E\0hidden\x1c\2\x74\0\1C")
    assert rest == b"\0hidden\x1c\2\x74\0\1C"
    assert len(datasets(b"\0" * 100_000 + b"\x1c\2\x74\0\1C")[1]) > 100_000


def test_several_creators_stay_several() -> None:
    packet = iptc_packet(b"\x1c\2\x50\0\1A\x1c\2\x50\0\1B\x1c\3\x50\0\1C")
    assert [item.text for item in packet["dc:creator"]] == ["A", "B"]


def test_resources_are_read_up_to_the_first_broken_one() -> None:
    block = makers.irb(makers.iptc())
    found, rest = resources(block + b"8BIM\4\4\0\0\xff\xff\xff\xff")
    assert len(found) == 5
    assert rest.startswith(b"8BIM")
    assert iptc_of(block) == (makers.iptc(),)
    assert iptc_of(block + makers.irb(b"")) == (makers.iptc(), b"")


def test_copyright_flag_and_url_are_rights() -> None:
    packet = resource_packet(makers.irb(b""))
    assert first(packet, "xmpRights:Marked") == "True"
    assert first(packet, "xmpRights:WebStatement") == "https://example.org/irb"
    assert "xmpRights:Marked" not in resource_packet(b"")


@pytest.mark.parametrize(("mark", "codec"), [(b"\x1b-B", "iso8859-2"), (b"\x1b%G", "utf-8"), (b"\x1b.B", "iso8859-2")])
def test_a_caption_is_read_in_the_declared_character_set(mark: bytes, codec: str) -> None:
    stream = dataset(1, 90, mark) + dataset(2, 120, "Święto Łodzi".encode(codec))
    assert first(iptc_packet(stream), "dc:description") == "Święto Łodzi"


@pytest.mark.parametrize(
    ("day", "moment", "text"),
    [
        (b"20260514", b"102231+0200", "2026-05-14T10:22:31+02:00"),
        (b"20260514", b"102231-0330", "2026-05-14T10:22:31-03:30"),
        (b"20260514", b"102231", "2026-05-14T10:22:31"),
        (b"2026-05-14", b"10:22:31+02:00", "2026-05-14T10:22:31+02:00"),
        (b"20260514", b"", "2026-05-14"),
        (b"20260514", b"256199", "2026-05-14"),
        (b"20260514", b"noon", "2026-05-14"),
        (b"20260000", b"102231+0200", ""),
        (b"00000000", b"000000+0000", ""),
        (b"May 2026", b"102231", ""),
        (b"", b"102231", ""),
    ],
)
def test_date_and_time_created_are_one_moment(day: bytes, moment: bytes, text: str) -> None:
    assert first(iptc_packet(dataset(2, 55, day) + dataset(2, 60, moment)), "photoshop:DateCreated") == text
