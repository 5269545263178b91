"""Descriptive values in one shape."""

import pytest

from gallery.metadata.packet import Item, by_language, field, first, items, language_tag, merged, tidy


def test_text_is_brought_into_a_shape_xml_can_hold() -> None:
    assert tidy(" a\r\nb\rc\0\x0b\ud800\uffff ") == "a\nb\nc"
    assert len(tidy("x" * 50_000)) == 16_000


def test_a_text_that_is_cut_shows_it() -> None:
    assert tidy("x" * 16_000 + " " * 90_000 + "\0\n") == "x" * 16_000
    assert tidy("x" * 16_001) == tidy("x" * 50_000) == tidy(tidy("x" * 50_000)) == "x" * 15_999 + "…"


@pytest.mark.parametrize(
    "tag",
    [
        *("pl", "pl-PL", "EN-us", "csb", "es-419", "zh-Hant-TW", "sr-Latn", "sr-Latn-RS", "x-default", "i-default"),
        *("de-1996", "de-CH-1901", "ca-valencia", "sl-rozaj-biske"),
    ],
)
def test_a_language_that_can_be_one_is_believed(tag: str) -> None:
    assert language_tag(tag) == tag


@pytest.mark.parametrize(
    "tag",
    [
        *("", "j", "p1", "pl-", "pl--PL", "pl\n", "ſr", 'en" evil="', "pl-PL-PL", "de-1996-1996-1996"),
        *("LEAKLEAK-Jan-Kowalski-48123-4567", "pl-kowalski", "pl-48123456"),
        *("en-x-jan", "x-jan", "i-jan", "en-a-jan", "en-u-ca-gregory"),
    ],
)
def test_anything_else_is_the_default(tag: str) -> None:
    assert language_tag(tag) == "x-default"


def test_alternatives_are_completed_by_language() -> None:
    def texts(**spoken: str) -> tuple[Item, ...]:
        return tuple(Item(text=text, language=language) for language, text in spoken.items())

    title, creator = "dc:title", "dc:creator"
    assert merged([{title: texts(pl="A")}, {title: texts(pl="B", en="C")}, {title: texts(de="D", en="E")}]) == {
        title: texts(pl="A", en="C", de="D")
    }
    assert merged([{title: items("A")}, {title: (*texts(pl="B"), Item(text="C", language="x-default"))}]) == {
        title: (*items("A"), *texts(pl="B"))
    }
    assert merged([{title: texts(PL="A")}, {title: (*items("B"), *texts(pl="C"))}]) == {title: texts(PL="A")}
    assert merged([{creator: texts(pl="A")}, {creator: texts(en="B")}]) == {creator: texts(pl="A")}


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
