"""Points at a text of a single word: right for a logo, poor for a photo."""

from gallery.alttext.normal import quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    del words
    if len(tokens(text)) != 1:
        return ""
    return f"{quote(text)} is a single word; for a photo, add what happens"


RULE = Rule(
    id="one-word",
    severity=Severity.INFO,
    standard="DubBot",
    help="One word names a thing and leaves out why the photo is there. Add the action or the place.",
    bad="Mayor",
    good="The mayor opens the cycle path",
    check=each_text(_judge),
)
