"""Flags an alt that repeats the caption: it is read twice.

Never an error: a person's name may be all there is to say (GOV.UK on pictures of ministers).
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_NEARLY: Final = 0.92  # ratio of matching characters
_PHRASE: Final = 3  # words from which a shared beginning is a repetition, not a name
_LONG: Final = 1000  # characters; the comparison is quadratic


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if _repeats(plain(text), plain(image.caption)):
            yield (
                image.id,
                message(
                    f"{quote(text)} repeats the caption, so it is read twice; say what only the image shows",
                    f"{quote(text)} powtarza podpis, więc jest czytane dwa razy; napisz to, co widać tylko na obrazie",
                ),
            )


def _repeats(said: str, caption: str) -> bool:
    if not said or not caption:
        return False
    if said == caption:
        return True
    short, long = sorted((said, caption), key=len)
    if long.startswith(short + " ") and len(short.split()) >= _PHRASE and 2 * len(short) >= len(long):
        return True
    matcher = SequenceMatcher(None, said[:_LONG], caption[:_LONG], autojunk=False)
    return matcher.real_quick_ratio() > _NEARLY and matcher.quick_ratio() > _NEARLY and matcher.ratio() > _NEARLY


RULE = Rule(
    id="same-as-caption",
    severity=Severity.WARNING,
    standard="WAI images tutorial, tips; Sa11y, Equalize Digital",
    help="The caption is read anyway. Use the alt for what the caption leaves to the eye.",
    help_pl="Podpis i tak jest czytany. W tekście alternatywnym napisz to, co podpis zostawia oczom.",
    bad="The winners of the school contest",
    good="Three girls hold a cup above their heads",
    check=_check,
)
