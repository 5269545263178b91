"""Flags a text that is the same in two languages: copied, not translated."""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_SMALL: Final = 3  # letters of a word that is no abbreviation or preposition of a name: "van", "de"


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        same = sorted(
            language for language, texts in sheet.others.items() if plain(texts.get(image.id) or "") == plain(text)
        )
        if same and _translatable(text):
            yield (
                image.id,
                message(
                    f"{quote(text)} is the same in {', '.join(same)}; translate it",
                    f"{quote(text)} brzmi tak samo w językach: {', '.join(same)}; przetłumacz",
                ),
            )


def _translatable(text: str) -> bool:
    """A name, written in capitals, is the same everywhere; a phrase has small words."""
    return any(word[0].islower() and len(word) > _SMALL for word in text.split())


RULE = Rule(
    id="copied-translation",
    severity=Severity.WARNING,
    standard="WCAG 3.1.2",
    help="It is read with the sounds of the wrong language. Translate it; a bare name may stay.",
    help_pl="Zostanie odczytany głosem niewłaściwego języka. Przetłumacz go; sama nazwa własna może zostać.",
    bad="Burmistrz otwiera bibliotekę",
    good="The mayor opens the library",
    check=_check,
)
