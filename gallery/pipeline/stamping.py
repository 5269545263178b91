"""The credits of every published photo in its renditions, put there without decoding anything."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gallery.config.schema import Settings
from gallery.errors import PhotoError
from gallery.manifest.build import merged_rights
from gallery.metadata.credits import Credits, credit_blocks
from gallery.metadata.stamp import stamp
from gallery.model import Alt, Metadata, Photo, Problem, Rendition, Rights
from gallery.pipeline.memory import too_large_for_memory
from gallery.pipeline.outcome import killed, problem
from gallery.pipeline.pool import carrying, keep
from gallery.pipeline.run import Run
from gallery.pipeline.workspace import Workspace
from gallery.ports import Files

_NOTHING = Credits()


@dataclass(frozen=True, slots=True, kw_only=True)
class StampJob:
    """The renditions of one photo that carry other credits than they should, or none.

    Attributes:
        key: Of the photo.
        renditions: As they are in the pool.
    """

    key: str
    renditions: tuple[Rendition, ...]
    credits: Credits


@dataclass(frozen=True, slots=True, kw_only=True)
class StampVisit:
    """Stamp the renditions of one photo; frozen, for every executor."""

    pool: Files

    def __call__(self, job: StampJob, /) -> tuple[Rendition, ...] | Problem:
        """The renditions under their new names in the pool, where the old ones stay until the gallery is published."""
        try:
            return tuple(self._stamped(one, job.credits) for one in job.renditions)
        except PhotoError as failed:
            return problem(job.key, "stamp", failed)
        except MemoryError:
            return too_large_for_memory("stamp", job.key)

    def lost(self, job: StampJob, /) -> Problem:
        """The worker was killed."""
        return killed("stamp", job.key)

    def _stamped(self, rendition: Rendition, credits: Credits) -> Rendition:
        new, data = stamped(rendition, self.pool.read(rendition.path), credits)
        new = replace(new, path=carrying(rendition.path, credits))
        self.pool.write(new.path, data)
        return new


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamping:
    """Renditions with their credits, by the photo's key.

    Attributes:
        files: Key -> renditions whose path is their name in the pool.
        credits: Key -> what they carry.
        problems: Photos whose renditions could not be stamped.
    """

    files: Mapping[str, tuple[Rendition, ...]] = field(default_factory=dict)
    credits: Mapping[str, Credits] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def stamp_renditions(
    photos: Sequence[Photo],
    files: Mapping[str, tuple[Rendition, ...]],
    alts: Mapping[str, Alt],
    run: Run,
    space: Workspace,
    settings: Settings,
) -> Stamping:
    """Stamp every rendition whose file in the pool does not carry what it should; one job a photo.

    Args:
        photos: Those that are published.
        files: By the photo's key; what could not be rendered is not among them.
        alts: By the photo's key.
        run: Executor and progress.
        space: Pool and index.
        settings: The event's rights, and what files may say.
    """
    credits = {photo.key: credits_of(photo.metadata, settings, alts[photo.key]) for photo in photos}
    wanting = {key: tuple(one for one in made if not _carries(one, credits[key])) for key, made in files.items()}
    jobs = [StampJob(key=key, renditions=some, credits=credits[key]) for key, some in wanting.items() if some]
    done: dict[str, Rendition] = {}
    problems = []
    for job, result in zip(
        jobs, run.each("stamp", StampVisit(pool=space.pool), jobs, (job.key for job in jobs)), strict=True
    ):
        if isinstance(result, Problem):
            problems.append(result)
            continue
        for before, after in zip(job.renditions, result, strict=True):
            keep(space.store, space.pool, carrying(after.path, _NOTHING), after)
            done[before.path] = after
    return Stamping(
        files={key: tuple(done.get(one.path, one) for one in made) for key, made in files.items()},
        credits=credits,
        problems=tuple(problems),
    )


def credits_of(own: Metadata, settings: Settings, alt: Alt | None = None) -> Credits:
    """What the renditions of a photo say of it: whose it is and what it shows, as far as the settings let them.

    Args:
        own: What the photo says of itself; its rights win over the event's.
        settings: The event's rights, and what files may say.
        alt: Of the photo; only approved texts are written.
    """
    options = settings.metadata
    rights = merged_rights(own, settings.rights) if "rights" in options.subjects else Rights()
    texts = alt.text if alt and options.write_alt and "alt" in options.subjects else {}
    approved = {language: text.value for language, text in texts.items() if text.status == "approved"}
    return credit_blocks(rights, alt=approved)


def stamped(rendition: Rendition, encoded: bytes, credits: Credits) -> tuple[Rendition, bytes]:
    """A rendition and its bytes with these credits in them.

    Raises:
        CleaningFailed: See ``stamp``.
    """
    data = stamp(encoded, credits)
    return replace(rendition, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()), data


def _carries(rendition: Rendition, credits: Credits) -> bool:
    return rendition.path == carrying(rendition.path, credits)
