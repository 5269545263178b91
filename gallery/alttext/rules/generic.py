"""Flags a text that would fit any image of any gallery: "Zdjęcie z galerii", "Pictures from the event"."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon, without_articles
from gallery.model import Severity
from gallery.ports import Rule

_PLACE: Final = 5  # "from the D.C. event": a longer phrase is likely to describe something


def _judge(text: str, words: Lexicon) -> str:
    said = tokens(text)
    if len(said) < 2 or not (_only_filler(said, words) or _only_source(said, words)):
        return ""
    return message(
        f"{quote(text)} fits any image; say who or what this one shows and what happens",
        f"{quote(text)} pasuje do każdego obrazu; napisz, kto lub co jest na tym i co się dzieje",
    )


def _only_filler(said: list[str], words: Lexicon) -> bool:
    known = words.media | words.filler | words.articles
    return all(word in known for word in said) and any(word in words.media for word in said)


def _only_source(said: list[str], words: Lexicon) -> bool:
    """A medium and where it is from, but not "photo from the air"."""
    medium, source, *place = [*without_articles(said, words), "", ""][: _PLACE + 3]
    if medium not in words.media or source not in words.source:
        return False
    return len([word for word in place if word]) <= _PLACE and words.kinds.isdisjoint(place)


RULE = Rule(
    id="generic",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30",
    help="It says that there is a picture, which is announced anyway, and not what is in it. Describe this one.",
    help_pl="Mówi, że jest obraz, co i tak słychać, a nie co na nim jest. Opisz właśnie ten.",
    bad="Pictures from the event",
    good="Visitors try on headsets at the stand of the city library",
    check=each_text(_judge),
)
