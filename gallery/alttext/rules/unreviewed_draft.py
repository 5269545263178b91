"""Flags a text that a machine wrote and no person has approved."""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_MACHINES: Final = ("model", "command")


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if image.status == "draft" and image.source in _MACHINES:
            yield (
                image.id,
                message(
                    f"{quote(text)} was written by a machine; read it beside the picture and approve it",
                    f"{quote(text)} napisał automat; przeczytaj to, patrząc na obraz, i zatwierdź",
                ),
            )


RULE = Rule(
    id="unreviewed-draft",
    severity=Severity.ERROR,
    standard="Advice of the Polish regulator: do not rely on automatons",
    help="Machines make things up, names and bridges too. A person who sees the picture has to answer for the text.",
    help_pl="Automaty zmyślają, także nazwiska i mosty. Za tekst musi odpowiadać człowiek, który widzi obraz.",
    bad="A draft that nobody has read",
    good="The same text, approved by somebody who looked at the picture",
    check=_check,
)
