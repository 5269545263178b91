"""Flags a text that was written for the picture as it was before."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if image.status == "stale":
            yield (
                image.id,
                message(
                    f"{quote(text)} was written before the picture changed; look at it and approve it again",
                    f"{quote(text)} napisano, zanim obraz się zmienił; obejrzyj go i zatwierdź jeszcze raz",
                ),
            )


RULE = Rule(
    id="stale",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F20",
    help="The picture was replaced, and nobody has looked whether the text still holds.",
    help_pl="Obraz podmieniono i nikt nie sprawdził, czy tekst jest nadal prawdziwy.",
    bad="The old bridge, under a picture of the new one",
    good="The new bridge a day before its opening",
    check=_check,
)
