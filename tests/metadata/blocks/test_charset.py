"""What 1:90 declares, and what is read where it declares nothing."""

import pytest

from gallery.metadata.blocks.charset import charset_of, decoded


@pytest.mark.parametrize("mark", [b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I", b"\x1b%G\x1b(B"])
def test_utf8_is_declared_in_four_ways(mark: bytes) -> None:
    assert decoded("Święto Łodzi".encode(), charset_of(mark)) == "Święto Łodzi"


@pytest.mark.parametrize(
    ("final", "codec", "text"),
    [
        (b"A", "iso8859-1", "Grüße"),
        (b"B", "iso8859-2", "Święto Łodzi"),
        (b"D", "iso8859-4", "Õhtu"),
        (b"F", "iso8859-7", "Γιορτή"),
        (b"L", "iso8859-5", "Свято міста"),
        (b"M", "iso8859-9", "Çağlayan Şenliği"),
        (b"b", "iso8859-15", "10 €"),
        (b"f", "iso8859-16", "Târgu Mureș"),
    ],
)
@pytest.mark.parametrize("half", [b"-", b".", b"/"])
def test_a_part_of_iso_8859_is_declared_for_any_half(final: bytes, codec: str, text: str, half: bytes) -> None:
    assert decoded(text.encode(codec), charset_of(b"\x1b" + half + final)) == text


@pytest.mark.parametrize("mark", [b"", b"\x1b(B", b"\x1b-z", b"UTF-8", b"\x1b"])
def test_what_declares_nothing_known_is_utf8_or_latin1(mark: bytes) -> None:
    assert charset_of(mark) == ""
    assert decoded("Łódź".encode(), charset_of(mark)) == "Łódź"
    assert decoded(b"Gr\xfc\xdfe", charset_of(mark)) == "Grüße"


def test_the_first_set_that_is_known_counts() -> None:
    assert charset_of(b"\x1b(B\x1b-B") == "iso8859-2"
    assert charset_of(b"\x1b-z\x1b-L") == "iso8859-5"


@pytest.mark.parametrize(
    ("final", "number", "letter"),
    [
        (b"A", 1, "é"),
        (b"B", 2, "ł"),
        (b"C", 3, "ħ"),
        (b"D", 4, "ģ"),
        (b"F", 7, "λ"),
        (b"G", 6, "ب"),
        (b"H", 8, "ש"),
        (b"L", 5, "ж"),
        (b"M", 9, "ğ"),
        (b"T", 11, "ก"),
        (b"V", 10, "ŋ"),
        (b"Y", 13, "ų"),
        (b"_", 14, "ŵ"),
        (b"b", 15, "€"),
        (b"f", 16, "ș"),
    ],
)
def test_every_set_of_the_register_is_its_part_of_iso_8859(final: bytes, number: int, letter: str) -> None:
    assert charset_of(b"\x1b-" + final) == f"iso8859-{number}"
    assert decoded(letter.encode(f"iso8859-{number}"), charset_of(b"\x1b-" + final)) == letter


def test_utf8_is_named_so() -> None:
    assert charset_of(b"\x1b%G") == "utf-8"
    assert decoded(b"\xc5\x81", "utf-8") == "Ł"
    assert decoded(b"\xc5\xff", "utf-8") == "\ufffd\ufffd"  # declared, so never read as Latin-1
