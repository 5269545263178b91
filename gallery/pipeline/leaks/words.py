"""Names of source files and private values of photos among the words of a text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import sub
from typing import Final

from gallery.metadata.secrets import MOST_WORDS, WORD, digest
from gallery.pipeline.leaks.leak import Leak

_SIZES: Final = ("bytes", "contentsize", "width", "height")
"""Keys whose numbers are no serial numbers."""

_NO_WORD: Final = re.compile(r"\W")
_BLOCK: Final = 1_000_000
_OVERLAP: Final = 2_000
"""Characters; a value or name is not longer."""

_BEFORE: Final = 24
_SLACK: Final = 8
"""Characters; casefolding makes some texts longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What may stand in no public text.

    Attributes:
        firsts: The first word of each name.
        names: First two words of a name, or its only one -> the names that begin so, and how far into each they stand.
        shapes: How many words private values have -> how many characters these have together.
        secrets: Digests of the values.
    """

    firsts: frozenset[str]
    names: Mapping[tuple[str, ...], tuple[tuple[str, int], ...]]
    shapes: Mapping[int, frozenset[int]]
    secrets: frozenset[str]


def sought(names: Iterable[str], secrets: Iterable[str]) -> Sought:
    """Prepare a search.

    Args:
        names: Casefolded, in NFC.
        secrets: As ``secret_digests`` gives them.
    """
    known_names: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for name in sorted(names):
        if words := list(islice(WORD.finditer(name), 2)):
            known_names.setdefault(tuple(word[0] for word in words), []).append((name, words[0].start()))
    shapes: dict[int, set[int]] = {}
    known = frozenset(secret for secret in secrets if secret.count("-") == 2)
    for count, length, _ in (secret.split("-") for secret in known):
        if count.isdecimal() and length.isdecimal() and int(count) <= MOST_WORDS:
            shapes.setdefault(int(count), set()).add(int(length))
    return Sought(
        firsts=frozenset(words[0] for words in known_names),
        names={words: tuple(found) for words, found in known_names.items()},
        shapes={count: frozenset(lengths) for count, lengths in sorted(shapes.items())},
        secrets=known,
    )


def told_words(text: str, what: Sought) -> Iterator[Leak]:
    """Every name and value that is sought."""
    for start, end in _blocks(text):
        words = [word.casefold() for word in WORD.findall(text, start, end)]
        beginnings = list(_candidates(words, what))
        rows = [(index, row) for index, row, _ in _rows(words, what)]
        if beginnings or rows:
            places = [match.start() for match in WORD.finditer(text, start, end)]
            for index in beginnings:
                yield from _names(text, places[index], tuple(words[index : index + 2]), what)
            yield from (_value(places[index]) for index, row in rows if not _is_size(text, places[index], row))


def secrets_in(text: str, what: Sought) -> Iterator[str]:
    """The digest of every private value in a text."""
    words = [word.casefold() for word in WORD.findall(text)]
    yield from (found for _, _, found in _rows(words, what))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that fit into memory as words; each begins a little before the last one's end."""
    for start in range(0, max(len(text) - _OVERLAP, 1), _BLOCK - _OVERLAP):
        gap = _NO_WORD.search(text, start) if start else None
        yield gap.start() if gap else start, min(start + _BLOCK, len(text))


def _candidates(words: Sequence[str], what: Sought) -> Iterator[int]:
    for index, word in enumerate(words):
        if word in what.firsts and ((word,) in what.names or tuple(words[index : index + 2]) in what.names):
            yield index


def _names(text: str, at: int, words: tuple[str, ...], what: Sought) -> Iterator[Leak]:
    """The names that begin with the word here."""
    for key in {words[:1], words}:
        for name, inside in what.names.get(key, ()):
            if _stands(text, at - inside, name):
                message = f"The text names the source file {name}. Remove the name."
                yield Leak(at=at - inside, code="source-name", message=message)


def _stands(text: str, at: int, name: str) -> bool:
    """Whether a name stands here, and not as the end of a public name."""
    if at < 0 or (at > 0 and (text[at - 1].isalnum() or text[at - 1] in "_-")):
        return False
    here = text[at : at + len(name) + _SLACK].casefold()
    after = here[len(name) : len(name) + 1]
    return here.startswith(name) and not (after.isalnum() or after == "_")


def _rows(words: Sequence[str], what: Sought) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Index of the first word, words and digest of every private value; rows as long as none are not hashed."""
    ends = [0, *accumulate(map(len, words))]
    for count, lengths in what.shapes.items():
        for index, length in enumerate(map(sub, ends[count:], ends)):
            if length in lengths and (found := digest(row := tuple(words[index : index + count]))) in what.secrets:
                yield index, row, found


def _value(at: int) -> Leak:
    message = "The text holds a private value of a photo: a serial number, owner, contact or id. Remove it."
    return Leak(at=at, code="private-value", message=message)


def _is_size(text: str, at: int, row: tuple[str, ...]) -> bool:
    """``"bytes": 297394`` is the size of a file, whatever the serial number of a camera is."""
    if len(row) > 1 or not row[0].isdecimal():
        return False
    before = WORD.findall(text, max(0, at - _BEFORE), at)
    return bool(before) and before[-1].casefold() in _SIZES
