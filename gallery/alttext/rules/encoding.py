"""Flags characters that were broken on the way: mojibake, HTML entities, line breaks."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_BROKEN: Final = re.compile("[\ufffd\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CODEPAGES: Final = ("cp1252", "cp1250", "latin-1")  # what UTF-8 is taken for in Western and Central Europe


def _judge(text: str, words: Lexicon) -> str:
    del words
    if found := _ENTITY.search(text):
        return message(
            f"has the HTML code {quote(found.group())}, which is read letter by letter; write the character",
            f"zawiera kod HTML {quote(found.group())}, czytany litera po literze; wpisz sam znak",
        )
    if re.search(r"[\n\r\t]", text):
        return message(
            "has a line break or tab; write it in one line",
            "zawiera koniec wiersza lub tabulator; napisz to w jednym wierszu",
        )
    if _BROKEN.search(text):
        return message(
            f"{quote(text)} has broken characters; type them again",
            f"{quote(text)} zawiera zepsute znaki; wpisz je jeszcze raz",
        )
    for word in text.split():
        if mended := _mended(word):
            return message(
                f"{quote(word)} has broken characters; it was probably {quote(mended)}",
                f"{quote(word)} zawiera zepsute znaki; pewnie miało być {quote(mended)}",
            )
    return ""


def _mended(word: str) -> str:
    """The word before its UTF-8 was read as another code page, or nothing where it was not."""
    if word.isascii():
        return ""
    for codepage in _CODEPAGES:
        try:
            return word.encode(codepage).decode("utf-8")
        except UnicodeError:
            continue
    return ""


RULE = Rule(
    id="encoding",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1 (text that cannot be read aloud)",
    help="Broken characters are read as nonsense. Type the text again, in one line.",
    help_pl="Zepsute znaki są czytane jak bełkot. Wpisz tekst jeszcze raz, w jednym wierszu.",
    bad="Caf&eacute; in the town hall",
    good="Café in the town hall with guests at every table",
    check=each_text(_judge),
)
