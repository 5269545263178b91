"""Which press of the shutter."""

import pytest

from gallery.dedupe.identity import disagree, identity
from gallery.model import Camera, Metadata
from tests.dedupe.pictures import CANON, NIKON, taken

FIRST = taken("2026-05-14T10:22:31.12")


def at_odds(one: Metadata, other: Metadata) -> bool:
    claims = [[[claim]] if (claim := identity(data)) else [] for data in (one, other)]
    assert disagree(*claims) == disagree(*reversed(claims))
    return disagree(*claims)


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        Metadata(),
        Metadata(camera=CANON),
        taken("2026-05-14T10:22:31"),
        taken("2026-05-14T10:22:31.120"),
        taken("2026-05-14T10:22:31.12", exposure=""),
        taken("2026-05-14T10:22:31.12", exposure="1/250 s ISO 400"),
        taken("2026-05-14T10:22:31.12", Camera(make="Canon", model="EOS R6")),
        taken("2030-01-01T00:00:00", None),
    ],
)
def test_one_shot_is_possible(other: Metadata) -> None:
    assert not at_odds(FIRST, other)


@pytest.mark.parametrize(
    "other",
    [
        taken("2026-05-14T10:22:32"),
        taken("2026-05-14T10:22:31.37"),
        taken("2026-05-14T10:22:31.12", NIKON),
        taken("2026-05-14T10:22:31.12", Camera(make="Canon", model="Canon EOS R6", body="ffffffffffff")),
        taken("2026-05-14T10:22:31.12", exposure="1/60 s f/2.8 ISO 400"),
    ],
)
def test_two_shots_are_certain(other: Metadata) -> None:
    assert at_odds(FIRST, other)


def test_pooled_captures_need_one_in_common() -> None:
    one, edited, other = (
        claim
        for moment in ("2026-05-14T10:22:31", "2001-01-01T00:00:00", "2026-05-14T10:22:33")
        if (claim := identity(taken(moment)))
    )
    assert not disagree([[one, edited]], [[edited]])
    assert disagree([[one, edited]], [[other]])


def test_a_bare_copy_does_not_reconcile_two_shots() -> None:
    """Two shots of one second, and a copy that only has the second."""
    first, second, bare = (
        claim
        for moment in ("2026-05-14T10:22:31.10", "2026-05-14T10:22:31.60", "2026-05-14T10:22:31")
        if (claim := identity(taken(moment)))
    )
    assert not disagree([[first]], [[bare]])
    assert not disagree([[second]], [[bare]])
    assert disagree([[first], [bare]], [[second]])
