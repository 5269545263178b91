"""The line from photos to groups: equal files, likely pairs, proof, clusters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from gallery.dedupe.align import Sight, see
from gallery.dedupe.borders import trim
from gallery.dedupe.choose import choose
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.exact import exact
from gallery.dedupe.identity import disagree, identity
from gallery.dedupe.near import Pair, candidates
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.partition import Apart, Cluster, Proof, partition
from gallery.dedupe.similar import similar
from gallery.dedupe.verify import verify
from gallery.image.frame import decode
from gallery.model import Decisions, Group, Link, Photo
from gallery.ports import Previews

_SIGHTS: Final = 256
"""Decoded previews kept at a time: 50 MB at most."""

_NOBODY: Final = Decisions()


def group(
    photos: Sequence[Photo], previews: Previews, options: DedupeOptions, decisions: Decisions = _NOBODY
) -> tuple[Group, ...]:
    """Find equal photos, copies of one shot, and shots of one moment.

    Exact and copy groups do not overlap; nor do similar groups, in which the best of each copy group stands for its
    copies. The answer does not depend on the order of the photos.

    Args:
        photos: Keys are unique.
        previews: Asked only for photos with a likely partner.
        options: Clocks of the cameras; how many similar photos are kept plays no part.
        decisions: Pairs a person called different are never in one group.

    Returns:
        Groups of two or more, exact and copy ones first, each kind sorted by members.

    Raises:
        PhotoError: A preview cannot be decoded.
    """
    ordered = sorted(photos, key=lambda photo: photo.key)
    by_key = {photo.key: photo for photo in ordered}
    told_apart = _told_apart(by_key, decisions)
    equal = list(exact(ordered))
    heads = [by_key[cluster.members[0]] for cluster in partition(by_key, equal, told_apart)]
    seen = _evidence(heads, candidates(heads, options.clocks), previews)
    shots = partition(by_key, [*equal, *_copies(heads, seen)], _other_shot(by_key, told_apart))
    copies = [_group(cluster) for cluster in shots if len(cluster.members) > 1]
    stands_for = {key: key for key in by_key}
    for found in copies:
        stands_for.update(dict.fromkeys(found.members, choose(found, by_key, options, decisions).keep))
    moments = partition(set(stands_for.values()), similar(heads, seen, stands_for, options.clocks), told_apart)
    return (*copies, *(_group(cluster) for cluster in moments if len(cluster.members) > 1))


def _evidence(photos: Sequence[Photo], pairs: Sequence[Pair], previews: Previews) -> dict[Pair, Evidence]:
    """A closer look at every likely pair."""

    @lru_cache(_SIGHTS)
    def sight(sha256: str) -> Sight:
        return see(trim(decode(previews(sha256)).grey))

    seen = {}
    for one, other in pairs:
        first, second = photos[one], photos[other]
        if first.frames == second.frames == 1:
            hashes = first.fingerprint.phash, second.fingerprint.phash
            seen[one, other] = verify(sight(first.sha256), sight(second.sha256), hashes)
    return seen


def _copies(photos: Sequence[Photo], seen: Mapping[Pair, Evidence]) -> Iterator[Proof]:
    for (one, other), evidence in seen.items():
        if evidence.is_copy:
            link = Link(first=photos[one].key, second=photos[other].key, kind="copy", reason=evidence.words)
            yield Proof(link=link, score=evidence.score)


def _told_apart(photos: Mapping[str, Photo], decisions: Decisions) -> Apart:
    """A person said of one of the pairs that they are not duplicates."""
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in decisions.distinct:
        others[one].add(other)
        others[other].add(one)

    def apart(ones: Sequence[str], rest: Sequence[str]) -> bool:
        if not others:
            return False
        hashes = {photos[key].sha256 for key in rest}
        return any(others.get(photos[key].sha256, set()) & hashes for key in ones)

    return apart


def _other_shot(photos: Mapping[str, Photo], told_apart: Apart) -> Apart:
    """A person told them apart, or the files name different presses of the shutter."""
    claims = {key: identity(photo) for key, photo in photos.items()}
    prints = {key: photo.fingerprint.pixels for key, photo in photos.items()}

    def apart(ones: Sequence[str], others: Sequence[str]) -> bool:
        if told_apart(ones, others):
            return True
        if {prints[key] for key in ones} & {prints[key] for key in others}:
            return False
        first, second = ([claim for key in keys if (claim := claims[key])] for keys in (ones, others))
        return disagree(first, second)

    return apart


def _group(cluster: Cluster) -> Group:
    kinds = {link.kind for link in cluster.links}
    kind = kinds.pop() if len(kinds) == 1 else "copy"
    return Group(kind=kind, members=cluster.members, links=cluster.links)
