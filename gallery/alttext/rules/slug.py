"""Flags words joined for a computer: "my_image_file", "mayor--speech"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_SLUG: Final = re.compile(r"(?:[^\s_-]*[_-]){2,}\S*|[^\W_]+_[^\W_]+")


def _judge(text: str, words: Lexicon) -> str:
    del words
    # A name such as Jack-in-the-Box or Saint-Germain-en-Laye has capitals; a double joint has no excuse.
    name = "_" not in text and "--" not in text and text[:1].isupper() and not any(sign.isdigit() for sign in text)
    if name or _SLUG.fullmatch(text) is None or not any(sign.isalnum() for sign in text):
        return ""
    return message(
        f"{quote(text)} is joined like a file name; write a phrase with spaces",
        f"{quote(text)} jest sklejone jak nazwa pliku; napisz to ze spacjami",
    )


RULE = Rule(
    id="slug",
    severity=Severity.ERROR,
    standard="mgifford/alt-text-scan, Sa11y",
    help="Joined words are read as one or with every dash. Write a phrase in ordinary spelling.",
    help_pl="Sklejone słowa są czytane jak jedno albo z każdą kreską. Napisz zwykłe zdanie.",
    bad="city-council-meeting-2",
    good="Councillors vote by raising their hands",
    check=each_text(_judge),
)
