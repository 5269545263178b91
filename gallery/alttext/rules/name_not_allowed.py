"""Flags the name of a person who is not among the people of the event."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.people import allowed, names_in
from gallery.alttext.texts import written
from gallery.alttext.words import lexicon_for
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    if not sheet.people:
        return  # nobody said who may be named
    words = lexicon_for(sheet.language)
    for image, text in written(sheet):
        strange = next((name for name in names_in(text, words) if not allowed(name, sheet.people)), None)
        if strange:
            who = quote(" ".join(strange))
            yield (
                image.id,
                message(
                    f"{who} is not among the people of the event; add the name to event.people, or say the role",
                    f"{who} nie ma wśród osób wydarzenia; dopisz nazwisko do event.people albo podaj funkcję",
                ),
            )


RULE = Rule(
    id="name-not-allowed",
    severity=Severity.WARNING,
    standard="GDPR, article 5; image descriptions by machines make names up",
    help="A name that nobody listed may be a mistake, and naming a bystander may break the law. Say the role.",
    help_pl="Nazwisko spoza listy bywa pomyłką, a nazwanie przechodnia może łamać prawo. Podaj funkcję.",
    bad="Jan Nowak hands over the keys",
    good="The mayor hands over the keys",
    check=_check,
)
