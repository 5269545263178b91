"""Names of people in a text, in whatever case they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from gallery.alttext.normal import plain
from gallery.alttext.words.lexicon import Lexicon

Name = tuple[str, ...]
"""The words of a name as they stand in the text."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BETWEEN: Final = re.compile(r"\s+")
_VOWELS: Final = "aeiouy"
_ENDINGS: Final = frozenset(
    [
        "a",
        "u",
        "y",
        "i",
        "e",
        "o",
        "s",
        "em",
        "im",
        "ym",
        "om",
        "um",
        "iem",
        "ej",
        "iej",
        "ie",
        "ze",
        "ego",
        "iego",
        "emu",
        "iemu",
        "owi",
        "ami",
        "ach",
        "owie",
        "owa",
        "owna",
        "ovi",
        "ova",
        "ovou",
        "ou",
    ]
)
"""Of names in Polish, Czech and German cases, without accents."""

_SOFTENED: Final = {"k": "c", "t": "ci", "d": "dzi", "g": "dz", "r": "rz", "l": "l"}
"""What a consonant becomes before the ending of a dative: Monika, Monice; Marta, Marcie."""


def names_in(text: str, words: Lexicon) -> Iterator[Name]:
    """Names of people: a first name, in any case, and the capitalised words that follow it.

    Names of streets, monuments and schools are none: "ulica Jana Pawła II", "Victoria Street". Where names have cases,
    those of places stand in the genitive: in "w szkole Anna Kowalska czyta" a person reads.

    Args:
        text: Of an image.
        words: Know first names; Polish ones are known in every form where a lemmatiser is installed.
    """
    found: list[str] = []
    place = False  # the words in hand belong to a street or a school
    spans = list(_WORD.finditer(text))
    for number, word in enumerate(spans):
        follows = bool(number) and _BETWEEN.fullmatch(text[spans[number - 1].end() : word.start()]) is not None
        if follows and word.group()[0].isupper() and (found or place):
            if not place:
                found.append(word.group())
            continue
        if len(found) > 1 and not _is_place(found, words):
            yield tuple(found)
        begins = word.group()[0].isupper() and _is_first_name(word.group(), words)
        before = plain(spans[number - 1].group()) if number else ""
        place = (
            begins
            and before in words.patrons
            and not (before in words.genitive_after and _is_nominative(word.group(), words))
        )
        found = [word.group()] if begins and not place else []
    if len(found) > 1 and not _is_place(found, words):
        yield tuple(found)


def _is_nominative(word: str, words: Lexicon) -> bool:
    """Whether a first name is in the nominative and in no other case: Anna, but not Jana, which is Jan's too."""
    name = plain(word)
    return name in words.names and not (name.endswith("a") and name[:-1] in words.names)


def _is_place(found: Sequence[str], words: Lexicon) -> bool:
    """A street or a school that is named after somebody."""
    return any(plain(word) in words.patrons for word in found)


def allowed(name: Name, people: Sequence[str]) -> bool:
    """Whether every word of the name is a form of a word of one person's name."""
    return any(all(any(same(word, own) for own in person.split()) for word in name) for person in people)


def same(one: str, other: str) -> bool:
    """Whether two words are forms of one: by their lemmas, else by how they begin."""
    if plain(one) == plain(other):
        return True
    lemmas, others = _lemmas(one), _lemmas(other)
    if lemmas and others:
        return not lemmas.isdisjoint(others)
    return _alike(plain(one), plain(other))


def _is_first_name(word: str, words: Lexicon) -> bool:
    if plain(word) in words.names:
        return True
    if _lemmatiser() is not None and (kinds := _kinds(word)):
        return "imię" in kinds
    return any(_alike(plain(word), name) for name in _beginning(words).get(plain(word)[:2], ()))


def _alike(word: str, name: str) -> bool:
    """Whether a word may be a case of a name: the name or its stem, and a usual ending."""
    return word == name or any(
        word.startswith(stem) and (word[len(stem) :] in _ENDINGS or word == stem) for stem in _stems(name)
    )


@cache
def _stems(name: str) -> tuple[str, ...]:
    """The name without its last vowel, with that consonant softened, and without an e that comes and goes."""
    if len(name) < 3:
        return (name,)
    if name[-1] in _VOWELS:
        bare = name[:-1]
        return (bare, bare[:-1] + _SOFTENED[bare[-1]]) if bare[-1] in _SOFTENED else (bare,)
    if name[-2] == "e":
        return (name, name[:-2] + name[-1])  # Marek, Marka
    return (name,)


@cache
def _beginning(words: Lexicon) -> dict[str, tuple[str, ...]]:
    """First names by their first two letters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(words.names):
        found[name[:2]] = (*found.get(name[:2], ()), name)
    return found


@cache
def _lemmatiser() -> Any:
    """Morfeusz (SGJP), where it is installed; it knows Polish and most first names of Europe."""
    try:
        from morfeusz2 import Morfeusz  # noqa: PLC0415 - an extra: gallery[pl]
    except ImportError:
        return None
    return Morfeusz(expand_tags=False)


@lru_cache(maxsize=8192)
def _analyses(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Lemma and kinds of name of every reading; none where the word is not known."""
    tool = _lemmatiser()
    read = tool.analyse(word) if tool else ()
    return tuple((one[1].partition(":")[0].casefold(), tuple(one[3])) for _, _, one in read if one[2] != "ign")


def _lemmas(word: str) -> frozenset[str]:
    return frozenset(lemma for lemma, _ in _analyses(word))


def _kinds(word: str) -> frozenset[str]:
    return frozenset(kind for _, kinds in _analyses(word) for kind in kinds)
