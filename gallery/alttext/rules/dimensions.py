"""Flags the size of the picture in place of a text: "1200x630", "width-400px"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_SIZE: Final = re.compile(
    r"\d{1,5}\s*(?:px)?\s*[x×]\s*\d{1,5}\s*(?:px)?"
    r"|(?:width|height|size|szerokość|wysokość)\W{0,2}\d+\s*(?:px|%)?"
    r"|\d+\s*px",
    re.IGNORECASE,
)


def _judge(text: str, words: Lexicon) -> str:
    del words
    if _SIZE.fullmatch(text) is None:
        return ""
    return message(
        f"{quote(text)} is the size of the picture; write what it shows",
        f"{quote(text)} to rozmiar obrazu; napisz, co on pokazuje",
    )


RULE = Rule(
    id="dimensions",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, Sa11y",
    help="The size matters to the page, not to the listener. Describe the image.",
    help_pl="Rozmiar obchodzi stronę, nie słuchacza. Opisz obraz.",
    bad="width-400px",
    good="A chart on a wall shows rising visitor numbers",
    check=each_text(_judge),
)
