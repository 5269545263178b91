"""The line from photos to groups: equal files, likely pairs, proof, clusters."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from gallery.dedupe.choose import choose
from gallery.dedupe.compare import Compare
from gallery.dedupe.drift import drifts
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.exact import exact
from gallery.dedupe.identity import Claims, Identity, disagree, identity
from gallery.dedupe.near import Pair, candidates
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.partition import Apart, Cluster, Proof, partition
from gallery.dedupe.press import one_press
from gallery.dedupe.similar import similar
from gallery.model import Decisions, Group, Grouping, Link, Photo

_NOBODY: Final = Decisions()


def group(
    photos: Sequence[Photo], compare: Compare, options: DedupeOptions, decisions: Decisions = _NOBODY
) -> Grouping:
    """Find equal photos, copies of one shot, and shots of one moment.

    Exact and copy groups do not overlap; nor do similar groups, in which the best of each copy group stands for its
    copies. The answer does not depend on the order of the photos.

    Args:
        photos: Keys are unique.
        compare: Asked once, for all likely pairs.
        options: Thresholds, and clocks of the cameras; how many similar photos are kept plays no part.
        decisions: Pairs a person called different are never in one group.
    """
    ordered = sorted(photos, key=lambda photo: photo.key)
    by_key = {photo.key: photo for photo in ordered}
    told_apart = _told_apart(by_key, decisions)
    equal = list(exact(ordered))
    alike = partition(by_key, equal, told_apart)
    heads = sorted((_head([by_key[key] for key in one.members]) for one in alike), key=lambda photo: photo.key)
    seen = _evidence(heads, compare, options)
    proofs = [*equal, *one_press(ordered), *_copies(heads, seen, options)]
    shots = partition(by_key, proofs, _other_shot(by_key, told_apart, _strangers(heads, seen)))
    copies = [_group(cluster) for cluster in shots if len(cluster.members) > 1]
    stands_for = {key: key for key in by_key}
    for found in copies:
        stands_for.update(dict.fromkeys(found.members, choose(found, by_key, options, decisions).keep))
    links = similar(heads, seen, stands_for, options) if options.similar != "off" else ()
    moments = partition(set(stands_for.values()), links, told_apart)
    return Grouping(
        groups=(*copies, *(_group(cluster) for cluster in moments if len(cluster.members) > 1)),
        drifts=drifts(heads, seen, options.clocks),
    )


def _head(equal: Sequence[Photo]) -> Photo:
    """The one of equal pictures that is compared for all: the first that knows when it was taken."""
    return min(equal, key=lambda photo: (photo.metadata.captured is None, photo.metadata.camera is None, photo.key))


def _evidence(photos: Sequence[Photo], compare: Compare, options: DedupeOptions) -> dict[Pair, Evidence]:
    """A closer look at every likely pair."""
    likely = candidates(photos, options.clocks, radius=options.max_distance, burst=options.burst_seconds)
    stills = [pair for pair in likely if all(photos[place].frames == 1 for place in pair)]
    stills = [tuple(sorted(pair, key=lambda place: photos[place].sha256)) for pair in stills]  # type: ignore[misc]
    found = compare([(photos[one], photos[other]) for one, other in stills])
    return dict(zip(stills, found, strict=True))


def _copies(photos: Sequence[Photo], seen: Mapping[Pair, Evidence], options: DedupeOptions) -> Iterator[Proof]:
    for (one, other), evidence in seen.items():
        named = any(photos[place].metadata.camera for place in (one, other))
        sure = evidence.is_copy and (named or evidence.same_drawing)
        if sure and evidence.meets(options.min_points, options.min_agreement):
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


def _strangers(photos: Sequence[Photo], seen: Mapping[Pair, Evidence]) -> Apart:
    """A closer look at one of the pairs showed two shots, whatever a smaller copy of one of them looks like."""
    others: dict[str, set[str]] = defaultdict(set)
    for (one, other), evidence in seen.items():
        if evidence.is_other_shot:
            others[photos[one].key].add(photos[other].key)
            others[photos[other].key].add(photos[one].key)
    return lambda ones, rest: any(not others[key].isdisjoint(rest) for key in ones if key in others)


def _other_shot(photos: Mapping[str, Photo], told_apart: Apart, strangers: Apart) -> Apart:
    """A person told them apart, the pictures show it, or the files name different presses of the shutter."""
    claims = {key: identity(photo.metadata) for key, photo in photos.items()}
    prints = {key: photo.fingerprint.pixels for key, photo in photos.items()}

    def pictures(keys: Sequence[str]) -> Collection[Claims]:
        said: dict[str, set[Identity]] = defaultdict(set)
        for key in keys:
            if claim := claims[key]:
                said[prints[key]].add(claim)
        return said.values()

    def apart(ones: Sequence[str], others: Sequence[str]) -> bool:
        if told_apart(ones, others):
            return True
        if {prints[key] for key in ones} & {prints[key] for key in others}:
            return False
        return strangers(ones, others) or disagree(pictures(ones), pictures(others))

    return apart


def _group(cluster: Cluster) -> Group:
    kinds = {link.kind for link in cluster.links}
    kind = kinds.pop() if len(kinds) == 1 else "copy"
    return Group(kind=kind, members=cluster.members, links=cluster.links)
