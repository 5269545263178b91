"""Put down what a person decided about photos: keep, leave out, best, not duplicates."""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from gallery.errors import ConfigError, StorageError
from gallery.model import Decisions, Focal, PhotoDecision, Region
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.workspace import gallery_root, open_workspace

Name = str | os.PathLike[str]


def decide_photos(
    gallery: Name,
    *,
    keep: Sequence[Name] = (),
    drop: Sequence[Name] = (),
    best: Sequence[Name] = (),
    apart: Sequence[Name] = (),
    lead: Name | None = None,
    order: Sequence[Name] = (),
    focal: Mapping[str, Focal] | None = None,
    crops: Mapping[str, Mapping[str, Region]] | None = None,
    forget: Sequence[Name] = (),
) -> Decisions:
    """Write decisions into ``gallery.edits.json``, where they win over every later run.

    Photos are known by their content, so decisions survive renaming and moving; the files are only read.

    Args:
        gallery: Output folder of a build; made where it is missing.
        keep: Photo files to publish in any case.
        drop: Photo files to leave out in any case.
        best: Photo files to show first of their burst, or to keep of their copies.
        apart: Photo files that are no duplicates of one another, each of each.
        lead: Photo file that stands for the gallery; no other does then.
        order: Photo files to show first, in this order; all others follow by time.
        focal: Photo file -> the point its crops keep in view.
        crops: Photo file -> name of a crop (``thumbnails.crops``) -> the part it has to show.
        forget: Photo files for which all of this is taken back; their texts stay.

    Returns:
        All decisions as they are now.

    Raises:
        ConfigError: Nothing was decided (``usage``), or one photo is to be kept and left out (``contradiction``).
        StorageError: A photo cannot be read, or the folder cannot be written or is busy.
        ManifestError: The file of decisions is damaged; it is never overwritten.
    """
    wishes = {name: _contents(files) for name, files in (("keep", keep), ("drop", drop), ("best", best))}
    strangers, forgotten = _contents(apart), set(_contents(forget))
    focal, crops = focal or {}, crops or {}
    framed = {
        sha256: (focal.get(name), crops.get(name, {})) for name in {**focal, **crops} for sha256 in _contents([name])
    }
    arranged = lead is not None or bool(order or framed)
    _refuse_contradiction(wishes, strangers, forgotten, arranged=arranged)
    pairs = {(min(pair), max(pair)) for pair in combinations(strangers, 2)}
    first, leading = list(_contents(order)), list(_contents([lead] if lead is not None else []))
    with open_workspace(gallery_root(gallery)) as space:
        before = load_decisions(space)
        photos = _arranged(before.photos, leading, first)
        for sha256 in forgotten & photos.keys():
            photos[sha256] = replace(
                photos[sha256], keep=None, best=False, lead=False, order=None, focal=None, crops={}
            )
        for sha256 in dict.fromkeys((*wishes["keep"], *wishes["drop"], *wishes["best"])):
            said = photos.get(sha256, PhotoDecision())
            wish = True if sha256 in wishes["keep"] else False if sha256 in wishes["drop"] else said.keep
            photos[sha256] = replace(said, keep=wish, best=said.best or sha256 in wishes["best"])
        for sha256, (point, parts) in framed.items():
            said = photos.get(sha256, PhotoDecision())
            photos[sha256] = replace(said, focal=point or said.focal, crops={**said.crops, **parts})
        left = {pair for pair in before.distinct if not forgotten & set(pair)}
        decisions = Decisions(photos=photos, distinct=tuple(sorted(left | pairs)))
        save_decisions(space, decisions, before)
    return decisions


def _arranged(
    before: Mapping[str, PhotoDecision], leading: Sequence[str], first: Sequence[str]
) -> dict[str, PhotoDecision]:
    """The decisions with another lead, or another order, where one is asked for."""
    photos = dict(before)
    if leading:
        photos = {sha256: replace(one, lead=False) for sha256, one in photos.items()}
        photos[leading[0]] = replace(photos.get(leading[0], PhotoDecision()), lead=True)
    if first:
        photos = {sha256: replace(one, order=None) for sha256, one in photos.items()}
        for place, sha256 in enumerate(first, 1):
            photos[sha256] = replace(photos.get(sha256, PhotoDecision()), order=place)
    return photos


def _contents(files: Iterable[Name]) -> dict[str, str]:
    """SHA-256 of each file -> its name."""
    found = {}
    for name in files:
        try:
            with Path(name).open("rb") as opened:
                found[hashlib.file_digest(opened, "sha256").hexdigest()] = str(name)
        except OSError as failed:
            raise StorageError(
                f"{name} cannot be read ({failed.strerror})", code="not-readable", hint="Check the spelling."
            ) from failed
    return found


def _refuse_contradiction(
    wishes: dict[str, dict[str, str]], strangers: dict[str, str], forgotten: set[str], *, arranged: bool
) -> None:
    if not (any(wishes.values()) or len(strangers) > 1 or forgotten or arranged):
        raise ConfigError(
            "nothing was decided",
            code="usage",
            hint="Name photos with --keep, --drop, --best, --lead, --first, --focal, --crop, --forget, "
            "or different ones with --apart.",
        )
    both = wishes["drop"].keys() & (wishes["keep"].keys() | wishes["best"].keys())
    for sha256 in both:
        raise ConfigError(
            f"{wishes['drop'][sha256]} cannot be left out and kept",
            code="contradiction",
            hint="Files with the same content are one photo.",
        )
