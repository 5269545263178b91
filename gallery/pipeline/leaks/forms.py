"""A text as it stands, and as whoever reads it takes its escapes."""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

_PASSES: Final = 2
"""Escapes within escapes that are followed: an entity in a JSON string."""

_JSON: Final = r'(?:\\u[0-9a-fA-F]{4})+|\\["\\/bfnrt]'
_HTML: Final = r"&#?\w{1,31};"
_URL: Final = r"(?:%[0-9a-fA-F]{2})+"
_MARKS: Final = r"\w[\u0300-\u036f]+"
_ESCAPES: Final = re.compile("|".join((_JSON, _HTML, _URL)))
_ESCAPES_AND_MARKS: Final = re.compile("|".join((_JSON, _HTML, _URL, _MARKS)))


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a text.

    Attributes:
        ends: Where in ``text`` each replaced piece ends, ascending.
        shifts: How much further each of these ends lies in the text as it stands.
    """

    text: str
    ends: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, at: int) -> int:
        """The index in the text as it stands, to within an escape."""
        index = bisect_right(self.ends, at)
        return at + (self.shifts[index - 1] if index else 0)


def forms(text: str, *, is_json: bool) -> Iterator[tuple[Form, ...]]:
    """The readings of a text, each with those it was made from, the newest last.

    Args:
        text: Any text.
        is_json: Its backslashes are escapes for sure, so that it is not read as it stands.
    """
    chain: tuple[Form, ...] = (Form(text),)
    plain = _unescaped(text)
    if not is_json or plain is None:
        yield chain
    for _ in range(_PASSES):
        if plain is None:
            return
        chain = (*chain, plain)
        yield chain
        plain = _unescaped(plain.text)


def original(chain: tuple[Form, ...], at: int) -> int:
    """An index into the newest form as one into the text as it stands."""
    for form in reversed(chain):
        at = form.original(at)
    return at


def _unescaped(text: str) -> Form | None:
    """The text with every escape taken once; None where it has none."""
    pattern = _ESCAPES if unicodedata.is_normalized("NFC", text) else _ESCAPES_AND_MARKS
    pieces: list[str] = []
    ends: list[int] = []
    shifts: list[int] = []
    done, length = 0, 0
    for match in pattern.finditer(text):
        piece = _meant(match[0])
        if piece == match[0]:
            continue
        pieces += (text[done : match.start()], piece)
        length += match.start() - done + len(piece)
        done = match.end()
        ends.append(length)
        shifts.append(done - length)
    if not pieces:
        return None
    return Form("".join((*pieces, text[done:])), tuple(ends), tuple(shifts))


def _meant(escape: str) -> str:
    if escape[0] == "\\":
        return str(json.loads(f'"{escape}"'))
    if escape[0] == "&":
        return unescape(escape)
    if escape[0] == "%":
        return unquote(escape, errors="replace")
    return unicodedata.normalize("NFC", escape)
