"""Flags a text that is long to listen to; nobody can skim a text that is read aloud."""

from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

TARGET: Final = 125  # IPTC guidance for AltTextAccessibility; no screen reader cuts a text there
LONG: Final = 160
_OPENING: Final = 25  # words, in which a text says what kind of picture it is of
FAR_TOO_LONG: Final = 250  # IPTC: from here on it is an extended description


def is_complex(text: str, words: Lexicon) -> bool:
    """Whether it tells of a picture of words or data, and so needs many (WAI, complex images)."""
    return not words.complex.isdisjoint(tokens(text)[:_OPENING])


def _judge(text: str, words: Lexicon) -> str:
    if len(text) <= LONG or (len(text) > FAR_TOO_LONG and not is_complex(text, words)):
        return ""
    return message(
        f"{len(text)} characters; aim at {TARGET} and leave out what the text beside the image says",
        f"znaków: {len(text)}; celuj w {TARGET} i pomiń to, co mówi tekst obok obrazu",
    )


RULE = Rule(
    id="too-long",
    severity=Severity.WARNING,
    standard="IPTC Photo Metadata, Alt Text guidance",
    help="An alt text is heard in one go. Say the point of the image first and stop; details belong in the caption.",
    help_pl="Tekstu alternatywnego słucha się od razu w całości. Najpierw najważniejsze; szczegóły należą do podpisu.",
    bad="The mayor stands at a wooden lectern with the coat of arms of the city and speaks to the guests while behind "
    "her on the stage a choir in white shirts is waiting for its turn to sing",
    good="The mayor speaks at a lectern, a choir waits behind her",
    check=each_text(_judge),
)
