"""Renditions of photos into a folder, without a gallery."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, get_args

import msgspec

from gallery.config.check import check
from gallery.config.load import Config, load_settings
from gallery.config.schema import Settings
from gallery.errors import ConfigError, PhotoError, StorageError
from gallery.image.frame import decode
from gallery.image.limits import Limits
from gallery.manifest.build import CENTRE
from gallery.metadata.credits import Credits
from gallery.metadata.read import read_metadata
from gallery.model import Problem, Rendition, Source
from gallery.pipeline.aside import set_aside
from gallery.pipeline.digest import read_input
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.run import prepared
from gallery.pipeline.stamping import credits_of, stamped
from gallery.pipeline.visit import rendered
from gallery.ports import Executor, Files, OnEvent
from gallery.storage.inputs import Photos, find_inputs, keep_apart
from gallery.storage.written import ForeignFile, Written, written_into
from gallery.thumbnails.names import slugify, stems
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.render import shapes

LIST: Final = ".gallery-thumbnails.json"
"""The hidden list, in the output folder, of what was written there."""


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
    output: Written
    settings: Settings
    limits: Limits

    def __call__(self, source: Source, /) -> ThumbnailFile | Problem:
        """The renditions, or what is wrong with the photo."""
        try:
            data = read_input(self.files, source, self.limits)
            made = self._made(source, data)
        except (PhotoError, StorageError) as failed:
            return problem(source.key, "render", failed)
        except MemoryError:
            return too_large_for_memory("render", source.key)
        try:
            self.output.write({one.path: encoded for one, encoded in made})
        except ForeignFile as theirs:
            return problem(source.key, "render", theirs)
        return ThumbnailFile(source=source.key, renditions=tuple(one for one, _ in made))

    def lost(self, source: Source, /) -> Problem:
        """The worker was killed."""
        return killed("render", source.key)

    def _made(self, source: Source, data: bytes) -> list[tuple[Rendition, bytes]]:
        """Every rendition and its bytes, in the order of the shapes."""
        frame = decode(data, name=source.key, limits=self.limits)
        options, credits = self.settings.thumbnails, credits_of(read_metadata(data), self.settings)
        wanted = shapes((frame.width, frame.height), options)
        stem = f"{self._slug(source)}-{_hash(data, options, credits)}"
        found = rendered(data, frame, wanted, stem, options, CENTRE, self.limits)
        made = {shape: stamped(one, encoded, credits) for shape, one, encoded in found}
        return [made[shape] for shape in wanted]

    def _slug(self, source: Source) -> str:
        return self.settings.slug or slugify(PurePosixPath(source.key).stem, "photo")


def make_thumbnails(
    photos: Photos,
    output: str | os.PathLike[str],
    *,
    options: ThumbnailOptions | None = None,
    config: Config = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> ThumbnailReport:
    """Make renditions of photos, with nothing in them but whose they are.

    Creator, credit, copyright and the address of the licence are those of the photo, filled up with the settings'; the
    policy ``bare`` leaves them out. Alt text is not written: nobody approved what a file says of itself.

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
    settings = _with_options(loaded.settings, options)
    into = written_into(Path(output), LIST)
    work = _RenderInto(
        files=inputs.files,
        output=into,
        settings=settings,
        limits=run.limits,
    )
    results: list[ThumbnailFile | Problem] = []
    try:
        # After an interrupt, the results up to it are in the list.
        results.extend(run.each("render", work, inputs.sources, (source.key for source in inputs.sources)))
    finally:
        done = [one for one in results if isinstance(one, ThumbnailFile)]
        into.close({rendition.path: rendition.sha256 for file in done for rendition in file.renditions})
    return ThumbnailReport(
        files=tuple(one for one in results if isinstance(one, ThumbnailFile)),
        problems=(*inputs.problems, *(one for one in results if isinstance(one, Problem))),
    )


def _with_options(settings: Settings, options: ThumbnailOptions | None) -> Settings:
    """The settings with those options, checked; None leaves theirs."""
    settings = replace(settings, thumbnails=options or settings.thumbnails)
    unknown = set(settings.thumbnails.formats) - set(get_args(RenditionFormat))
    if unknown:
        raise ConfigError(
            f"thumbnails.formats holds {min(unknown)!r}",
            code="wrong-value",
            hint=f"There are {', '.join(get_args(RenditionFormat))}.",
        )
    check(settings, {})
    return settings


def _hash(data: bytes, options: ThumbnailOptions, credits: Credits) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    return stems([sha256], options, credits={sha256: credits.digest})[sha256]


def thumbnail_fields(report: ThumbnailReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.thumbnails/1",
        "files": msgspec.to_builtins(report.files),
        "problems": msgspec.to_builtins(report.problems),
    }
