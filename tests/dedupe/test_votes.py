"""Votes of descriptors, against counting them one by one."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.dedupe import votes
from gallery.dedupe.nearest import unpaired
from gallery.dedupe.votes import elected

COUNTS = st.lists(st.integers(0, 6), min_size=1, max_size=8)


def elections(met: set[tuple[int, int]], counts: list[int], popular: int) -> set[tuple[int, int]]:
    owner = np.repeat(np.arange(len(counts)), counts).tolist()
    photos_met: dict[int, set[int]] = defaultdict(set)
    for left, right in met:
        if owner[left] != owner[right]:
            photos_met[left].add(owner[right])
            photos_met[right].add(owner[left])
    ballots: dict[tuple[int, int], int] = defaultdict(int)
    for voter, choices in photos_met.items():
        for choice in choices if len(choices) <= popular else ():
            ballots[owner[voter], choice] += 1
    enough = {pair for pair, count in ballots.items() if count >= 3}
    return {(one, other) for one, other in enough if one < other and (other, one) in enough}


@given(COUNTS, st.data())
def test_pairs_need_three_votes_both_ways_and_popular_ones_have_none(counts: list[int], data: st.DataObject) -> None:
    descriptor = st.integers(0, max(0, sum(counts) - 1))
    told = data.draw(st.lists(st.tuples(descriptor, descriptor), max_size=150)) if sum(counts) else []
    met = {(min(pair), max(pair)) for pair in told if pair[0] != pair[1]}
    halves = np.array([(min(pair), max(pair)) for pair in told], np.int64).reshape(-1, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(votes, "_POPULAR", 3)
        patch.setattr(votes, "_WARD", 3)
        patch.setattr(votes, "_WAITING", 10)
        parts = ((half[:, 0], half[:, 1]) for half in np.array_split(halves, 4))
        low, high, _ = unpaired(elected(parts, counts))
    assert set(zip(low.tolist(), high.tolist(), strict=True)) == elections(met, counts, 3)


def test_more_votes_are_nearer() -> None:
    # Photo 0 shares four of its descriptors with photo 1, three with photo 2.
    one, other = np.array([0, 1, 2, 3, 0, 1, 2]), np.array([4, 5, 6, 7, 8, 9, 10])
    low, high, far = unpaired(elected([(one, other)], [4, 4, 3]))
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [(0, 1), (0, 2)]
    assert far[0] < far[1]


def test_meetings_that_are_told_again_are_thrown_away_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(votes, "_WAITING", 2)
    one, other = np.array([0, 1, 2]), np.array([3, 4, 5])
    low, high, _ = unpaired(elected([(one, other)] * 5, [3, 3]))
    assert list(zip(low.tolist(), high.tolist(), strict=True)) == [(0, 1)]


def test_without_descriptors_nobody_is_elected() -> None:
    assert len(elected([], [0, 0])) == 0
