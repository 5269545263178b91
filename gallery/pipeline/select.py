"""Which photos are published, and in which order; pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gallery.dedupe.clocks import corrected
from gallery.model import Choice, Decisions, Photo
from gallery.pipeline.outcome import Excluded

_NO_TIME = "~"
"""Sorts behind every ISO time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The photos of the gallery.

    Attributes:
        photos: In the order they are shown.
        excluded: The others, sorted by key.
        times: Key -> corrected ISO local time, where there is one.
        stacks: Key -> key of the best shot of its burst.
    """

    photos: tuple[Photo, ...]
    excluded: tuple[Excluded, ...]
    times: Mapping[str, str] = field(default_factory=dict)
    stacks: Mapping[str, str] = field(default_factory=dict)


def select(
    photos: Sequence[Photo], choices: Sequence[Choice], decisions: Decisions, clocks: Mapping[str, str]
) -> Selection:
    """Leave out copies, unwanted burst shots and what a person rejected; order the rest by time, then name."""
    excluded = {one.source: one for choice in choices for one in _dropped(choice)}
    for photo in photos:
        if decisions.of(photo.sha256).keep is False:
            excluded[photo.key] = Excluded(source=photo.key, reason="rejected", why="a person left it out")
    excluded |= {one.source: one for one in _again([photo for photo in photos if photo.key not in excluded])}
    kept = [photo for photo in photos if photo.key not in excluded]
    times = {photo.key: _time(photo, clocks) for photo in kept}
    ordered = sorted(kept, key=lambda photo: (times[photo.key] or _NO_TIME, photo.key))
    stacks = {
        member.path: choice.keep
        for choice in choices
        if choice.kind == "similar" and choice.keep not in excluded
        for member in choice.members
        if member.path not in excluded
    }
    sizes = Counter(stacks.values())
    return Selection(
        photos=tuple(_placed(ordered, decisions)),
        excluded=tuple(excluded[key] for key in sorted(excluded)),
        times=times,
        stacks={key: best for key, best in stacks.items() if sizes[best] > 1},
    )


def _dropped(choice: Choice) -> list[Excluded]:
    reason = "burst" if choice.kind == "similar" else "duplicate"
    why = {member.path: member.reason for member in choice.members}
    return [Excluded(source=key, reason=reason, of=choice.keep, why=why.get(key, "")) for key in choice.drop]


def _again(kept: Sequence[Photo]) -> Iterator[Excluded]:
    """The same bytes are published once, whatever was decided."""
    first: dict[str, str] = {}
    for photo in kept:
        if first.setdefault(photo.sha256, photo.key) != photo.key:
            yield Excluded(source=photo.key, reason="duplicate", of=first[photo.sha256], why="same bytes")


def _time(photo: Photo, clocks: Mapping[str, str]) -> str:
    captured = photo.metadata.captured
    return corrected(captured, photo.metadata.camera, clocks) if captured else ""


def _placed(ordered: Sequence[Photo], decisions: Decisions) -> list[Photo]:
    """Photos that a person gave a position stand there; the others flow around them."""
    fixed = {photo.key: place for photo in ordered if (place := decisions.of(photo.sha256).order)}
    flow = [photo for photo in ordered if photo.key not in fixed]
    for photo in sorted((photo for photo in ordered if photo.key in fixed), key=lambda photo: fixed[photo.key]):
        flow.insert(max(0, fixed[photo.key] - 1), photo)
    return flow
