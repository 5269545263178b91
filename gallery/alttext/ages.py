"""Ages in a text that tell of a child."""

import re
from typing import Final

from gallery.alttext.normal import bare, plain

_OF_AGE: Final = 18

_AGES: Final = {
    "pl": re.compile(
        r"\b(?:(\d{1,2}) (?:letni\w*|lat(?:ek|k\w*))|ma (\d{1,2}) lat|lat (\d{1,2}))\b"
        r"|\b(?:dwu|trzy|cztero|piecio|szescio|siedmio|osmio|dziewiecio|dziesiecio|jedenasto|dwunasto|trzynasto"
        r"|czternasto|pietnasto|szesnasto|siedemnasto)(?:letni\w*|lat(?:ek|k\w*))\b"
    ),
    "en": re.compile(r"\b(?:(\d{1,2}) years? olds?|aged? (\d{1,2}))\b"),
}
"""Over the plain text, without accents and hyphens."""


def childs_age(text: str, language: str) -> str:
    """The words that give an age below eighteen; empty where none does.

    Args:
        text: Of an image.
        language: Polish and English ages are known.
    """
    pattern = _AGES.get(bare(language))
    for found in pattern.finditer(plain(text)) if pattern else ():
        number = next((group for group in found.groups() if group), "0")
        if int(number) < _OF_AGE:
            return found.group()
    return ""
