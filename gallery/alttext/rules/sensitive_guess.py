"""Points at words for somebody's origin, health, looks or mood, which nobody can see in a picture."""

from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    found = next((word for word in tokens(text) if word in words.guesses), "")
    if not found:
        return ""
    return message(
        f"{quote(found)} may be a guess about a person; keep it only if it matters and is known",
        f"{quote(found)} to może być domysł o człowieku; zostaw tylko, gdy to ważne i wiadome",
    )


RULE = Rule(
    id="sensitive-guess",
    severity=Severity.INFO,
    standard="VA.gov content style guide, alt text",
    help="Origin, disability, looks and mood are private and easily wrong. Say what is seen: a man, a white cane.",
    help_pl="Pochodzenie, zdrowie, wygląd i nastrój są prywatne. Napisz, co widać: mężczyzna, biała laska.",
    bad="A disabled man at the ticket office",
    good="A man in a wheelchair buys a ticket",
    check=each_text(_judge),
)
