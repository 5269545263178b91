"""Cleaned full-size copies of the published photos."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.cache.key import key_of, stable
from gallery.config.schema import Settings
from gallery.errors import PhotoError
from gallery.image.formats import format_of
from gallery.image.limits import Limits
from gallery.metadata.options import MetadataOptions
from gallery.model import Alt, CleaningRecord, Metadata, Photo, Problem, Rendition, Rights, Source
from gallery.pipeline.digest import read_digested
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.pool import keep, recall
from gallery.pipeline.run import Run
from gallery.pipeline.workspace import Workspace
from gallery.ports import Files
from gallery.storage.inputs import Inputs

CLEAN_VERSION: Final = 2
"""Raised when the same file is cleaned to other bytes than before."""

_NOTHING: Final = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanJob:
    """One photo to clean.

    Attributes:
        name: In the pool, without suffix; stands for everything the result depends on.
        alt: Approved texts to write into the file, by language.
        fill: What dropped copies say and the photo does not.
    """

    source: Source
    photo: Photo
    name: str
    options: MetadataOptions
    rights: Rights
    alt: Mapping[str, str]
    fill: Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A cleaned copy in the pool, with what cleaning did."""

    rendition: Rendition
    record: CleaningRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanVisit:
    """Clean one photo into the pool; frozen, for every executor."""

    files: Files
    pool: Files
    limits: Limits

    def __call__(self, job: CleanJob, /) -> Original | Problem:
        """The cleaned copy, or why the photo is withheld."""
        from gallery.metadata.clean import clean_metadata  # noqa: PLC0415 - not needed where nothing is to be cleaned

        try:
            data = read_digested(self.files, job.source, job.photo.sha256, self.limits)
            cleaned = clean_metadata(
                data,
                policy=job.options.policy,
                keep=job.options.keep,
                remove=job.options.remove,
                web_formats=job.options.formats != "same",
                rights=job.rights,
                alt=job.alt,
                fill=job.fill,
            )
        except PhotoError as failed:
            return problem(job.source.key, "clean", failed)
        except MemoryError:
            return too_large_for_memory("clean", job.source.key)
        rendition = Rendition(
            path=f"{job.name}{format_of(cleaned.media_type).suffixes[0]}",
            media_type=cleaned.media_type,
            width=job.photo.width,
            height=job.photo.height,
            bytes=len(cleaned.data),
            sha256=hashlib.sha256(cleaned.data).hexdigest(),
            purpose="download",
        )
        self.pool.write(rendition.path, cleaned.data)
        record = CleaningRecord(status=cleaned.status, removed=cleaned.removed, kept=cleaned.kept)
        return Original(rendition=rendition, record=record)

    def lost(self, job: CleanJob, /) -> Problem:
        """The worker was killed."""
        return killed("clean", job.source.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaning:
    """Cleaned copies by the photo's key, and what could not be cleaned."""

    originals: Mapping[str, Original]
    problems: tuple[Problem, ...]
    fresh: frozenset[str]


def clean_published(
    photos: Sequence[Photo],
    inputs: Inputs,
    run: Run,
    space: Workspace,
    settings: Settings,
    alts: Mapping[str, Alt],
    fills: Mapping[str, Metadata],
) -> Cleaning:
    """Clean every published photo whose copy is not in the pool yet.

    Args:
        photos: Those that are published.
        inputs: Where they are.
        run: Executor and progress.
        space: Pool and index.
        settings: Policy, and the event's rights, which fill what a file lacks.
        alts: By the photo's key; approved texts are written into the copy where the settings say so.
        fills: By the photo's key: what its dropped copies say and the photo does not.
    """
    if not settings.metadata.originals:
        return Cleaning(originals={}, problems=(), fresh=frozenset())
    options, rights = settings.metadata, settings.rights
    sources = {source.key: source for source in inputs.sources}
    jobs, originals, problems = [], {}, []
    asked, nothing = stable(options.subjects, options.formats != "same", rights), stable(_NOTHING)
    for photo in photos:
        alt = _approved(alts[photo.key]) if settings.metadata.write_alt else {}
        ordered = tuple(alt.items())  # the first is what programs show that know none of the languages
        fill = fills.get(photo.key, _NOTHING)
        own = stable(ordered), nothing if fill is _NOTHING else stable(fill)
        name = key_of("clean", CLEAN_VERSION, photo.sha256, asked, *own)
        known = recall(space.store, space.pool, name)
        if known and known.cleaning:
            originals[photo.key] = Original(rendition=known.rendition, record=known.cleaning)
        else:
            jobs.append(
                CleanJob(
                    source=sources[photo.key],
                    photo=photo,
                    name=name,
                    options=options,
                    rights=rights,
                    alt=alt,
                    fill=fill,
                )
            )
    visit = CleanVisit(files=inputs.files, pool=space.pool, limits=run.limits)
    for job, result in zip(jobs, run.each("clean", visit, jobs, (job.source.key for job in jobs)), strict=True):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            originals[job.photo.key] = result
            keep(space.store, space.pool, job.name, result.rendition, result.record)
    fresh = frozenset(job.photo.sha256 for job in jobs if job.photo.key in originals)
    return Cleaning(originals=originals, problems=tuple(problems), fresh=fresh)


def _approved(alt: Alt) -> Mapping[str, str]:
    return {language: text.value for language, text in alt.text.items() if text.status == "approved"}
