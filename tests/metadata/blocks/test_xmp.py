"""Reading packets without trust, writing them in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.blocks.xmp import MAX_PACKET, parse_xmp
from gallery.metadata.blocks.xmp_write import kept_properties, write_xmp
from gallery.metadata.packet import Item, Packet, first, tidy
from gallery.metadata.policy import POLICIES
from tests.metadata import makers

WEB = POLICIES["web"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 100_000,
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
        makers.xmp("<dc:rights>x</dc:rights>" + " " * MAX_PACKET),
    ],
)
def test_what_is_not_a_plain_packet_says_nothing(data: bytes) -> None:
    assert parse_xmp(data) == {}


def test_deep_nesting_is_survived() -> None:
    deep = "<own:a>" * 50_000 + "</own:a>" * 50_000
    assert "{http://example.invalid/own/}a" in parse_xmp(makers.xmp(deep[:0] + "<own:a><own:b/></own:a>"))
    parse_xmp(makers.xmp(deep))


def test_every_way_of_writing_a_value_is_read() -> None:
    packet = parse_xmp(
        makers.xmp(
            '<cc:license xmlns:cc="http://creativecommons.org/ns#" rdf:resource="https://cc"/>'
            "<dc:rights>plain</dc:rights>"
            '<dc:title><rdf:Alt><rdf:li xml:lang="not a tag!">T</rdf:li></rdf:Alt></dc:title>'
            "<photoshop:Source><rdf:Description><rdf:value>S</rdf:value></rdf:Description></photoshop:Source>"
            "<photoshop:Headline><rdf:value>H</rdf:value></photoshop:Headline>"
            "<plus:Licensor><rdf:Bag><rdf:li><rdf:Description plus:LicensorName='N'/></rdf:li></rdf:Bag>"
            "</plus:Licensor>"
            "<dc:source/>",
            'photoshop:Credit="C"',
        )
    )
    assert first(packet, "cc:license") == "https://cc"
    assert first(packet, "dc:rights") == "plain"
    assert packet["dc:title"] == (Item(text="T", language="x-default"),)
    assert first(packet, "photoshop:Headline") == "H"
    assert first(packet, "photoshop:Credit") == "C"
    assert packet["plus:Licensor"][0].fields == (("plus:LicensorName", "N"),)
    assert packet["dc:source"] == ()


def test_only_listed_properties_are_written() -> None:
    written = write_xmp(parse_xmp(makers.RICH_XMP), WEB)
    assert makers.SECRET not in written
    assert b"Wroclaw" not in written
    assert b"Wroclaw" in write_xmp(parse_xmp(makers.RICH_XMP), POLICIES["archive"])
    assert write_xmp(parse_xmp(makers.RICH_XMP), POLICIES["bare"]) == b""


texts = st.text(max_size=40)
languages = st.sampled_from(["x-default", "pl", "en", "pt-BR", ""])
values = st.lists(st.builds(lambda text, tag: Item(text=tidy(text), language=tag), texts, languages), max_size=4).map(
    tuple
)
structures = st.lists(
    st.builds(
        lambda name, url: Item(fields=(("plus:LicensorName", tidy(name)), ("plus:LicensorURL", tidy(url)))),
        texts,
        texts,
    ),
    max_size=2,
).map(tuple)
packets = st.builds(
    lambda plain, licensor: {**plain, "plus:Licensor": licensor},
    st.dictionaries(st.sampled_from([name for name, form in WEB.xmp.items() if form != "structures"]), values),
    structures,
)


@given(packets)
def test_a_written_packet_reads_as_it_was_and_writes_as_it_is(packet: Packet) -> None:
    written = write_xmp(packet, WEB)
    assert parse_xmp(written) == kept_properties(packet, WEB)
    assert write_xmp(parse_xmp(written), WEB) == written
