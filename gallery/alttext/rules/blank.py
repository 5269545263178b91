"""Flags an alt of nothing but spaces: neither a text nor the mark of a decorative image."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.texts import is_blank, is_decorative
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        if image.alt is not None and not is_decorative(image) and is_blank(image.alt):
            yield (
                image.id,
                message(
                    "the alt text is only spaces; write a text, or mark the image as decorative",
                    "tekst alternatywny to same spacje; napisz tekst albo oznacz obraz jako ozdobny",
                ),
            )


RULE = Rule(
    id="blank",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, axe alt-space-value",
    help="Spaces hide the image from some screen readers and not from others. Write a text, or leave it empty.",
    help_pl="Spacje ukrywają obraz tylko przed niektórymi czytnikami ekranu. Napisz tekst albo zostaw pusty.",
    bad="   ",
    good="Volunteers hand out water at the finish line",
    check=_check,
)
