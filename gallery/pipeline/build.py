"""The straight line from photos to a gallery."""

import os
from pathlib import Path

from gallery.config.load import Config, load_settings
from gallery.manifest.build import build_manifest, publishable
from gallery.manifest.encode import encode_manifest
from gallery.pipeline.aside import set_aside
from gallery.pipeline.assembly import about, assemble, exclusions
from gallery.pipeline.deciding import decide
from gallery.pipeline.outcome import BuildReport
from gallery.pipeline.preparing import prepare
from gallery.pipeline.publish import publish, refuse_emptying, tidy
from gallery.pipeline.reading import forget_changed, read_photos
from gallery.pipeline.recognising import recognise
from gallery.pipeline.report import reported, write_report
from gallery.pipeline.run import prepared
from gallery.pipeline.sound import refuse_unsound
from gallery.pipeline.story import tell
from gallery.pipeline.webpage import page_files
from gallery.pipeline.workspace import MANIFEST, open_workspace
from gallery.ports import Executor, OnEvent
from gallery.storage.inputs import Photos, find_inputs, keep_apart, refuse_nothing


def build(
    photos: Photos,
    output: str | os.PathLike[str],
    *,
    config: Config = None,
    cache: str | os.PathLike[str] | None = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> BuildReport:
    """Turn photos into a gallery that can be published.

    Args:
        photos: Files and folders. They are only read.
        output: Folder of the gallery; what is in its ``public`` folder is for everyone, the rest for the editor.
        config: A settings file, a mapping shaped like one, or None for ``gallery.toml`` beside the photos.
        cache: Folder for finished work, of this gallery alone; None keeps it in the output folder, or where the last
            build kept it.
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
    if cache is not None:
        keep_apart(inputs, Path(cache))
    loaded = load_settings(config, beside=inputs.root)
    inputs, story = set_aside(inputs, loaded), tell(loaded, inputs.root)
    settings = story.settings
    refuse_nothing(inputs)
    refuse_unsound(settings, loaded.folder)
    with open_workspace(output, cache) as space, run.lasting() as run:
        eager = settings.thumbnails if settings.dedupe.similar == "all" else None
        reading = read_photos(inputs, run, space.store, space.pool, eager)
        filled = decide(space, reading.photos, settings, inputs.files)
        decisions = filled.decisions
        ready = prepare(reading.photos, inputs, run, space, settings, decisions)
        forget_changed(space.store, inputs, (*reading.problems, *ready.problems))
        read = recognise(ready.selection.photos, settings.alt.ocr, run, space.store)
        assembly = assemble(ready, story, decisions)
        whole = build_manifest(
            about(story, decisions, ready),
            assembly.entries,
            exclusions(ready.selection, reading),
            (*reading.problems, *ready.problems),
        )
        manifest = publishable(whole)
        refuse_emptying(space, manifest)
        templates = Path(loaded.folder, settings.page.template_dir) if settings.page.template_dir else None
        encoded = encode_manifest(manifest)
        texts = {MANIFEST: encoded, **page_files(space.store, manifest, encoded, templates)}
        publish(space, assembly.pictures, texts)
        report = reported(inputs, story, reading, filled, ready, whole, manifest, read, space.store)
        report = write_report(space, report, story, reading, assembly, filled, texts, inputs.root)
        tidy(space, assembly.pooled)
        contents = (photo.sha256 for photo in reading.photos)
        space.store.prune(str(inputs.root), (source.key for source in inputs.sources), contents)
    return report
