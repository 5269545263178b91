"""Descriptive values in one shape."""

from gallery.metadata.packet import Item, by_language, field, first, items, language_tag, merged, tidy


def test_text_is_brought_into_a_shape_xml_can_hold() -> None:
    assert tidy(" a\r\nb\rc\0\x0b\ud800\uffff ") == "a\nb\nc"
    assert len(tidy("x" * 50_000)) == 16_000


def test_a_tag_is_a_tag_or_the_default() -> None:
    assert language_tag("pt-BR") == "pt-BR"
    assert language_tag('en" evil="') == "x-default"


def test_the_first_packet_that_speaks_wins() -> None:
    assert merged([{"a": ()}, {"a": items("1")}, {"a": items("2"), "b": items("3")}]) == {
        "a": items("1"),
        "b": items("3"),
    }


def test_of_two_texts_in_a_language_the_first_counts() -> None:
    packet = {"t": (Item(text="1"), Item(text="2", language="x-default"), Item(text=""), Item(text="3", language="pl"))}
    assert by_language(packet, "t") == {"x-default": "1", "pl": "3"}
    assert first(packet, "t") == "2"
    assert first(packet, "none") == ""
    assert field(packet, "t", "name") == ""
