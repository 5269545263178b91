"""Flags an alt that repeats the name of its file; most were filled in by a program on upload."""

import re
from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote, stem
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet

# A whole sentence in ordinary spelling was there first: some systems name the file after the alt.
_SENTENCE: Final = 4


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if _same(text, image.file_name):
            yield (
                image.id,
                message(
                    f"{quote(text)} is the file name; write what the image shows",
                    f"{quote(text)} to nazwa pliku; napisz, co widać",
                ),
            )


def _same(text: str, file_name: str) -> bool:
    last = file_name.replace("\\", "/").rpartition("/")[2]
    if not last:
        return False
    if text.casefold() in (last.casefold(), stem(last).casefold()):
        return True
    return _typed(text) == _typed(stem(last)) and len(text.split()) < _SENTENCE


def _typed(text: str) -> str:
    """Dashes as spaces, the first letter small: what programs change. Other capitals and accents a person typed."""
    spaced = re.sub(r"[\s_-]+", " ", text)
    return spaced[:1].casefold() + spaced[1:]


RULE = Rule(
    id="same-as-file-name",
    severity=Severity.ERROR,
    standard="ACT 9eb3f6, IBM Equal Access, Alfa R39",
    help="Programs copy the file name where nobody wrote a text. Describe the image in a sentence.",
    help_pl="Programy kopiują nazwę pliku tam, gdzie nikt nic nie napisał. Opisz obraz zdaniem.",
    bad="team-lunch",
    good="Nine colleagues share a long table in the garden",
    check=_check,
)
