"""Flags a text so long that it is a description of its own, not an alternative."""

from gallery.alttext.message import message
from gallery.alttext.rules.too_long import FAR_TOO_LONG, TARGET, is_complex
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    if len(text) <= FAR_TOO_LONG or is_complex(text, words):
        return ""
    return message(
        f"{len(text)} characters; put the details into the page or caption and keep {TARGET} for the alt text",
        f"znaków: {len(text)}; szczegóły przenieś do treści strony albo podpisu, w tekście zostaw około {TARGET}",
    )


RULE = Rule(
    id="far-too-long",
    severity=Severity.ERROR,
    standard="IPTC Photo Metadata, Alt Text and Extended Description guidance",
    help="A listener cannot pause, skim or go back inside an alt text. Move the details to an extended description.",
    help_pl="Słuchacz nie może tu przystanąć, przeskoczyć ani wrócić. Przenieś szczegóły do opisu rozszerzonego.",
    bad="The mayor stands at a wooden lectern with the coat of arms of the city, speaks to the guests and points at "
    "the window with her left hand, while behind her on the stage a choir in white shirts is waiting for its turn to "
    "sing, two children are playing with a balloon and a photographer kneels beside a pillar",
    good="The mayor speaks at a lectern, a choir waits behind her",
    check=each_text(_judge),
)
