"""Reading packets without trust, writing them in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.blocks.xmp import MAX_PACKET, parse_xmp
from gallery.metadata.blocks.xmp_write import kept_properties, write_xmp
from gallery.metadata.packet import Item, Packet, by_language, first, tidy
from gallery.metadata.policy import POLICIES
from tests.metadata import makers
from tests.metadata.made_blocks import NAMES

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
        makers.xmp("<dc:rights>x</dc:rights>" + "x" * MAX_PACKET),
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
    assert first(packet, "photoshop:Source") == "S"
    assert first(packet, "photoshop:Credit") == "C"
    assert packet["plus:Licensor"][0].fields == (("plus:LicensorName", "N"),)
    assert packet["dc:source"] == ()


@pytest.mark.parametrize(
    ("alternatives", "texts"),
    [
        ([("LEAK-Jan", "A"), ("x-default", "B"), ("pl", "C")], {"x-default": "B", "pl": "C"}),
        ([("LEAK-Jan", "A"), ("pl", "C")], {"x-default": "A", "pl": "C"}),
        ([("pl_PL", "A"), ("x-default", "B")], {"pl-PL": "A", "x-default": "B"}),
        ([("pl", "A"), ("pl", "B"), ("x-default", "A")], {"pl": "A", "x-default": "A"}),
    ],
)
def test_a_text_in_no_language_is_the_default_where_there_is_none(
    alternatives: list[tuple[str, str]], texts: dict[str, str]
) -> None:
    entries = "".join(f'<rdf:li xml:lang="{language}">{text}</rdf:li>' for language, text in alternatives)
    packet = parse_xmp(makers.xmp(f"<dc:title><rdf:Alt>{entries}</rdf:Alt></dc:title>"))
    assert by_language(packet, "dc:title") == texts
    assert by_language(kept_properties(packet, WEB), "dc:title") == texts


def test_a_sequence_stays_in_its_order() -> None:
    entries = '<rdf:li xml:lang="LEAK-Jan">A</rdf:li><rdf:li>B</rdf:li>'
    packet = parse_xmp(makers.xmp(f"<dc:creator><rdf:Seq>{entries}</rdf:Seq></dc:creator>"))
    assert [item.text for item in packet["dc:creator"]] == ["A", "B"]


@pytest.mark.parametrize(
    "body",
    [
        '<dc:title rdf:parseType="Resource"><rdf:value>T</rdf:value><own:by>x</own:by></dc:title>',
        '<dc:title><rdf:Description rdf:value="T" own:by="x"/></dc:title>',
        "<dc:title><rdf:Description><own:by>x</own:by><rdf:value>T</rdf:value></rdf:Description></dc:title>",
        '<dc:title><rdf:Alt><rdf:li rdf:parseType="Resource"><own:by>x</own:by><rdf:value>T</rdf:value></rdf:li>'
        "</rdf:Alt></dc:title>",
        "<dc:title/><dc:title>T</dc:title>",
        "<dc:title><![CDATA[T]]><!-- x --></dc:title>",
        "</rdf:Description><rdf:Description><dc:title>T</dc:title>",
        "</rdf:Description><own:Photo><dc:title>T</dc:title></own:Photo><rdf:Description>",
        '</rdf:Description><rdf:Description dc:title="T"/><rdf:Description>',
    ],
)
def test_qualified_repeated_and_typed_values_are_read(body: str) -> None:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    rdf = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {spaces}>'
    packet = parse_xmp(f"{rdf}<rdf:Description>{body}</rdf:Description></rdf:RDF>".encode())
    assert packet["dc:title"] == (Item(text="T"),)


@pytest.mark.parametrize(
    "body",
    [
        "<plus:Licensor><rdf:Seq><rdf:li><plus:LicensorType plus:LicensorName='N'/></rdf:li></rdf:Seq></plus:Licensor>",
        "<plus:Licensor><own:Firm><plus:LicensorName>N</plus:LicensorName></own:Firm></plus:Licensor>",
        "<plus:Licensor rdf:parseType='Resource'><plus:LicensorName>N</plus:LicensorName></plus:Licensor>",
        "<plus:Licensor plus:LicensorName='N'/>",
        "<plus:Licensor><plus:LicensorName>N</plus:LicensorName></plus:Licensor>",
    ],
)
def test_a_structure_is_read_in_every_form(body: str) -> None:
    assert parse_xmp(makers.xmp(body))["plus:Licensor"] == (Item(fields=(("plus:LicensorName", "N"),)),)


def test_a_node_stands_for_its_address() -> None:
    body = '<cc:license xmlns:cc="http://creativecommons.org/ns#"><cc:License rdf:about="https://cc"/></cc:license>'
    assert first(parse_xmp(makers.xmp(body)), "cc:license") == "https://cc"


def test_a_language_counts_for_all_that_is_inside() -> None:
    packet = parse_xmp(
        makers.xmp(
            "<dc:title>T</dc:title>"
            '<dc:description xml:lang="de"><rdf:Alt><rdf:li>D</rdf:li><rdf:li xml:lang="fr">F</rdf:li></rdf:Alt>'
            '</dc:description><dc:rights xml:lang="">R</dc:rights>'
            '<photoshop:Source rdf:parseType="Resource"><rdf:value xml:lang="cs">S</rdf:value></photoshop:Source>',
            'xml:lang="pl" photoshop:Credit="C"',
        )
    )
    assert packet["dc:title"] == (Item(text="T", language="pl"),)
    assert packet["dc:description"] == (Item(text="D", language="de"), Item(text="F", language="fr"))
    assert packet["dc:rights"] == (Item(text="R"),)
    assert packet["photoshop:Source"] == (Item(text="S", language="cs"),)
    assert packet["photoshop:Credit"] == (Item(text="C", language="pl"),)


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
