"""Flags a picture whose words the alt leaves out: a sign, a poster, a slide."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote, tokens
from gallery.alttext.rules.needs_long_description import MANY
from gallery.alttext.texts import is_decorative
from gallery.model import Severity
from gallery.ports import Rule, Sheet, SheetImage

_FEW: Final = 3  # words; one or two are a sign in the background
_LETTERS: Final = 3  # of a word that counts
_SAME: Final = 0.75  # ratio of matching characters: a reader takes l for i
_ENOUGH: Final = 0.3  # share of the words that the texts beside the picture have to say


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        read = [word for line in image.words or () for word in tokens(line) if len(word) >= _LETTERS]
        if not _FEW <= len(read) < MANY or image.alt is None:
            continue
        told = _told(image)
        if sum(_in(word, told) for word in read) < _ENOUGH * len(read):
            shown = quote(" ".join(image.words or ()))
            yield (
                image.id,
                message(
                    f"the picture says {shown}; say it too, if it is the point of the picture",
                    f"na obrazie jest napis {shown}; powtórz go, jeśli o niego w obrazie chodzi",
                ),
            )


def _told(image: SheetImage) -> list[str]:
    return tokens(f"{'' if is_decorative(image) else image.alt} {image.caption}")


def _in(word: str, told: list[str]) -> bool:
    return word in told or any(SequenceMatcher(None, word, other).ratio() >= _SAME for other in told)


RULE = Rule(
    id="text-in-image",
    severity=Severity.WARNING,
    standard="WAI decision tree; WCAG 1.4.5; ACT 0va7u6",
    help="Words in a picture are seen by everybody but the listener. Say them, or give the caption to them.",
    help_pl="Słowa na obrazie widzą wszyscy oprócz słuchacza. Powtórz je w tekście albo w podpisie.",
    bad="A board at the entrance",
    good="A board at the entrance: library closed until 1 June",
    check=_check,
)
