"""Flags a short text that ends by saying that it is a picture: "dog graphic"."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_SHORT: Final = 4  # words; a longer text is about a picture rather than called one


def _judge(text: str, words: Lexicon) -> str:
    said = tokens(text)
    if not 2 <= len(said) <= _SHORT or said[-1] not in words.endings or not words.kinds.isdisjoint(said):
        return ""
    return message(
        f"{quote(text)} ends with {quote(said[-1])}; leave the word out and say more about what is shown",
        f"{quote(text)} kończy się słowem {quote(said[-1])}; pomiń je i napisz więcej o tym, co widać",
    )


RULE = Rule(
    id="ends-with-image",
    severity=Severity.WARNING,
    standard="WAVE, Equalize Digital",
    help="Screen readers announce images, so the last word repeats what was said. Use it for what is shown.",
    help_pl="Czytnik ekranu sam mówi, że to obraz, więc ostatnie słowo to powtórzenie. Użyj go na to, co widać.",
    bad="conference hall image",
    good="A full conference hall applauds the speaker",
    check=each_text(_judge),
)
