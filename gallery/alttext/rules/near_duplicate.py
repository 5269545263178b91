"""Flags texts that share nearly all words although the pictures differ."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from gallery.alttext.normal import plain, quote, tokens
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet, SheetImage

_SHARED: Final = 0.8  # of all words of both (Jaccard)
_WORDS: Final = 5  # shorter texts differ by one word that may be the point
_SAME_PICTURE: Final = 0.12  # share of differing bits below which two perceptual hashes are one scene


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    texts = [(image, text, frozenset(tokens(text))) for image, text in written(sheet)]
    texts = [row for row in texts if len(row[2]) >= _WORDS]
    told: dict[str, str] = {}
    for one, other in _pairs([words for _, _, words in texts]):
        (first, said, _), (second, also, _) = texts[one], texts[other]
        if plain(said) == plain(also) or _one_scene(first, second):
            continue
        told.setdefault(first.id, also)
        told.setdefault(second.id, said)
    for image, other_text in told.items():
        yield image, f"nearly the same as {quote(other_text)}; say what sets this image apart"


def _pairs(sets: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough words, found by their rarest words.

    Two sets whose Jaccard index reaches t share one of the |s| - ceil(t |s|) + 1 rarest words of each
    (prefix filtering: Bayardo, Ma, Srikant 2007), so hardly any other pair has to be compared.
    """
    frequency = Counter(word for words in sets for word in words)
    homes: dict[str, list[int]] = {}
    for index, words in enumerate(sets):
        rare_first = sorted(words, key=lambda word: (frequency[word], word))
        prefix = rare_first[: len(words) - -int(-_SHARED * len(words) // 1) + 1]
        for other in sorted({other for word in prefix for other in homes.get(word, ())}):
            if len(words & sets[other]) >= _SHARED * len(words | sets[other]):
                yield other, index
        for word in prefix:
            homes.setdefault(word, []).append(index)


def _one_scene(first: SheetImage, second: SheetImage) -> bool:
    """Shots of one moment may sound alike; that is for the similar-photo groups to say."""
    if not first.picture or len(first.picture) != len(second.picture):
        return False
    bits = 4 * len(first.picture)
    return (int(first.picture, 16) ^ int(second.picture, 16)).bit_count() < _SAME_PICTURE * bits


RULE = Rule(
    id="near-duplicate",
    severity=Severity.WARNING,
    standard="WAI tutorial, groups of images",
    help="Texts that share all but a word make different images sound like one. Name what is different first.",
    bad="The mayor shakes hands with guests in the large conference hall",
    good="The mayor hands a bouquet to the oldest guest",
    check=_check,
)
