"""Flags a text that begins by saying that it is a picture: "photo of", "na zdjęciu", "Image: ..."."""

import re
from functools import cache

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote, tokens
from gallery.alttext.texts import each_text
from gallery.alttext.words.lexicon import Lexicon, either
from gallery.model import Severity
from gallery.ports import Rule


def _judge(text: str, words: Lexicon) -> str:
    begins = _begins(plain(text), words) or _label(text, words)
    if not begins:
        return ""
    return message(
        f"begins with {quote(begins)}; a screen reader says “image” already: start with what it shows",
        f"zaczyna się od {quote(begins)}; czytnik ekranu już powiedział „obraz”: zacznij od tego, co widać",
    )


def _begins(said: str, words: Lexicon) -> str:
    if found := _opening(words).match(said):
        return found.group()
    if not (found := _medium(words).match(said)):
        return ""
    before, medium, after = found.group("before").split(), found.group("medium"), found.group("after")
    matters = medium not in words.weak and not words.kinds.isdisjoint([*before, *after.split()])
    shows = found.group("shows") is not None or (
        not before and medium in words.genitive and after.strip()[:1].isalpha()
    )
    return said[: found.end("medium")] if shows and not matters else ""


def _label(text: str, words: Lexicon) -> str:
    label, colon, rest = text.partition(":")
    return f"{label}:" if colon and rest.strip() and len(tokens(label)) == 1 and plain(label) in words.labels else ""


@cache
def _opening(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words.openings)})(?= )")


@cache
def _medium(words: Lexicon) -> re.Pattern[str]:
    """Articles and adjectives, a medium, at most two words, then what makes it "photo of"."""
    shows = "|".join(sorted(words.shows)) or "(?!)"
    return re.compile(
        rf"(?P<before>(?:(?:{either(words.articles | words.adjectives | words.kinds)}) ){{0,5}})"
        rf"(?P<medium>{either(words.media - words.genres)})\b"
        rf"(?P<after>(?= (?:(?:{either(words.kinds)}) )?(?P<shows>(?:{shows})\b))?(?: \w+){{0,2}})"
    )


RULE = Rule(
    id="image-of",
    severity=Severity.WARNING,
    standard="WAI images tutorial, tips",
    help="Screen readers announce images; the words cost time and tell nothing. Name a map, poster or group photo.",
    help_pl="Czytnik ekranu sam zapowiada obraz; te słowa nic nie mówią. Nazwij za to mapę, plakat, zdjęcie grupowe.",
    bad="Photo of two firefighters on a ladder",
    good="Two firefighters on a ladder rescue a cat",
    check=each_text(_judge),
)
