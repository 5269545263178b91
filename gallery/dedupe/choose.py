"""Which photo of a group is kept, with the reason in words and numbers."""

from collections.abc import Mapping, Sequence
from typing import Final

from gallery.dedupe.inherit import inherit, taken_words
from gallery.dedupe.options import DedupeOptions
from gallery.dedupe.rank import best_shots, best_sources, kept_because, shot_facts, source_facts
from gallery.model import Choice, Decisions, Group, Member, Photo

_NOBODY: Final = Decisions()


def choose(group: Group, photos: Mapping[str, Photo], options: DedupeOptions, decisions: Decisions = _NOBODY) -> Choice:
    """Keep one photo of a group and say why.

    A person's decision wins. Otherwise the best source of copies is kept, and the best shot of a moment.

    Args:
        group: Its members are keys of ``photos``.
        photos: By key.
        options: How many photos of a moment are published.
        decisions: Known by content hash.

    Returns:
        The choice. A photo that a person keeps is never in ``drop``, one that a person rejected always is, even
        ``keep`` itself where all were rejected.
    """
    members = [photos[key] for key in group.members]
    ranked = _by_decision(best_shots(members) if group.kind == "similar" else best_sources(members), decisions)
    drop = _dropped(group, ranked, options, decisions)
    return Choice(
        kind=group.kind,
        keep=ranked[0].key,
        drop=tuple(sorted(drop)),
        members=tuple(
            Member(path=photo.key, reason=_reason(photo, ranked, group, drop, decisions)) for photo in ranked
        ),
    )


def _by_decision(ranked: Sequence[Photo], decisions: Decisions) -> list[Photo]:
    """The photo called best, those kept, those nobody decided about, those rejected; within each as ranked."""

    def standing(photo: Photo) -> int:
        said = decisions.of(photo.sha256)
        if said.keep is False:
            return 3
        return 0 if said.best else 1 if said.keep else 2

    return sorted(ranked, key=standing)


def _dropped(group: Group, ranked: Sequence[Photo], options: DedupeOptions, decisions: Decisions) -> set[str]:
    published = _published(group, options)
    said = [decisions.of(photo.sha256) for photo in ranked]
    return {
        photo.key
        for place, photo in enumerate(ranked)
        if said[place].keep is False or (place >= published and not (said[place].keep or said[place].best))
    }


def _published(group: Group, options: DedupeOptions) -> int:
    """How many of the group are published."""
    if group.kind != "similar" or options.similar == "best":
        return 1
    return max(1, options.similar) if isinstance(options.similar, int) else len(group.members)


def _reason(photo: Photo, ranked: Sequence[Photo], group: Group, drop: set[str], decisions: Decisions) -> str:
    said = decisions.of(photo.sha256)
    if said.keep is False:
        return "left out: a person decided so"
    if said.best:
        return "kept: a person called it the best"
    if said.keep:
        return "kept: a person decided so"
    keep = ranked[0]
    if photo is keep:
        left = [other for other in ranked if decisions.of(other.sha256).keep is not False]
        why = f"kept: {kept_because(left, similar=group.kind == 'similar')}"
        taken = taken_words(inherit(keep, ranked[1:])) if group.kind != "similar" else ""
        return f"{why}; {taken}" if taken else why
    if group.kind == "similar":
        verb = "left out" if photo.key in drop else "published beside"
        facts = f"{shot_facts(photo)}, the best {shot_facts(keep)}"
        return f"{verb}, best is {keep.key}: {facts}; {_proof(photo, keep, group)}"
    return f"left out: {_proof(photo, keep, group)}; {source_facts(photo)}, kept is {source_facts(keep)}"


def _proof(photo: Photo, keep: Photo, group: Group) -> str:
    """The link that ties a photo to its group: to the kept one where there is such a link."""
    if photo.sha256 == keep.sha256:
        return f"same bytes as {keep.key}"
    links = [link for link in group.links if photo.key in (link.first, link.second)]
    if not links:
        return f"in one group with {keep.key}"
    link = min(links, key=lambda link: keep.key not in (link.first, link.second))
    other = link.second if link.first == photo.key else link.first
    if link.kind == "exact":
        return link.reason.replace("same bytes", f"same bytes as {other}").replace(
            "same pixels", f"same pixels as {other}"
        )
    return f"{'same shot as' if link.kind == 'copy' else 'same moment as'} {other} ({link.reason})"
