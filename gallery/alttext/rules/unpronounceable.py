"""Flags an alt without a letter or digit: a screen reader has nothing to say."""

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    del words
    if any(sign.isalnum() for sign in text):
        return ""
    return message(
        f"{quote(text)} has no word that could be read aloud; write what the image shows",
        f"w {quote(text)} nie ma słowa do przeczytania na głos; napisz, co widać",
    )


RULE = Rule(
    id="unpronounceable",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, Sa11y, editoria11y",
    help="Dashes, dots and symbols are skipped or spelled out by a screen reader. Write words.",
    help_pl="Kreski, kropki i symbole czytnik ekranu pomija albo literuje. Napisz słowa.",
    bad="***",
    good="Four stars light up above the stage",
    check=each_text(_judge),
)
