"""Flags a text that names a group and nothing of it: "The 18F team", "Zespół Urzędu"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_WORDS: Final = 3  # more of them say something
_WORD: Final = re.compile(r"[\w'’.-]+")


def _judge(text: str, words: Lexicon) -> str:
    said = [word for word in _WORD.findall(text.rstrip(".")) if plain(word) not in words.articles]
    if not 1 < len(said) <= _WORDS or not {plain(said[0]), plain(said[-1])} & words.groups:
        return ""
    rest = [word for word in said if plain(word) not in words.groups]
    if not all(_names(word) for word in rest):
        return ""
    return message(
        f"{quote(text)} names a group and nothing of it; say who is shown and what they do",
        f"{quote(text)} nazywa grupę i nic o niej nie mówi; napisz, kto jest na zdjęciu i co robi",
    )


def _names(word: str) -> bool:
    """A name, an abbreviation, or the first word of the sentence."""
    return word[0].isupper() or any(sign.isdigit() for sign in word)


RULE = Rule(
    id="vague",
    severity=Severity.WARNING,
    standard="WAI images tutorial, tips; WCAG 1.1.1",
    help="It would do for any photo of the group. Say what sets this one apart: who, where, doing what.",
    help_pl="Pasuje do każdego zdjęcia tej grupy. Napisz, co wyróżnia to jedno: kto, gdzie, co robi.",
    bad="The Hackathon team",
    good="Five programmers of the Hackathon team around one laptop",
    check=each_text(_judge),
)
