"""Flags a text so long that it is a description of its own, not an alternative."""

from gallery.alttext.rules.too_long import FAR_TOO_LONG, TARGET
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    del words
    if len(text) <= FAR_TOO_LONG:
        return ""
    return f"{len(text)} characters; put the details into the page or caption and keep {TARGET} for the alt text"


RULE = Rule(
    id="far-too-long",
    severity=Severity.ERROR,
    standard="IPTC Photo Metadata, Alt Text and Extended Description guidance",
    help="A listener cannot pause, skim or go back inside an alt text. Move the details to an extended description.",
    bad="The chart shows the number of visitors by month. In January there were 1,200, in February 1,350, in March "
    "1,900, in April 2,400, in May 3,100, in June 4,000, in July 5,200, in August 5,100, in September 3,300, in "
    "October 2,700, in November 1,600 and in December 1,500.",
    good="Chart: visitors rise from 1,200 in January to 5,200 in July; all numbers are in the table below",
    check=each_text(_judge),
)
