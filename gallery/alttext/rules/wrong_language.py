"""Flags a text in another language than the page: it is read with the wrong sounds."""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.language import KNOWN, language_of
from gallery.alttext.message import message
from gallery.alttext.normal import bare, quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_WORDS: Final = 4  # in small letters; names are in no language, and shorter texts are told wrong too often
_SURE: Final = 8.0
"""Natural logarithm of how many times likelier the other language has to be."""


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    own = bare(sheet.language)
    if own not in KNOWN:
        return  # cannot tell
    for image, text in written(sheet):
        other = _other(text, own)
        if other:
            yield (
                image.id,
                message(
                    f"{quote(text)} seems to be in another language ({other}, not {own}); translate it",
                    f"{quote(text)} jest chyba w innym języku ({other}, nie {own}); przetłumacz",
                ),
            )


def _other(text: str, own: str) -> str:
    small = [word for word in text.split() if word[:1].islower()]
    if len(small) < _WORDS:
        return ""
    found = language_of(" ".join(small), KNOWN, own=own, sure=_SURE)
    return "" if found == own else found


RULE = Rule(
    id="wrong-language",
    severity=Severity.WARNING,
    standard="WCAG 3.1.1, 3.1.2",
    help="A screen reader pronounces it by the rules of the page's language. Translate it.",
    help_pl="Czytnik ekranu wymówi to według zasad języka strony. Przetłumacz.",
    bad="Dzieci sadzą drzewa przed nową szkołą",
    good="Children plant trees in front of the new school",
    check=_check,
)
