"""Flags a file name inside the text: "Oct.jpg"."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_FILE: Final = re.compile(
    r"\w\.(?:jpe?g|jfif|png|gif|webp|avif|hei[cf]|tiff?|bmp|svg|cr[23]|nef|arw|dng|raf|orf)(?!\w)", re.IGNORECASE
)


def _judge(text: str, words: Lexicon) -> str:
    del words
    found = _FILE.search(text)
    if found is None:
        return ""
    return message(
        f"has the file ending {quote(found.group()[1:])}; write what the image shows instead of its file name",
        f"zawiera rozszerzenie pliku {quote(found.group()[1:])}; zamiast nazwy pliku napisz, co widać",
    )


RULE = Rule(
    id="file-extension",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30, Sa11y",
    help="A file name is for computers. Describe the image in words.",
    help_pl="Nazwa pliku jest dla komputera. Opisz obraz słowami.",
    bad="mayor-speech-final2.jpg",
    good="The mayor speaks to a crowd in the market square",
    check=each_text(_judge),
)
