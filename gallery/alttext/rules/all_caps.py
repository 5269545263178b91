"""Flags a text in capitals: some screen readers spell it out, and it reads as shouting."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_LETTERS: Final = 12  # fewer may be an abbreviation or two: NATO, UNESCO
_SHARE: Final = 0.9


def _judge(text: str, words: Lexicon) -> str:
    del words
    cased = [sign for sign in text if sign.isupper() or sign.islower()]
    if len(cased) < _LETTERS or sum(sign.isupper() for sign in cased) < _SHARE * len(cased):
        return ""
    return message(
        f"{quote(text)} is in capitals; write it like a sentence",
        f"{quote(text)}: same wielkie litery; napisz to jak zdanie",
    )


RULE = Rule(
    id="all-caps",
    severity=Severity.WARNING,
    standard="WCAG 1.1.1 (good practice)",
    help="Capitals may be spelled letter by letter. Use ordinary spelling; quote a sign's words in small letters.",
    help_pl="Wielkie litery bywają literowane. Użyj zwykłej pisowni; słowa z szyldu też zapisz małymi literami.",
    bad="OPENING OF THE NEW SCHOOL",
    good="Pupils run through the door of the new school",
    check=each_text(_judge),
)
