"""Flags a text that is long to listen to; nobody can skim a text that is read aloud."""

from typing import Final

from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule

TARGET: Final = 125  # IPTC guidance for AltTextAccessibility; no screen reader cuts a text there
LONG: Final = 160
FAR_TOO_LONG: Final = 250  # IPTC: from here on it is an extended description


def _judge(text: str, words: Lexicon) -> str:
    del words
    if not LONG < len(text) <= FAR_TOO_LONG:
        return ""
    return f"{len(text)} characters; aim at {TARGET} and leave out what the text beside the image says"


RULE = Rule(
    id="too-long",
    severity=Severity.WARNING,
    standard="IPTC Photo Metadata, Alt Text guidance",
    help="An alt text is heard in one go. Say the point of the image first and stop; details belong in the caption.",
    bad="The mayor stands at a wooden lectern with the coat of arms of the city and speaks to the guests while behind "
    "her on the stage a choir in white shirts is waiting for its turn to sing",
    good="The mayor speaks at a lectern, a choir waits behind her",
    check=each_text(_judge),
)
