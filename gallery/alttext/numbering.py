"""Counts that are put on a text to make it look like another one."""

import re
from functools import cache
from typing import Final

from gallery.alttext.normal import plain
from gallery.alttext.words.lexicon import Lexicon, either

# At most three digits, or with leading zeros: four digits are a year, which tells two events apart.
_NUMBER: Final = r"(?:0+\d{0,3}|\d{1,3})"
# "3. ", "(3) ", "3/8 - ": a number that is set off from the text. "3 cats" is not a count of pictures.
_LEADING: Final = re.compile(r"^\W*\d{1,3}(?:\s*/\s*\d{1,3})?\s*[.):\]–-]\s+")


def unnumbered(text: str, words: Lexicon) -> str:
    """The plain text without its count: ``Gala 3``, ``3. Gala`` and ``Gala - photo 3 of 8`` are all ``gala``."""
    return _counts(words).sub("", plain(_LEADING.sub("", text))).strip()


def is_count(text: str, words: Lexicon) -> bool:
    """Nothing but a number, or a word for a picture with one."""
    return plain(text).isdecimal() or _count(words).fullmatch(plain(text)) is not None


@cache
def _count(words: Lexicon) -> re.Pattern[str]:
    number = rf"{_NUMBER}(?:(?: (?:{either(words.between)}))? {_NUMBER})?"
    return re.compile(
        rf"(?:(?:{either(words.articles)}) )?(?:(?:{either(words.media | words.counters)}) ?){{0,3}}{number}"
    )


@cache
def _counts(words: Lexicon) -> re.Pattern[str]:
    medium, count = either(words.media), _count(words).pattern
    return re.compile(rf"(?:^(?:{medium}) {count}(?: |$))|(?: (?:{count}|{medium})$)")
