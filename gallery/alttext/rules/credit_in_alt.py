"""Flags the photographer's credit inside the alt text: "fot. J. Nowak", "photo by", the copyright sign."""

import re
from functools import cache

from gallery.alttext.message import message
from gallery.alttext.normal import fold, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon, either
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    found = next((found for found in _credit(words).finditer(fold(text)) if _names(found)), None)
    if found is None:
        return ""
    return message(
        f"has a credit ({quote(found.group().strip())}); move it to the credit or caption",
        f"zawiera autora ({quote(found.group().strip())}); przenieś go do pola autora albo do podpisu",
    )


def _names(found: re.Match[str]) -> bool:
    """After "photo by" or "fot." someone's name has to follow: "picture by the window" credits nobody."""
    phrase = found.group("phrase")
    return not phrase or (phrase[-1] not in ".:" and not phrase.endswith(" by")) or found.group("next").isupper()


@cache
def _credit(words: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:©|\(c\)(?= \w)|(?P<phrase>{either(words.credits)})(?!\w)[\s:]*)(?P<next>\w?)", re.IGNORECASE
    )


RULE = Rule(
    id="credit-in-alt",
    severity=Severity.WARNING,
    standard="double-great/alt-text",
    help="Whose photo it is does not tell what it shows. The credit has its own place, where everyone can read it.",
    help_pl="Czyje to zdjęcie, nie mówi, co na nim jest. Autor ma własne miejsce, gdzie każdy go przeczyta.",
    bad="Children plant a tree, photo by Jane Smith",
    good="Children plant a tree in the school yard",
    check=each_text(_judge),
)
