"""Flags alts that all begin with the headline: the news comes last, after the same words each time."""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.numbering import unnumbered
from gallery.alttext.texts import written
from gallery.alttext.words import lexicon_for
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_TWICE: Final = 2  # one text that starts like the headline may be chance


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    headline = plain(sheet.headline)
    if len(headline.split()) < _TWICE:
        return
    words = lexicon_for(sheet.language)
    found = [image for image, text in written(sheet) if unnumbered(text, words).startswith(headline + " ")]
    if len(found) < _TWICE:
        return
    for image in found:
        yield (
            image.id,
            message(
                f"begins with the headline {quote(sheet.headline)}, like {len(found)} images; leave it out",
                f"zaczyna się od nagłówka {quote(sheet.headline)}, jak kilka innych (razem {len(found)}); pomiń go",
            ),
        )


RULE = Rule(
    id="headline-prefix",
    severity=Severity.WARNING,
    standard="WAI tutorial, groups of images",
    help="Someone who moves from image to image hears the headline each time before the part that differs.",
    help_pl="Kto przechodzi od obrazu do obrazu, za każdym razem słyszy nagłówek, zanim usłyszy to, co nowe.",
    bad="Mayor at the conference in Orleans: panel discussion",
    good="Four mayors discuss on stage, one raises a hand",
    check=_check,
)
