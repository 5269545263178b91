"""Group what was read, and choose in each group."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.dedupe.choose import choose
from gallery.dedupe.options import DedupeOptions
from gallery.model import Choice, Decisions, Drift, Grouping, Photo
from gallery.pipeline.run import Run

GROUP_VERSION: Final = 8
"""Raised when the same photos are grouped otherwise than before."""

_ORDER: Final = {"exact": 0, "copy": 1, "similar": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Every group with the photo that is kept.

    Attributes:
        choices: Exact and copy groups first, then bursts, each sorted by the photo that is kept.
        drifts: Cameras whose clocks disagree.
        clocks: Offsets that were applied: those that are set, and the estimated ones where the settings ask for them.
    """

    choices: tuple[Choice, ...]
    drifts: tuple[Drift, ...] = ()
    clocks: Mapping[str, str]


def grouped(
    photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions, decisions: Decisions | None = None
) -> Grouped:
    """Group the photos and choose in each group."""
    decided = decisions or Decisions()
    by_key = {photo.key: photo for photo in photos}
    found = _grouping(photos, store, run, options, decided)
    drifts = found.drifts
    if drifts and options.auto_clocks:
        options = replace(options, clocks={**options.clocks, **{one.camera: one.offset for one in drifts}})
        found = _grouping(photos, store, run, options, decided)
    choices = [choose(one, by_key, options, decided) for one in found.groups]
    choices.sort(key=lambda choice: (_ORDER[choice.kind], choice.keep))
    return Grouped(choices=tuple(choices), drifts=drifts, clocks=options.clocks)


def _grouping(
    photos: Sequence[Photo], store: Store, run: Run, options: DedupeOptions, decisions: Decisions
) -> Grouping:
    """The groups, from the index where the very same photos were grouped before."""
    content = hashlib.sha256("\n".join(sorted(f"{photo.sha256} {photo.key}" for photo in photos)).encode())
    wishes = tuple(
        (sha256, one.keep, one.best)
        for sha256, one in sorted(decisions.photos.items())
        if one.keep is not None or one.best
    )
    asked = replace(options, similar="off" if options.similar == "off" else "all", auto_clocks=False)
    name = result_key("group", GROUP_VERSION, content.hexdigest(), asked, decisions.distinct, wishes)
    known = store.get(name, Grouping)
    if known is None:
        # OpenCV and NumPy: a tenth of a second that a run without anything new does not need.
        from gallery.dedupe.group import group  # noqa: PLC0415
        from gallery.pipeline.comparing import comparing  # noqa: PLC0415

        known = group(photos, comparing(store, run), options, decisions)
        store.put(name, known)
    return known
