"""Clean a folder of photos into another folder."""

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, get_args

import msgspec

from gallery.config.check import check
from gallery.config.load import Config, load_settings
from gallery.config.schema import Settings
from gallery.errors import ConfigError, PhotoError, StorageError
from gallery.image.formats import format_of
from gallery.image.limits import Limits
from gallery.image.sniff import sniff
from gallery.metadata.clean import clean_metadata
from gallery.metadata.options import MetadataOptions
from gallery.model import PolicyName, Problem, Rights, Source
from gallery.pipeline.aside import set_aside
from gallery.pipeline.digest import read_input
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.run import prepared
from gallery.ports import Executor, Files, OnEvent
from gallery.storage.inputs import Photos, find_inputs, keep_apart
from gallery.storage.keys import distinct, folded
from gallery.storage.written import ForeignFile, Written, written_into

LIST: Final = ".gallery-clean.json"
"""The hidden list, in the output folder, of what was written there."""

_WEB_SUFFIXES = (".jpg", ".png", ".webp")


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedFile:
    """What happened to one file.

    Attributes:
        output: Key in the output folder; None where the file was withheld or nothing was to be written.
        status: ``cleaned`` (compressed pixels untouched), ``converted`` or ``withheld``.
        removed: In an editor's words.
        kept: In an editor's words.
    """

    source: str
    output: str | None
    status: str
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanReport:
    """The outcome of cleaning a folder; a withheld file is in both."""

    files: tuple[CleanedFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """One file, its key in the output folder, and the start of its key where it is converted."""

    source: Source
    output: str
    converted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cleaned:
    """What happened to one file, and the hex SHA-256 of the copy."""

    file: CleanedFile
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _CleanInto:
    """Clean one file into the output folder."""

    files: Files
    output: Written | None
    options: MetadataOptions
    rights: Rights
    limits: Limits

    def __call__(self, target: _Target, /) -> _Cleaned | Problem:
        """What was removed and kept, or why the file is withheld."""
        source = target.source
        try:
            data = read_input(self.files, source, self.limits)
            sniff(data, source.key)
            cleaned = clean_metadata(
                data,
                policy=self.options.policy,
                keep=self.options.keep,
                remove=self.options.remove,
                web_formats=self.options.formats == "web",
                rights=self.rights,
            )
        except (PhotoError, StorageError) as failed:
            return problem(source.key, "clean", failed)
        except MemoryError:
            return too_large_for_memory("clean", source.key)
        output = _suffixed(target, cleaned.media_type) if self.output else None
        if self.output and output:
            try:
                self.output.write({output: cleaned.data})
            except ForeignFile as theirs:
                return problem(source.key, "clean", theirs)
        file = CleanedFile(
            source=source.key, output=output, status=cleaned.status, removed=cleaned.removed, kept=cleaned.kept
        )
        return _Cleaned(file=file, sha256=hashlib.sha256(cleaned.data).hexdigest())

    def lost(self, target: _Target, /) -> Problem:
        """The worker was killed."""
        return killed("clean", target.source.key)


def clean_photos(
    photos: Photos,
    output: str | os.PathLike[str] | None,
    *,
    policy: PolicyName | None = None,
    config: Config = None,
    executor: Executor | str | None = None,
    on_event: OnEvent | None = None,
) -> CleanReport:
    """Write copies without private metadata; the photos themselves are only read.

    Args:
        photos: Files and folders.
        output: Folder for the copies, under the names of the originals (with another suffix where a file was
            converted); None writes nothing and only says what would go and stay.
        policy: Wins over the settings'.
        config: Settings as for ``build``; the event's rights fill what a file lacks.
        executor: Where the work runs: an object, its name, or None for threads.
        on_event: Told about the progress.

    Raises:
        ConfigError: A wrong setting, photos that are not there, or an output folder among the photos.
        StorageError: The output folder cannot be written.
    """
    run = prepared(executor, on_event)
    inputs = find_inputs(photos)
    loaded = load_settings(config, beside=inputs.root)
    inputs = set_aside(inputs, loaded)
    settings = _with_policy(loaded.settings, policy)
    into = None
    if output is not None:
        keep_apart(inputs, Path(output))
        into = written_into(Path(output), LIST)
    work = _CleanInto(
        files=inputs.files,
        output=into,
        options=settings.metadata,
        rights=settings.rights,
        limits=run.limits,
    )
    outputs = distinct((source.key, source.key) for source in inputs.sources)
    taken = {folded(key) for key in outputs.values()}
    targets = [
        _Target(source=source, output=outputs[source.key], converted=_free(outputs[source.key], taken))
        for source in inputs.sources
    ]
    results: list[_Cleaned | Problem] = []
    try:
        # After an interrupt, the results up to it are in the list.
        results.extend(run.each("clean", work, targets, (target.source.key for target in targets)))
    finally:
        if into is not None:
            made = {one.file.output: one.sha256 for one in results if isinstance(one, _Cleaned) and one.file.output}
            into.close(made, into.discard(_outdated(targets[: len(results)], made)))
    problems = (*inputs.problems, *(one for one in results if isinstance(one, Problem)))
    return CleanReport(files=tuple(_file(one) for one in results), problems=problems)


def _outdated(targets: Sequence[_Target], made: Collection[str]) -> Iterator[str]:
    """Where earlier runs may have left copies of these files: since withheld, or of another format now."""
    for target in targets:
        names = (target.output, *(f"{target.converted}{suffix}" for suffix in _WEB_SUFFIXES))
        yield from (name for name in names if name not in made)


def _with_policy(settings: Settings, policy: PolicyName | None) -> Settings:
    """The settings with that policy, checked; None leaves theirs."""
    policy = policy or settings.metadata.policy
    if policy not in get_args(PolicyName):
        raise ConfigError(f"metadata.policy is {policy!r}", code="wrong-value", hint="There are web, archive and bare.")
    settings = replace(settings, metadata=replace(settings.metadata, policy=policy))
    check(settings, {})
    return settings


def _file(result: _Cleaned | Problem) -> CleanedFile:
    if isinstance(result, _Cleaned):
        return result.file
    return CleanedFile(source=result.path, output=None, status="withheld")


def _suffixed(target: _Target, media_type: str) -> str:
    """The output key, with the suffix of what the file has become: ``a.tif`` is ``a.tif.jpg``."""
    form = format_of(media_type)
    if PurePosixPath(target.output).suffix.lower() in form.suffixes:
        return target.output
    return f"{target.converted}{form.suffixes[0]}"


def _free(output: str, taken: set[str]) -> str:
    """What a converted file's name begins with, so that it replaces no other file's."""
    while any(folded(f"{output}{suffix}") in taken for suffix in _WEB_SUFFIXES):
        output = f"{output}-converted"
    return output


def clean_fields(report: CleanReport) -> dict[str, Any]:
    """The report as the command line gives it."""
    return {
        "schema": "gallery.clean/1",
        "files": msgspec.to_builtins(report.files),
        "problems": msgspec.to_builtins(report.problems),
    }
