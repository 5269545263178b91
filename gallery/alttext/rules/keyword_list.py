"""Flags a list of search words: "mayor, conference, city, business"."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_TERMS: Final = 4
_LONGEST: Final = 2  # words a term; a phrase has more


def _judge(text: str, words: Lexicon) -> str:
    del words
    listed = [term.split() for term in text.rstrip(".").split(",")]
    if len(listed) < _TERMS or not all(1 <= len(term) <= _LONGEST for term in listed) or _people(listed):
        return ""
    return message(
        f"{quote(text)} is a list of keywords; write one phrase that says what happens",
        f"{quote(text)} to lista słów kluczowych; napisz jednym zdaniem, co się dzieje",
    )


def _people(listed: list[list[str]]) -> bool:
    """First and last names side by side are the people of a group photo."""
    named = sum(len(term) == _LONGEST and all(word[0].isupper() for word in term) for term in listed)
    return 2 * named > len(listed)


RULE = Rule(
    id="keyword-list",
    severity=Severity.WARNING,
    standard="WAI images tutorial, tips",
    help="Keywords are written for search engines and leave out how things belong together. Write a phrase.",
    help_pl="Słowa dla wyszukiwarek nie tworzą obrazu. Napisz, co się dzieje.",
    bad="mayor, conference, city, business, future",
    good="The mayor answers questions of young entrepreneurs",
    check=each_text(_judge),
)
