"""Proven pairs put together into clusters, the best proof first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gallery.model import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A link with its weight.

    Attributes:
        score: Compared like a tuple; the larger, the surer.
    """

    link: Link
    score: tuple[float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Keys that belong together, and the proofs that brought them together.

    Attributes:
        members: Sorted.
        links: Sorted by their keys; one fewer than members.
    """

    members: tuple[str, ...]
    links: tuple[Link, ...] = ()


Apart = Callable[[Sequence[str], Sequence[str]], bool]
"""Whether two sets of members must not become one."""


def partition(keys: Iterable[str], proofs: Iterable[Proof], apart: Apart) -> tuple[Cluster, ...]:
    """Merge along proofs, the surest first, unless the merge is refused.

    A refused proof is dropped for good: what was merged before it was surer.

    Args:
        keys: Every photo, once.
        proofs: In any order; equal scores are taken by key.
        apart: Asked before every merge.

    Returns:
        Every key in one cluster, clusters sorted by their first member; the same for any order of arrival.
    """
    surest = sorted(proofs, key=_surest_first)
    home = {key: key for proof in surest for key in (proof.link.first, proof.link.second)}
    members = {key: [key] for key in home}
    links: dict[str, list[Link]] = {key: [] for key in home}
    for proof in surest:
        one, other = home[proof.link.first], home[proof.link.second]
        if one == other or apart(members[one], members[other]):
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        home.update(dict.fromkeys(members[other], one))
        members[one] += members.pop(other)
        links[one] += [*links.pop(other), proof.link]
    found = [
        Cluster(members=tuple(sorted(inside)), links=tuple(sorted(links[key], key=_ends)))
        for key, inside in members.items()
    ]
    # Most photos are in no proof: they cost nothing but their cluster.
    found += [Cluster(members=(key,)) for key in keys if key not in home]
    return tuple(sorted(found, key=lambda cluster: cluster.members))


def _surest_first(proof: Proof) -> tuple[float, int, str, str]:
    return -proof.score[0], -proof.score[1], proof.link.first, proof.link.second


def _ends(link: Link) -> tuple[str, str]:
    return link.first, link.second
