"""Pages from old systems, saved by browsers, moved by people: the words come out as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.alttext.charset import page_text

POLISH = "Zażółć gęślą jaźń: Święto Śląska, Łódź i Żółkiew, mąż śpi"


UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
OLD = ("cp1250", "iso8859-2")
# Encodings of one byte cannot be told apart against a declaration that names another of them.
NO_EVIDENCE = ("", "utf-8", "nonsense", "rot13", "utf-16", "idna")
CASES = [(one, declared) for one in UNICODE for declared in (*NO_EVIDENCE, "iso-8859-1", "windows-1250")]
CASES += [(one, declared) for one in OLD for declared in NO_EVIDENCE]


@pytest.mark.parametrize(("encoding", "declared"), CASES)
def test_polish_survives_whatever_the_page_declares(encoding: str, declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{POLISH}</p>'
    assert page_text(page.encode(encoding)) == page


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=iso-8859-2>",
        '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">',
        '<?xml version="1.0" encoding="iso-8859-2"?>',
        f"<!-- {'x' * 1100} --><META CHARSET='ISO-8859-2'>",
    ],
)
def test_the_declaration_is_found_where_pages_write_it(head: str) -> None:
    page = f"{head}<p>ľščťžý"  # Slovak: nothing that a guess would know
    assert page_text(page.encode("iso8859-2")) == page


def test_western_pages_without_a_declaration_are_read_as_browsers_do() -> None:
    page = "<p>“Élève à l’école” – naïve façade, Übergröße, 5 €"
    assert page_text(page.encode("cp1252")) == page
    assert page_text(b"<meta charset=iso-8859-1>" + page.encode("cp1252")).endswith("5 €")


def test_other_alphabets_are_read_where_they_are_declared() -> None:
    for encoding, text in (("cp1251", "Мер відкриває школу"), ("koi8-u", "Мер відкриває"), ("shift_jis", "市長")):
        page = f"<meta charset={encoding}>{text}"
        assert page_text(page.encode(encoding)) == page


@given(st.binary(max_size=300))
def test_any_bytes_are_text(data: bytes) -> None:
    assert isinstance(page_text(data), str)
