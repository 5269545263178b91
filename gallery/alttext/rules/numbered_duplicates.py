"""Flags texts that differ only by a count: "Gala 1 ... Gala 8"."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.numbering import unnumbered
from gallery.alttext.texts import alike
from gallery.alttext.words import lexicon_for
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    words = lexicon_for(sheet.language)
    for group in alike(sheet, lambda text: unnumbered(text, words)):
        if len({plain(text) for _, text in group}) == 1:
            continue  # duplicate-in-gallery says so
        for image, text in group:
            yield (
                image.id,
                message(
                    f"{quote(text)} differs from {len(group) - 1} others only by a number; describe this image",
                    f"{quote(text)} różni się od innych (jest ich {len(group) - 1}) tylko numerem; opisz ten obraz",
                ),
            )


RULE = Rule(
    id="numbered-duplicates",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30",
    help="A number makes the texts different for a program and leaves them the same for a listener.",
    help_pl="Numer różni teksty dla programu, a dla słuchacza zostają takie same.",
    bad="City run 1",
    good="Two runners cross the finish line hand in hand",
    check=_check,
)
