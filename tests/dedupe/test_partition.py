"""Clusters from proofs."""

from hypothesis import given
from hypothesis import strategies as st

from gallery.dedupe.partition import Proof, partition
from gallery.model import Link

KEYS = tuple("abcdefgh")


def proof(first: str, second: str, score: float = 0.9) -> Proof:
    return Proof(link=Link(first=first, second=second, kind="copy", reason=""), score=(score, 0))


def free(ones: object, others: object) -> bool:
    return False


PROOFS = st.lists(
    st.builds(proof, st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from([0.7, 0.8, 0.9, 1.0])), max_size=25
)


@given(PROOFS, st.randoms())
def test_it_is_a_partition_whatever_the_order(proofs: list[Proof], random: object) -> None:
    clusters = partition(KEYS, proofs, free)
    shuffled_keys, shuffled = list(KEYS), list(proofs)
    random.shuffle(shuffled_keys)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(key for cluster in clusters for key in cluster.members) == list(KEYS)
    assert partition(shuffled_keys, shuffled, free) == clusters
    assert all(len(cluster.links) == len(cluster.members) - 1 for cluster in clusters)


@given(PROOFS, st.sets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=4))
def test_what_was_told_apart_is_never_together(proofs: list[Proof], told: set[tuple[str, str]]) -> None:
    def apart(ones: object, others: object) -> bool:
        return any((a, b) in told or (b, a) in told for a in ones for b in others)  # type: ignore[attr-defined]

    for cluster in partition(KEYS, proofs, apart):
        inside = {(a, b) for a in cluster.members for b in cluster.members if a != b}
        assert not inside & told


def test_the_surest_proof_comes_first_and_a_refused_one_is_dropped() -> None:
    def apart(ones: object, others: object) -> bool:
        return {"a", "c"} <= {*ones, *others}  # type: ignore[misc]

    clusters = partition("abc", [proof("a", "b", 0.8), proof("b", "c", 0.9)], apart)
    assert [cluster.members for cluster in clusters] == [("a",), ("b", "c")]


def test_a_refused_proof_and_one_inside_a_cluster_stop_no_later_one() -> None:
    def apart(ones: object, others: object) -> bool:
        return {"a", "b"} <= {*ones, *others}  # type: ignore[misc]

    refused = [proof("a", "b", 0.99), proof("a", "c", 0.9), proof("d", "e", 0.8)]
    assert [one.members for one in partition("abcde", refused, apart)] == [("a", "c"), ("b",), ("d", "e")]
    again = [proof("a", "b", 0.99), proof("b", "a", 0.95), proof("b", "c", 0.9)]
    assert [one.members for one in partition("abc", again, free)] == [("a", "b", "c")]
