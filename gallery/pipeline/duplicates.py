"""Find copies and bursts among photos, without making anything of them."""

import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from gallery.cache.fingerprints import save_fingerprints
from gallery.cache.store import INDEX, open_store
from gallery.config.load import Config, load_settings
from gallery.dedupe.press import REASON
from gallery.manifest.edits import FILE_NAME, read_edits
from gallery.model import Choice, Decisions, Member, Photo
from gallery.pipeline.against import held_against
from gallery.pipeline.aside import set_aside
from gallery.pipeline.duplicate_page import duplicate_page
from gallery.pipeline.duplicate_table import duplicate_table
from gallery.pipeline.grouping import grouped
from gallery.pipeline.outcome import DuplicateReport
from gallery.pipeline.previews import previews_of
from gallery.pipeline.quarantine import quarantine, refuse_overlap
from gallery.pipeline.reading import Reading, read_photos
from gallery.pipeline.run import prepared
from gallery.pipeline.sound import refuse_unsound
from gallery.pipeline.workspace import existing
from gallery.ports import Executor, OnEvent
from gallery.storage.atomic import write_atomic
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import Photos, find_inputs

Name = str | os.PathLike[str]


def find_duplicates(
    photos: Photos,
    *,
    config: Config = None,
    cache: Name | None = None,
    edits: Name | None = None,
    against: Sequence[Name] = (),
    page: Name | None = None,
    table: Name | None = None,
    fingerprints: Name | None = None,
    move_to: Name | None = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> DuplicateReport:
    """Find copies of the same shot and bursts of the same moment.

    Args:
        photos: Files and folders.
        config: Settings as for ``build``.
        cache: Folder for what was found out, so that a second run decodes nothing; ``OUT/.cache`` is that of a build.
        edits: The file of people's decisions (``gallery.edits.json``), or the output folder of a build.
        against: Files of fingerprints: which photos do those sets have already?
        page: Write a page to look at, with pictures, to this file.
        table: Write a table for a spreadsheet (CSV) to this file.
        fingerprints: Write the fingerprints of these photos to this file, for later runs to be held against.
        move_to: Move the copies that are not kept into this folder, with a file that can undo it. Nothing is deleted.
        executor: Where the work runs: an object, its name, or None for threads.
        on_event: Told about the progress.

    Returns:
        Every group with the photo to keep and the reasons.

    Raises:
        ConfigError: A wrong setting, or photos or a folder that are not there.
        ManifestError: The file of decisions or of fingerprints is damaged.
        StorageError: Something cannot be written.
    """
    run = prepared(executor, on_event)
    inputs = find_inputs(photos)
    loaded = load_settings(config, beside=inputs.root)
    options = loaded.settings.dedupe
    refuse_unsound(loaded.settings)
    inputs = set_aside(inputs, loaded)
    decisions = _decisions(edits)
    if move_to is not None:
        refuse_overlap(inputs, Path(move_to).absolute())
    index = None if cache is None else Path(cache).absolute() / INDEX
    with (
        run.lasting() as run,
        closing(open_store(index)) as store,
        tempfile.TemporaryDirectory(prefix="gallery-") as folder,
    ):
        reading = read_photos(inputs, run, store, LocalFiles(root=folder))
        by_key = {photo.key: photo for photo in reading.photos}
        found = grouped(reading.photos, store, run, options, decisions)
        known = held_against([Path(one) for one in against], reading.photos, store, run, options)
        groups, preview = _with_companions(found.choices, reading), previews_of(store)
        if page is not None:
            _write(page, duplicate_page(groups, by_key, preview))
        if table is not None:
            _write(table, duplicate_table(groups, by_key))
        if fingerprints is not None:
            save_fingerprints(Path(fingerprints), reading.photos, preview)
    moved = quarantine(found.choices, by_key, inputs, move_to) if move_to is not None else None
    problems = (*inputs.problems, *reading.problems, *(moved.problems if moved else ()))
    return DuplicateReport(
        photos=len(inputs.sources) + len(inputs.problems),
        groups=groups,
        problems=problems,
        known=known,
        drifts=found.drifts,
        clocks=found.clocks,
        moved=dict(moved.pairs) if moved else {},
        decoded=len(reading.decoded),
        bytes_saved=_saved(found.choices, by_key),
    )


def duplicate_fields(report: DuplicateReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.dedupe/1",
        "photos": report.photos,
        "groups": [
            {"kind": one.kind, "keep": one.keep, "drop": list(one.drop), "members": msgspec.to_builtins(one.members)}
            for one in report.groups
        ],
        "problems": msgspec.to_builtins(report.problems),
        "known": msgspec.to_builtins(report.known),
        "clocks": [
            {**msgspec.to_builtins(one), "applied": one.camera in report.clocks, "message": one.words}
            for one in report.drifts
        ],
        "moved": [{"from": old, "to": new} for old, new in sorted(report.moved.items())],
        "bytes_saved": report.bytes_saved,
        "work": {"decoded": report.decoded},
    }


def _decisions(edits: Name | None) -> Decisions:
    """The decisions in a file or in an output folder; none where no place was named or nobody has decided there."""
    if edits is None:
        return Decisions()
    path = Path(edits).absolute()
    if path.is_dir():
        return read_edits(existing(LocalFiles(root=str(path)), FILE_NAME))
    return read_edits(LocalFiles(root=str(path.parent)).read(path.name))


def _write(path: Name, data: bytes) -> None:
    place = Path(path).absolute()
    write_atomic(place, data, place.parent)


def _with_companions(choices: Sequence[Choice], reading: Reading) -> tuple[Choice, ...]:
    """Raw files shown with their photo: members of its group that are never dropped."""
    beside: dict[str, list[Member]] = {}
    for source, of in reading.companions.items():
        beside.setdefault(of, []).append(Member(path=source, reason=f"belongs to {of}: {REASON}"))
    found = []
    for choice in choices:
        keys = [member.path for member in choice.members] if choice.kind != "similar" else []
        more = [member for key in keys for member in beside.pop(key, ())]
        found.append(replace(choice, members=(*choice.members, *more)))
    pairs = [
        Choice(kind="copy", keep=of, drop=(), members=(Member(path=of, reason="kept: the picture of the pair"), *more))
        for of, more in sorted(beside.items())
    ]
    copies = sum(choice.kind != "similar" for choice in found)
    return (*found[:copies], *pairs, *found[copies:])


def _saved(choices: Sequence[Choice], photos: Mapping[str, Photo]) -> int:
    return sum(photos[key].bytes for choice in choices if choice.kind != "similar" for key in choice.drop)
