"""Which photos are copies and which are of one moment, and how well an answer agrees with that."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

NamePair = frozenset[str]
NamePairs = frozenset[NamePair]


def pairs(groups: Iterable[Iterable[str]]) -> NamePairs:
    """Every two names that are in one group."""
    return frozenset(frozenset(pair) for group in groups for pair in combinations(sorted(set(group)), 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What ``truth.json`` of a folder says.

    Attributes:
        names: Every file that takes part.
        copies: Pairs of one shot.
        similar: Pairs of one moment.
        either: Pairs that may be called similar or not.
    """

    names: tuple[str, ...]
    copies: NamePairs
    similar: NamePairs
    either: NamePairs

    @classmethod
    def read(cls, folder: Path) -> "Truth":
        """Raises OSError or KeyError where there is no such file, or another one."""
        said = json.loads((folder / "truth.json").read_text())
        return cls(
            names=tuple(sorted(said["members"])),
            copies=pairs(said["groups"]),
            similar=pairs(said["similar"]),
            either=frozenset(frozenset(pair) for pair in said["ignore_similar"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a program says.

    Attributes:
        copies: Pairs that it calls copies.
        similar: Pairs that it calls similar; None where it knows no such thing.
    """

    copies: NamePairs
    similar: NamePairs | None = None


HEAD = "      P       R      F1  false  missed  similar as copy  similar found  wrong"


def score(answer: Answer, truth: Truth) -> str:
    """One row under ``HEAD``.

    A pair of one moment that is called a copy counts as false, and once more in a column of its own: it is what makes
    people lose photos.
    """
    right = len(answer.copies & truth.copies)
    precision, recall = right / max(1, len(answer.copies)), right / max(1, len(truth.copies))
    mean = 2 * right / max(1, len(answer.copies) + len(truth.copies))
    numbers = f"{precision:7.4f} {recall:7.4f} {mean:7.4f} {len(answer.copies) - right:6} {len(truth.copies) - right:7}"
    lost = f"{len(answer.copies & truth.similar):8} of {len(truth.similar):4}"
    if answer.similar is None:
        return f"{numbers}  {lost}              -      -"
    found = len((answer.similar | answer.copies) & truth.similar)
    wrong = len(answer.similar - truth.similar - truth.copies - truth.either)
    return f"{numbers}  {lost}  {found:5} of {len(truth.similar):4}  {wrong:5}"


def named(names: Sequence[str], places: Iterable[tuple[int, int]]) -> NamePairs:
    """Pairs of names from pairs of places in a sequence."""
    return frozenset(frozenset((names[one], names[other])) for one, other in places)
