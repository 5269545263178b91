"""Points at a text of a single word: right for a logo, poor for a photo."""

from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    del words
    if len(tokens(text)) != 1:
        return ""
    return message(
        f"{quote(text)} is a single word; for a photo, add what happens",
        f"{quote(text)} to jedno słowo; przy zdjęciu dodaj, co się dzieje",
    )


RULE = Rule(
    id="one-word",
    severity=Severity.INFO,
    standard="DubBot",
    help="One word names a thing and leaves out why the photo is there. Add the action or the place.",
    help_pl="Jedno słowo nazywa rzecz i pomija, po co jest zdjęcie. Dodaj czynność albo miejsce.",
    bad="Mayor",
    good="The mayor opens the cycle path",
    check=each_text(_judge),
)
