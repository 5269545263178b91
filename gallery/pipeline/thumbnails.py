"""Renditions of photos into a folder, without a gallery."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from gallery.config.load import Config, load_settings
from gallery.errors import PhotoError, StorageError, WorkerLost
from gallery.image.frame import READ_WIDTH, decode
from gallery.image.limits import Limits
from gallery.manifest.build import CENTRE
from gallery.model import Problem, Rendition, Source
from gallery.pipeline.aside import set_aside
from gallery.pipeline.digest import read_input
from gallery.pipeline.outcome import problem
from gallery.pipeline.run import prepared
from gallery.ports import Executor, Files, OnEvent
from gallery.storage.files import scratch_beside
from gallery.storage.inputs import Photos, find_inputs, keep_apart
from gallery.thumbnails.names import slugify, stems
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render, shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailFile:
    """The renditions of one photo; their paths are relative to the output folder."""

    source: str
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailReport:
    """Every photo's renditions, and the photos that have none."""

    files: tuple[ThumbnailFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _RenderInto:
    """Render one photo into the output folder."""

    files: Files
    output: Files
    options: ThumbnailOptions
    slug: str
    limits: Limits

    def __call__(self, source: Source, /) -> ThumbnailFile | Problem:
        """The renditions, or what is wrong with the photo."""
        try:
            data = read_input(self.files, source, self.limits)
            cover = max(READ_WIDTH, *self.options.widths)
            frame = decode(data, name=source.key, cover=cover, limits=self.limits)
        except (PhotoError, StorageError) as failed:
            return problem(source.key, "render", failed)
        stem = f"{self._slug(source)}-{_hash(data, self.options)}"
        made = []
        for _, rendition, encoded in render(frame, shapes(frame.width, self.options), stem, self.options, CENTRE):
            self.output.write(rendition.path, encoded)
            made.append(rendition)
        return ThumbnailFile(source=source.key, renditions=tuple(made))

    def lost(self, source: Source, /) -> Problem:
        """The worker was killed."""
        return problem(source.key, "render", WorkerLost("the process that rendered this photo was killed"))

    def _slug(self, source: Source) -> str:
        return self.slug or slugify(PurePosixPath(source.key).stem, "photo")


def make_thumbnails(
    photos: Photos,
    output: str | os.PathLike[str],
    *,
    options: ThumbnailOptions | None = None,
    config: Config = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> ThumbnailReport:
    """Make renditions of photos, without any metadata in them.

    Args:
        photos: Files and folders.
        output: Folder for the renditions, named ``slug-hash8-width.suffix``; the slug is that of the settings,
            else the photo's own name.
        options: Win over the settings'.
        config: Settings as for ``build``.
        executor: Where the work runs: an object, its name, or None for threads.
        on_event: Told about the progress.

    Raises:
        ConfigError: A wrong setting, photos that are not there, or an output folder among the photos.
        StorageError: The output folder cannot be written.
    """
    run = prepared(executor, on_event)
    inputs = find_inputs(photos)
    keep_apart(inputs, Path(output))
    loaded = load_settings(config, beside=inputs.root)
    inputs = set_aside(inputs, loaded)
    into = scratch_beside(Path(output))
    work = _RenderInto(
        files=inputs.files,
        output=into,
        options=options or loaded.settings.thumbnails,
        slug=loaded.settings.slug,
        limits=run.limits,
    )
    try:
        results = list(run.each("render", work, inputs.sources, (source.key for source in inputs.sources)))
    finally:
        into.sweep()
    return ThumbnailReport(
        files=tuple(one for one in results if isinstance(one, ThumbnailFile)),
        problems=(*inputs.problems, *(one for one in results if isinstance(one, Problem))),
    )


def _hash(data: bytes, options: ThumbnailOptions) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    return stems([sha256], options)[sha256]


def thumbnail_fields(report: ThumbnailReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.thumbnails/1",
        "files": msgspec.to_builtins(report.files),
        "problems": msgspec.to_builtins(report.problems),
    }
