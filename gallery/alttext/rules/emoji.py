"""Flags emoji: each is read with its long official name, in the language of the screen reader."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

# Unicode blocks: miscellaneous symbols, dingbats, flags (regional indicators), the pictographic planes.
_EMOJI: Final = re.compile("[\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff]")


def _judge(text: str, words: Lexicon) -> str:
    del words
    found = _EMOJI.search(text)
    if found is None:
        return ""
    return message(
        f"has the emoji {quote(found.group())}; say it in words or leave it out",
        f"zawiera emoji {quote(found.group())}; powiedz to słowami albo pomiń",
    )


RULE = Rule(
    id="emoji",
    severity=Severity.WARNING,
    standard="double-great/alt-text",
    help="“Party popper” in the middle of a sentence hides what it says. Use words.",
    help_pl="„Stożek imprezowy” w środku zdania zasłania jego sens. Użyj słów.",
    bad="Team celebrates the win \U0001f389",
    good="The team celebrates the win with raised arms",
    check=each_text(_judge),
)
