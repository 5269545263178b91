"""Flags a picture with so many words that no alt can say them: a programme, a poster, a chart."""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import tokens
from gallery.model import Severity
from gallery.ports import Rule, Sheet

MANY: Final = 25
"""Words; more do not fit into the 125 characters that are the aim of an alt."""

_LETTERS: Final = 2


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        count = sum(len(word) >= _LETTERS for line in image.words or () for word in tokens(line))
        if count >= MANY:
            yield (
                image.id,
                message(
                    f"{count} words can be read in the picture; put them as text on the page and say here what it is",
                    f"na obrazie da się przeczytać tyle słów: {count}; umieść je jako tekst na stronie",
                ),
            )


RULE = Rule(
    id="needs-long-description",
    severity=Severity.WARNING,
    standard="WAI complex images; F67",
    help="An alt of a poster cannot hold its programme. Write the words into the page, and name the poster in the alt.",
    help_pl="Tekst alternatywny plakatu nie zmieści programu. Wpisz słowa na stronę, a w nim nazwij plakat.",
    bad="Poster of the town festival with the whole programme in it",
    good="Poster of the town festival; the programme is below",
    check=_check,
)
