"""Flags a text that only holds the place of one: "alt", "photo", "brak opisu", "decorative"."""

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon, without_articles
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    said = without_articles(tokens(text), words)
    holds = plain(text) in words.placeholders or " ".join(said) in words.placeholders
    if not holds and not (len(said) == 1 and said[0] in words.media):
        return ""
    return message(
        f"{quote(text)} only holds the place of a text; write what the image shows, or mark it as decorative",
        f"{quote(text)} tylko zajmuje miejsce tekstu; napisz, co widać, albo oznacz obraz jako ozdobny",
    )


RULE = Rule(
    id="placeholder",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30, F39, WAVE",
    help="The word was put there by a program or left over. Write what the image shows, or mark it as decorative.",
    help_pl="To słowo wpisał program albo ktoś je zostawił. Napisz, co widać, albo oznacz obraz jako ozdobny.",
    bad="image",
    good="A guide explains the model of the old town to pupils",
    check=each_text(_judge),
)
