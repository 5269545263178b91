"""Flags an address, a checksum or another identifier in place of a text."""

import re
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import quote
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

_URL: Final = re.compile(r"(?:https?:|ftp:|file:|data:|www\.|//)\S+", re.IGNORECASE)
_UUID: Final = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.IGNORECASE)
_HEX: Final = re.compile(r"(?=.*\d)[0-9a-f]{12,}", re.IGNORECASE)
_TOKEN: Final = re.compile(r"(?=(?:.*\d){3})(?=.*[A-Za-z])[\w+/=~-]{24,}", re.ASCII)


def _judge(text: str, words: Lexicon) -> str:
    del words
    if not any(kind.fullmatch(text) for kind in (_URL, _UUID, _HEX, _TOKEN)):
        return ""
    return message(
        f"{quote(text)} is an address or identifier; write what the image shows",
        f"{quote(text)} to adres albo identyfikator; napisz, co widać",
    )


RULE = Rule(
    id="url-or-hash",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, Sa11y",
    help="It is read letter by letter and means nothing. Describe the image in words.",
    help_pl="Jest czytany litera po literze i nic nie znaczy. Opisz obraz słowami.",
    bad="94251e110d24a4c2b6e6ce76e7203374",
    good="Boats in front of coloured houses along a canal",
    check=each_text(_judge),
)
