"""Flags a text that shows a child and gives a full name."""

from collections.abc import Iterator

from gallery.alttext.ages import childs_age
from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.people import names_in
from gallery.alttext.texts import written
from gallery.alttext.words import lexicon_for
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    words = lexicon_for(sheet.language)
    for image, text in written(sheet):
        child = next((word for word in tokens(text) if word in words.minors), "") or childs_age(text, sheet.language)
        name = next(names_in(text, words), None) if child else None
        if name:
            who = quote(" ".join(name))
            yield (
                image.id,
                message(
                    f"{who} stands beside {quote(child)}; leave the name out unless the parents agreed",
                    f"{who} stoi obok słowa {quote(child)}; pomiń nazwisko, chyba że rodzice się zgodzili",
                ),
            )


RULE = Rule(
    id="minor-named",
    severity=Severity.WARNING,
    standard="GDPR, recital 38",
    help="Children need special protection; a full name makes them findable for ever. Say what the child does.",
    help_pl="Dzieci potrzebują szczególnej ochrony; po nazwisku znajdzie je każdy. Napisz, co dziecko robi.",
    bad="Pupil Anna Nowak reads a poem",
    good="A girl reads a poem on the school stage",
    check=_check,
)
