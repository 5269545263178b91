"""What a language's word list has to hold."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from gallery.alttext.normal import fold, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, or of several together, that give a bad alt text away.

    All are plain (small, without accents), in every inflected form that occurs.

    Attributes:
        articles: May stand before a medium: ``the``, ``this``.
        media: Words for a picture that tell nothing about it.
        filler: Words that tell nothing beside a medium: ``gallery``, ``event``.
        placeholders: Whole texts that only hold the place of one.
        source: After a medium, they name where it is from: ``from``.
        counters: Before a number: ``no``, ``part``.
        between: Between a number and a total: ``of``.
        adjectives: Between article and medium: ``small``, ``aerial``.
        kinds: Beside a medium they make it worth saying: ``group``, ``aerial``.
        weak: Media that say nothing even beside a kind: an ``aerial picture`` is a view.
        genres: Media that are worth saying: an illustration is no photo.
        endings: Media that close a short text: ``dog graphic``.
        shows: Regular expressions of what follows a medium: ``of``, ``showing``.
        genitive: Media that need no such word: ``zdjęcie burmistrza``.
        openings: Beginnings that point at the picture: ``in this photo``.
        labels: Before a colon: ``photo:``.
        credits: Phrases of a credit line, with punctuation; after ``.``, ``:`` and ``by`` a capital must follow.
        complex: Pictures of words or data, which take more words to tell: ``chart``, ``poster``.
        groups: Words for several people or things that leave out who and what: ``team``, ``participants``.
        own: Words of somebody who tells of himself: ``my``, ``our``.
        feelings: Phrases that tell what cannot be seen: ``having fun``.
        opinions: Words of praise: ``amazing``.
        guesses: Words for origin, health, looks or mood, which nobody can see: ``disabled``.
        minors: Words for children: ``girl``, ``pupils``.
        names: First names, as they are given.
        patrons: Words beside a name that make it one of a place: ``street``, ``im``.
        genitive_after: Those after which such a name stands in the genitive.
    """

    articles: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    filler: frozenset[str] = frozenset()
    placeholders: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    genres: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    genitive: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()
    complex: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    feelings: frozenset[str] = frozenset()
    opinions: frozenset[str] = frozenset()
    guesses: frozenset[str] = frozenset()
    minors: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    patrons: frozenset[str] = frozenset()
    genitive_after: frozenset[str] = frozenset()


def terms(text: str) -> frozenset[str]:
    """Single words, separated by spaces."""
    return frozenset(plain(word) for word in text.split())


def phrases(text: str) -> frozenset[str]:
    """Whole phrases, separated by ``|``."""
    return frozenset(plain(phrase) for phrase in text.split("|"))


def marks(text: str) -> frozenset[str]:
    """Phrases or regular expressions whose punctuation counts, separated by blanks and ``|``."""
    return frozenset(fold(mark).casefold().strip() for mark in text.split(" | "))


def without_articles(said: list[str], words: Lexicon) -> list[str]:
    """The words from the first that is no article; the last one stays."""
    first = next((index for index, word in enumerate(said[:-1]) if word not in words.articles), len(said) - 1)
    return said[first:] if said else []


def either(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; of no words, one that never matches."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"


def together(lexicons: Iterable[Lexicon]) -> Lexicon:
    """The words of several languages."""
    listed = tuple(lexicons)
    return Lexicon(
        **{
            part.name: frozenset().union(*(getattr(lexicon, part.name) for lexicon in listed))
            for part in fields(Lexicon)
        }
    )
