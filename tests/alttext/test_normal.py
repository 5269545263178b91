"""Texts reduced to what counts."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.alttext.normal import bare, plain, quote, stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  Zażółć, GĘŚLĄ–jaźń! ", "zazolc gesla jazn"), ("Straße №5", "strasse no5"), ("हिन्दी", "हिन्दी"), ("…", "")],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(max_size=60))
def test_plain_twice_is_plain_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a/b/DSC_1.JPG", "DSC_1"), ("C:\\x\\y-300x200.png", "y"), ("https://e.org/p@2x.webp?v=1#f", "p"), ("", "")],
)
def test_stem(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_bare() -> None:
    assert [bare(tag) for tag in ("pl-PL", "EN_us", " de ", "")] == ["pl", "en", "de", "und"]


@given(st.text(max_size=200))
def test_a_quote_is_short_and_printable(text: str) -> None:
    assert len(quote(text)) <= 62
    assert not any(category(sign)[0] == "C" for sign in quote(text))
