"""Flags a text that only counts the pictures: "Zdjęcie 1", "Fot. 3", "picture 2 of 8", "0001"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.numbering import is_count
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_HASH: Final = re.compile(r"[^\W\d_]+\s*#\s*\d+")  # "Intro#1", from the examples of F30


def _judge(text: str, words: Lexicon) -> str:
    if not is_count(text, words) and _HASH.fullmatch(text) is None:
        return ""
    return message(
        f"{quote(text)} is a number, not a description; say what this image shows",
        f"{quote(text)} to numer, nie opis; napisz, co pokazuje ten obraz",
    )


RULE = Rule(
    id="numbered",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30",
    help="A number says which picture it is, never what it shows. Describe what happens in it.",
    help_pl="Numer mówi, które to zdjęcie, nigdy co na nim jest. Opisz, co się dzieje.",
    bad="picture 2",
    good="A choir of children sings on the steps of the town hall",
    check=each_text(_judge),
)
