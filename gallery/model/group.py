"""Photos that belong together, and the one that is kept."""

from dataclasses import dataclass
from typing import Literal

from gallery.model.drift import Drift

GroupKind = Literal["exact", "copy", "similar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two photos are in one group.

    Attributes:
        first: Key of the one photo.
        second: Key of the other.
        kind: What the pair was proven to be.
        reason: The evidence in words and numbers: ``same bytes``, ``turned by 90°, 212 matching points``.
    """

    first: str
    second: str
    kind: GroupKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Photos of one kind of sameness; a partition, whatever the order of arrival.

    Attributes:
        kind: ``exact`` (same bytes or pixels), ``copy`` (the same shot, edited), ``similar``
            (another shot of the moment).
        members: Keys, sorted.
        links: The proven pairs that hold the group together, sorted.
    """

    kind: GroupKind
    members: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One photo of a group with the reason it is kept, dropped or stacked."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which photo of a group is kept, and why.

    Attributes:
        keep: Key of the kept (or, in a similar group, the best) photo; a member.
        drop: Keys that are left out of the gallery; empty where all of a similar group are published.
        members: Every photo of the group with its reason, the kept one first.
    """

    kind: GroupKind
    keep: str
    drop: tuple[str, ...]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What was found among photos.

    Attributes:
        groups: Of two or more, exact and copy ones first, each kind sorted by members.
        drifts: Cameras whose clocks disagree, as far as the photos show it.
    """

    groups: tuple[Group, ...]
    drifts: tuple[Drift, ...] = ()
