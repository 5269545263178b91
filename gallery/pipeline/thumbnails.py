"""Renditions of photos into a folder, without a gallery."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, cast, get_args

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
from gallery.model import Focal, Problem, Rendition, Source
from gallery.pipeline.aside import set_aside
from gallery.pipeline.digest import read_input
from gallery.pipeline.look import rendered
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.run import prepared
from gallery.pipeline.stamping import credits_of, stamped
from gallery.ports import Executor, Files, OnEvent
from gallery.storage.inputs import Photos, find_inputs, keep_apart
from gallery.storage.memory import Content, in_memory
from gallery.storage.written import ForeignFile, Written, written_into
from gallery.thumbnails.focal import find_focal
from gallery.thumbnails.names import slugify, stems
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions
from gallery.thumbnails.shapes import shapes

LIST: Final = ".gallery-thumbnails.json"
"""The hidden list, in the output folder, of what was written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailFile:
    """The renditions of one photo.

    Attributes:
        source: Key of the photo.
        renditions: Their paths are relative to the output folder.
        contents: Path -> bytes, where no output folder was named.
    """

    source: str
    renditions: tuple[Rendition, ...]
    contents: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailReport:
    """Every photo's renditions, and the photos that have none."""

    files: tuple[ThumbnailFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Render:
    """Render one photo, into the output folder where there is one."""

    files: Files
    output: Written | None
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
        contents = {one.path: encoded for one, encoded in made}
        renditions = tuple(one for one, _ in made)
        if self.output is None:
            return ThumbnailFile(source=source.key, renditions=renditions, contents=contents)
        try:
            self.output.write(contents)
        except ForeignFile as theirs:
            return problem(source.key, "render", theirs)
        return ThumbnailFile(source=source.key, renditions=renditions)

    def lost(self, source: Source, /) -> Problem:
        """The worker was killed."""
        return killed("render", source.key)

    def _made(self, source: Source, data: bytes) -> list[tuple[Rendition, bytes]]:
        """Every rendition and its bytes, in the order of the shapes."""
        options, credits = self.settings.thumbnails, credits_of(read_metadata(data), self.settings)
        frame = decode(data, name=source.key, limits=self.limits, native=options.profile == "keep")
        wanted = shapes((frame.width, frame.height), options, film=frame.film is not None)
        focal = (find_focal(frame.preview(), options.focal) if options.crops else None) or CENTRE
        stem = f"{self._slug(source)}-{_hash(data, options, credits, focal)}"
        found = rendered(data, frame, wanted, stem, options, focal, self.limits)
        made = {shape: stamped(one, encoded, credits) for shape, one, encoded in found}
        return [made[shape] for shape in wanted]

    def _slug(self, source: Source) -> str:
        return self.settings.slug or slugify(PurePosixPath(source.key).stem, "photo")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Photos:
    """Where the photos are, on a disk or in memory."""

    files: Files
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()


def make_thumbnails(
    photos: Photos | Content | Sequence[Content],
    output: str | os.PathLike[str] | None = None,
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
        photos: Files and folders; or encoded photos, or files open for reading, one or several. These are known by the
            open file's name, or as ``photo-1`` and so on.
        output: Folder for the renditions, named ``slug-hash8-width.suffix``; the slug is that of the settings,
            else the photo's own name. None returns them: ``ThumbnailFile.contents``.
        options: Win over the settings'.
        config: Settings as for ``build``.
        executor: Where the work runs: an object, its name, or None for threads.
        on_event: Told about the progress.

    Raises:
        ConfigError: A wrong setting, photos that are not there, or an output folder among the photos.
        StorageError: The output folder cannot be written.
    """
    run = prepared(executor, on_event)
    contents = in_memory(photos)
    if contents is not None:
        found = _Photos(files=contents, sources=tuple(contents.find()))
        settings = _with_options(load_settings(config).settings, options)
    else:
        inputs = find_inputs(cast("Photos", photos))
        if output is not None:
            keep_apart(inputs, Path(output))
        loaded = load_settings(config, beside=inputs.root)
        inputs = set_aside(inputs, loaded)
        settings = _with_options(loaded.settings, options)
        found = _Photos(files=inputs.files, sources=inputs.sources, problems=inputs.problems)
    into = written_into(Path(output), LIST) if output is not None else None
    work = _Render(files=found.files, output=into, settings=settings, limits=run.limits)
    results: list[ThumbnailFile | Problem] = []
    try:
        # After an interrupt, the results up to it are in the list.
        results.extend(run.each("render", work, found.sources, (source.key for source in found.sources)))
    finally:
        if into is not None:
            done = [one for one in results if isinstance(one, ThumbnailFile)]
            into.close({rendition.path: rendition.sha256 for file in done for rendition in file.renditions})
    return ThumbnailReport(
        files=tuple(one for one in results if isinstance(one, ThumbnailFile)),
        problems=(*found.problems, *(one for one in results if isinstance(one, Problem))),
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


def _hash(data: bytes, options: ThumbnailOptions, credits: Credits, focal: Focal) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    return stems([sha256], options, {sha256: focal}, {sha256: credits.digest})[sha256]


def thumbnail_fields(report: ThumbnailReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.thumbnails/1",
        "files": [{"source": one.source, "renditions": msgspec.to_builtins(one.renditions)} for one in report.files],
        "problems": msgspec.to_builtins(report.problems),
    }
