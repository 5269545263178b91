"""Points at words of praise: "amazing", "przepiękny"."""

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    found = next((word for word in text.split() if plain(word) in words.opinions), "")
    if not found:
        return ""
    return message(
        f"{quote(found)} is an opinion; say what makes it so, or leave it out",
        f"{quote(found)} to ocena; napisz, co o tym świadczy, albo ją pomiń",
    )


RULE = Rule(
    id="opinion",
    severity=Severity.INFO,
    standard="18F accessibility guide, images",
    help="Praise takes the listener's judgement away and tells nothing. Name what you praise.",
    help_pl="Pochwała odbiera słuchaczowi sąd i nic nie mówi. Nazwij to, co chwalisz.",
    bad="An amazing view of the market",
    good="The market at dusk, lit by hundreds of lanterns",
    check=each_text(_judge),
)
