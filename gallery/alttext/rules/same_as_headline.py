"""Flags an alt that repeats the headline of the article, alone or with a number.

WAI, groups of images: each image is described on its own, and in relation to the group.
"""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.numbering import unnumbered
from gallery.alttext.texts import written
from gallery.alttext.words import lexicon_for
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    headline = plain(sheet.headline)
    if not headline:
        return
    words = lexicon_for(sheet.language)
    for image, text in written(sheet):
        if plain(text) == headline:
            yield (
                image.id,
                message(
                    f"{quote(text)} is the headline, which was just read; say what this image adds to it",
                    f"{quote(text)} to nagłówek, właśnie odczytany; napisz, co ten obraz do niego dodaje",
                ),
            )
        elif unnumbered(text, words) == headline:
            yield (
                image.id,
                message(
                    f"{quote(text)} is the headline with a number; say what this image shows",
                    f"{quote(text)} to nagłówek z numerem; napisz, co pokazuje ten obraz",
                ),
            )


RULE = Rule(
    id="same-as-headline",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30; WAI tutorial, groups of images",
    help="The listener has just heard the headline; eight times the same says that the images have nothing to tell.",
    help_pl="Słuchacz właśnie usłyszał nagłówek; osiem razy to samo mówi, że zdjęcia nie mają nic do powiedzenia.",
    bad="Mayor at the conference in Orleans",
    good="The mayor signs the partnership charter beside her French colleague",
    check=_check,
)
