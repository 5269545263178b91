"""The word lists."""

import pytest

from gallery.alttext.normal import plain
from gallery.alttext.numbering import unnumbered
from gallery.alttext.words import LANGUAGES, lexicon_for
from gallery.alttext.words.lexicon import Lexicon, either, without_articles


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_media_placeholders_openings_and_credits_in_plain_letters(language: str) -> None:
    words = lexicon_for(language)
    for part in (words.media, words.placeholders, words.openings, words.credits):
        assert part
    for word in words.media | words.placeholders | words.openings | words.filler:
        assert plain(word) == word


def test_every_language_has_the_english_words_and_an_unknown_one_has_them_alone() -> None:
    assert lexicon_for("en").media < lexicon_for("pl-PL").media
    assert lexicon_for("xx") == lexicon_for("en")
    assert lexicon_for("und").media > lexicon_for("pl").media | lexicon_for("uk").media


def test_no_words_match_nothing() -> None:
    import re

    assert re.search(either(()), "anything") is None


def test_articles_are_left_out_but_the_last_word_stays() -> None:
    words = Lexicon(articles=frozenset({"a", "the"}))
    assert without_articles(["a", "the", "dog"], words) == ["dog"]
    assert without_articles(["a"], words) == ["a"]
    assert without_articles([], words) == []


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Gala 3", "gala"),
        ("Gala - zdjęcie 3 z 8", "gala"),
        ("3. Gala", "gala"),
        ("Zdjęcie 3. Gala", "gala"),
        ("Gala zdjęcie", "gala"),
        ("Gala 2024", "gala 2024"),
        ("3 koty", "3 koty"),
        ("Sala U12", "sala u12"),
    ],
)
def test_the_count_is_taken_off(text: str, core: str) -> None:
    assert unnumbered(text, lexicon_for("pl")) == core
