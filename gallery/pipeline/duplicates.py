"""Find copies and bursts among photos, without making anything."""

import tempfile
from typing import Any

import msgspec

from gallery.cache.store import open_store
from gallery.config.load import Config, load_settings
from gallery.pipeline.aside import set_aside
from gallery.pipeline.grouping import grouped
from gallery.pipeline.outcome import DuplicateReport
from gallery.pipeline.reading import read_photos
from gallery.pipeline.run import prepared
from gallery.ports import Executor, OnEvent
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import Photos, find_inputs


def find_duplicates(
    photos: Photos,
    *,
    config: Config = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> DuplicateReport:
    """Find copies of the same shot and bursts of the same moment.

    Args:
        photos: Files and folders.
        config: Settings as for ``build``.
        executor: Where the work runs: an object, its name, or None for threads.
        on_event: Told about the progress.

    Returns:
        Every group with the photo to keep and the reasons. Nothing is moved or removed.

    Raises:
        ConfigError: A wrong setting, or photos that are not there.
    """
    run = prepared(executor, on_event)
    inputs = find_inputs(photos)
    loaded = load_settings(config, beside=inputs.root)
    inputs = set_aside(inputs, loaded)
    store = open_store(None)
    try:
        with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
            reading = read_photos(inputs, run, store, LocalFiles(root=folder))
        choices = grouped(reading.photos, store, run, loaded.settings.dedupe)
    finally:
        store.close()
    problems = (*inputs.problems, *reading.problems)
    return DuplicateReport(photos=len(inputs.sources) + len(inputs.problems), groups=choices, problems=problems)


def duplicate_fields(report: DuplicateReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    groups = [
        {"kind": one.kind, "keep": one.keep, "drop": list(one.drop), "members": msgspec.to_builtins(one.members)}
        for one in report.groups
    ]
    return {
        "schema": "gallery.dedupe/1",
        "photos": report.photos,
        "groups": groups,
        "problems": msgspec.to_builtins(report.problems),
    }
