"""Photos that are tied to earlier ones, directly or by way of others."""

import pytest

from gallery.model import Group, Link
from gallery.pipeline.against import _APART, _match

EARLIER = f"{_APART}old.jpg\0{'a' * 64}"
CHAIN = Group(
    kind="copy",
    members=("a.jpg", "b.jpg", EARLIER),
    links=(
        Link(first="a.jpg", second="b.jpg", kind="copy", reason="300 matching points"),
        Link(first="b.jpg", second=EARLIER, kind="copy", reason="turned by 90°, 212 matching points"),
    ),
)


@pytest.mark.parametrize(
    ("key", "reason"),
    [("b.jpg", "turned by 90°, 212 matching points"), ("a.jpg", "a copy of a copy of it")],
)
def test_the_proof_is_that_of_the_pair_where_there_is_one(key: str, reason: str) -> None:
    known = _match(CHAIN, key, [EARLIER], "2025.prints")
    assert (known.path, known.of, known.file, known.reason) == (key, "old.jpg", "2025.prints", reason)
