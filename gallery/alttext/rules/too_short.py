"""Flags a text of one or two characters: a leftover, not a description."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_SHORT: Final = 3
_FIRST_WIDE: Final = "\u2e80"  # from here on CJK: one sign can be a word


def _judge(text: str, words: Lexicon) -> str:
    del words
    if len(text) >= _SHORT or not plain(text) or any(sign >= _FIRST_WIDE for sign in text):
        return ""
    return message(
        f"{quote(text)} is too short to describe anything; write what the image shows",
        f"{quote(text)} jest za krótkie, żeby coś opisać; napisz, co widać",
    )


RULE = Rule(
    id="too-short",
    severity=Severity.WARNING,
    standard="mgifford/alt-text-scan, DubBot",
    help="Two characters are a leftover of typing. Write who or what is shown and what happens.",
    help_pl="Dwa znaki to pozostałość po pisaniu. Napisz, kto lub co jest na obrazie i co się dzieje.",
    bad="ok",
    good="A referee shows the thumbs-up sign",
    check=each_text(_judge),
)
