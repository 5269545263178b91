"""The straight line from photos to a gallery."""

import os
from pathlib import Path
from typing import Final

from gallery.config.load import Config, load_settings
from gallery.export.html import page
from gallery.manifest.build import build_manifest
from gallery.manifest.encode import encode_manifest
from gallery.pipeline.aside import set_aside
from gallery.pipeline.assembly import about, assemble, exclusions
from gallery.pipeline.deciding import decide
from gallery.pipeline.describing import describe
from gallery.pipeline.grouping import grouped
from gallery.pipeline.originals import clean_published
from gallery.pipeline.outcome import BuildReport
from gallery.pipeline.publish import publish, tidy
from gallery.pipeline.reading import read_photos
from gallery.pipeline.rendering import render_missing
from gallery.pipeline.report import reported, write_report
from gallery.pipeline.run import prepared
from gallery.pipeline.select import select
from gallery.pipeline.sound import refuse_unsound
from gallery.pipeline.story import tell
from gallery.pipeline.workspace import open_workspace
from gallery.ports import Executor, OnEvent
from gallery.storage.inputs import Photos, find_inputs, keep_apart

MANIFEST: Final = "gallery.json"


def build(
    photos: Photos,
    output: str | os.PathLike[str],
    *,
    config: Config = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> BuildReport:
    """Turn photos into a gallery that can be published.

    Args:
        photos: Files and folders. They are only read.
        output: Folder of the gallery; what is in its ``public`` folder is for everyone, the rest for the editor.
        config: A settings file, a mapping shaped like one, or None for ``gallery.toml`` beside the photos.
        executor: Where the work runs: an object, ``serial``, ``threads`` or ``processes``; None for threads.
        on_event: Told about the progress, in the calling thread.

    Returns:
        What happened to every file. A bad photo is a problem in it, never an exception.

    Raises:
        ConfigError: A wrong setting, photos that are not there, or photos and output that overlap.
        StorageError: The output folder is busy, full or cannot be written; the old gallery is then unchanged.
        ManifestError: The file of people's decisions is damaged; nothing is changed.
    """
    run = prepared(executor, on_event)
    inputs = find_inputs(photos)
    keep_apart(inputs, Path(output))
    loaded = load_settings(config, beside=inputs.root)
    inputs, story = set_aside(inputs, loaded), tell(loaded, inputs.root)
    settings = story.settings
    refuse_unsound(settings)
    with open_workspace(output) as space:
        eager = settings.thumbnails if settings.dedupe.similar == "all" else None
        reading = read_photos(inputs, run, space.store, space.pool, eager)
        filled = decide(space, reading.photos, settings, inputs.files)
        decisions = filled.decisions
        choices = grouped(reading.photos, space.store, run, settings.dedupe, decisions)
        selection = select(reading.photos, choices, decisions, settings.dedupe.clocks)
        made = render_missing(selection.photos, inputs, run, space, settings.thumbnails, decisions)
        alts = describe(selection.photos, settings, decisions, inputs.files)
        cleaning = clean_published(selection.photos, inputs, run, space, settings, alts)
        assembly = assemble(selection, story, decisions, made, cleaning, alts)
        manifest = build_manifest(
            about(story, decisions, selection.photos), assembly.entries, exclusions(selection, reading)
        )
        templates = Path(loaded.folder, settings.page.template_dir) if settings.page.template_dir else None
        texts = {MANIFEST: encode_manifest(manifest), **dict(page(manifest, templates))}
        publish(space, assembly.pictures, texts)
        report = reported(
            inputs=inputs,
            story=story,
            reading=reading,
            filled=filled,
            choices=choices,
            selection=selection,
            made=made,
            cleaning=cleaning,
            assembly=assembly,
            manifest=manifest,
        )
        write_report(space, report, reading, assembly, filled)
        tidy(space, assembly.pictures)
    return report
