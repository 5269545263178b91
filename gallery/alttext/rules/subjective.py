"""Flags a text that tells how somebody feels instead of what is seen: "My morning walk", "having fun"."""

import re
from functools import cache
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon, either
from gallery.model import Severity
from gallery.ports import Rule

_QUOTED: Final = re.compile(r"""(?:[:“„«"]|(?<!\w)['‘]).*""", re.DOTALL)  # words in the picture are somebody else's


def _judge(text: str, words: Lexicon) -> str:
    said = _QUOTED.sub("", text)
    own = next((word for word in re.findall(r"\w+", said) if _tells_of_himself(word, words)), "")
    found = own or next((one.group() for one in _feelings(words).finditer(plain(said))), "")
    if not found:
        return ""
    return message(
        f"{quote(found)} tells of the writer or of feelings; say what everybody can see",
        f"{quote(found)} mówi o autorze albo o uczuciach; napisz, co widzi każdy",
    )


def _tells_of_himself(word: str, words: Lexicon) -> bool:
    """US and ME in capitals are abbreviations."""
    return plain(word) in words.own and not (word.isupper() and len(word) > 1)


@cache
def _feelings(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either(words.feelings)})(?!\w)")


RULE = Rule(
    id="subjective",
    severity=Severity.WARNING,
    standard="18F accessibility guide, images",
    help="A listener wants to know what is there. Whose morning it was and how it felt belongs in the caption.",
    help_pl="Słuchacz chce wiedzieć, co widać. Czyj to był poranek i jak było miło, należy do podpisu.",
    bad="My morning walk to work",
    good="A path along the river in the morning fog",
    check=each_text(_judge),
)
