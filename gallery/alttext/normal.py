"""Texts reduced to what a listener would call the same."""

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, normalize

_STROKES: Final = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "’": "'"})
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_SUFFIX: Final = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
# What content management systems append to the name of a resized copy: photo-1024x683, photo-scaled, photo@2x.
_RESIZED: Final = re.compile(r"(?:[-_]\d{2,5}x\d{2,5}|[-_]scaled|@\dx)$", re.IGNORECASE)
_QUOTED: Final = 60


def fold(text: str) -> str:
    """The text without accents, letters and punctuation kept: many Polish pages write ``zdjecie``."""
    return _ACCENTS.sub("", normalize("NFKD", text.translate(_STROKES)))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Small letters, digits and single spaces: what is left when case, accents and punctuation do not count."""
    kept = (sign if category(sign)[0] in "LMN" else " " for sign in fold(text).casefold())
    return " ".join("".join(kept).split())


def tokens(text: str) -> list[str]:
    """The words of the plain text."""
    return plain(text).split()


def stem(file_name: str) -> str:
    """The last part of a path or address without its suffix and the size a CMS appended."""
    name = re.split(r"[?#]", file_name, maxsplit=1)[0].replace("\\", "/").rstrip("/").rpartition("/")[2]
    return _RESIZED.sub("", _SUFFIX.sub("", name))


def one_line(text: str) -> str:
    """The text with every run of white space as one space, as browsers read an attribute."""
    return " ".join(text.split())


def bare(language: str) -> str:
    """``pl`` for ``pl-PL`` or ``pl_PL``; ``und`` (BCP 47: undetermined) where nothing is said."""
    return re.split(r"[-_]", language.strip().casefold(), maxsplit=1)[0] or "und"


def quote(text: str) -> str:
    """The text as a message shows it: in quotation marks, short, without signs that would break a terminal."""
    shown = one_line("".join(" " if category(sign)[0] == "C" else sign for sign in text))
    return f"“{shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + '…'}”"
