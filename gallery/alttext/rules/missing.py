"""Flags an image without any alt text: a screen reader reads the file name, or nothing at all."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.texts import is_blank
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        translated = any(not is_blank(texts.get(image.id) or "") for texts in sheet.others.values())
        # Where another language has a text, missing-translation says so.
        if image.alt is None and not image.decorative and not translated:
            yield (
                image.id,
                message(
                    "no alt text; write one, or mark the image as decorative with a reason",
                    "brak tekstu alternatywnego; napisz go albo oznacz obraz jako ozdobny i podaj powód",
                ),
            )


RULE = Rule(
    id="missing",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F65, ACT 23a2a8, EN 301 549 9.1.1.1",
    help="Without a text someone who cannot see the image gets its file name at best. Write what it shows.",
    help_pl="Bez tekstu ktoś, kto nie widzi obrazu, usłyszy co najwyżej nazwę pliku. Napisz, co widać.",
    bad="",
    good="The mayor cuts a ribbon in front of the new library",
    check=_check,
)
