"""Flags texts that share nearly all words although the pictures differ."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet, SheetImage

_SHARED: Final = 0.8  # of all words of both (Jaccard)
_ENOUGH: Final = 20  # like texts of one text; a gallery of thousands that are all alike is seen without the rest
_WORDS: Final = 5  # shorter texts differ by one word that may be the point
_SAME_PICTURE: Final = 0.12  # share of differing bits below which two perceptual hashes are one scene


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    images: dict[str, list[SheetImage]] = {}
    for image, text in written(sheet):
        images.setdefault(plain(text), []).append(image)
    said = [text for text in images if len(set(text.split())) >= _WORDS]
    told: dict[str, str] = {}
    for one, other in _pairs([frozenset(text.split()) for text in said]):
        for mine, theirs in ((images[said[one]], images[said[other]]), (images[said[other]], images[said[one]])):
            told |= {image.id: near for image in mine if image.id not in told and (near := _near(image, theirs))}
    for image_id, near in told.items():
        yield (
            image_id,
            message(
                f"nearly the same as {quote(near)}; say what sets this image apart",
                f"prawie to samo co {quote(near)}; napisz, co wyróżnia ten obraz",
            ),
        )


def _near(image: SheetImage, others: list[SheetImage]) -> str:
    """The text of the first that shows something else."""
    return next((other.alt or "" for other in others if not _one_scene(image, other)), "")


def _pairs(sets: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough words, found by their rarest words.

    Two sets whose Jaccard index reaches t share one of the |s| - ceil(t |s|) + 1 rarest words of each
    (prefix filtering: Bayardo, Ma, Srikant 2007), so hardly any other pair has to be compared.
    """
    frequency = Counter(word for words in sets for word in words)
    homes: dict[str, list[int]] = {}
    for index, words in enumerate(sets):
        rare_first = sorted(words, key=lambda word: (frequency[word], word))
        prefix = rare_first[: len(words) - ceil(_SHARED * len(words)) + 1]
        met = sorted({other for word in prefix for other in homes.get(word, ())})
        near = ((other, index) for other in met if len(words & sets[other]) >= _SHARED * len(words | sets[other]))
        yield from islice(near, _ENOUGH)
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
    help_pl="Teksty różniące się jednym słowem sprawiają, że różne obrazy brzmią jak jeden. Zacznij od tego, co inne.",
    bad="The mayor shakes hands with guests in the large conference hall",
    good="The mayor hands a bouquet to the oldest guest",
    check=_check,
)
