"""What a run did, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gallery.errors import GalleryError, WorkerLost
from gallery.model import Alt, Choice, Drift, Finding, GroupKind, Manifest, Problem, Severity

_STATES: Final = ("missing", "draft", "approved", "stale", "decorative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """One file that is not in the gallery and no problem.

    Attributes:
        source: Its key.
        reason: ``duplicate``, ``burst``, ``rejected``, or ``raw``: it lies beside the photo of the same press.
        of: Key of the photo that stands for it; empty where none does.
        why: In words.
    """

    source: str
    reason: str
    of: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that a person accepted for one photo.

    Attributes:
        reason: Why.
    """

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDone:
    """How many photos needed work; a photo counts once in each, however often it was touched.

    Attributes:
        decoded: Pixels were decoded.
        rendered: At least one rendition was encoded.
        cleaned: A full-size copy was cleaned.
        reused: Nothing of the above: everything was there from an earlier run.
    """

    decoded: int = 0
    rendered: int = 0
    cleaned: int = 0
    reused: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The outcome of a build.

    Attributes:
        manifest: The gallery as published, without drafts.
        manifest_path: Key of ``gallery.json`` in the output folder.
        photos: How many files were looked at: ``published + excluded + problems``.
        published: Key of each published photo -> id of its item.
        notices: What was decided without being asked, for the person to know.
        choices: Every group of copies and every burst.
        alts: Key -> alt, drafts included, for every published photo.
        findings: Of the alt-text audit.
        accepted: Findings that people accepted.
        words: Id -> lines that were read in the picture.
        not_run: Id of a rule -> why it did not run.
    """

    manifest: Manifest
    manifest_path: str
    photos: int
    published: Mapping[str, str]
    excluded: tuple[Excluded, ...]
    problems: tuple[Problem, ...]
    work: WorkDone
    notices: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    alts: Mapping[str, Alt] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)

    @property
    def alt_counts(self) -> dict[str, dict[str, int]]:
        """Language -> how many published photos are missing, draft, approved, stale or decorative."""
        counts = {}
        for language in self.manifest.languages:
            states = [_state(alt, language) for alt in self.alts.values()]
            counts[language] = {name: states.count(name) for name in _STATES}
        return counts

    @property
    def gate_closed(self) -> bool:
        """Whether the gallery asks for alt texts (``alt.require``) that are not there or not sound."""
        required = self.manifest.alt_require
        if required == "none":
            return False
        wanting = ("missing", "stale") if required == "draft" else ("missing", "stale", "draft")
        counts = self.alt_counts.values()
        unsound = any(finding.severity == Severity.ERROR for finding in self.findings)
        return unsound or any(count[state] for count in counts for state in wanting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A photo that an earlier set has already.

    Attributes:
        path: Its key.
        file: Name of the file of fingerprints.
        of: Name of the photo in that set.
        kind: ``exact`` or ``copy``.
        reason: The evidence in words.
    """

    path: str
    file: str
    of: str
    kind: GroupKind
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateReport:
    """Copies and bursts among photos.

    Attributes:
        photos: How many files were looked at, problems included.
        groups: One choice for each group: exact and copy groups first, then bursts.
        known: Photos that the sets they were held against have already, sorted by path.
        drifts: Cameras whose clocks disagree, as far as the photos show it.
        clocks: Offsets that were applied.
        moved: What was put into quarantine: old key -> new path.
        decoded: How many photos were decoded; the others were known from an earlier run.
        bytes_saved: Bytes of the copies that are not kept.
    """

    photos: int
    groups: tuple[Choice, ...]
    problems: tuple[Problem, ...]
    known: tuple[Known, ...] = ()
    drifts: tuple[Drift, ...] = ()
    clocks: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    decoded: int = 0
    bytes_saved: int = 0


def problem(path: str, stage: str, error: GalleryError) -> Problem:
    """An error about one file as a value."""
    message = f"{error.message}. {error.hint}" if error.hint else error.message
    return Problem(path=path, stage=stage, code=error.code, message=message)


def killed(stage: str, key: str) -> Problem:
    """The problem of a photo whose worker was killed."""
    lost = WorkerLost(
        "the process that worked on this photo was killed, perhaps for lack of memory",
        hint="Leave the photo out or save it smaller.",
    )
    return problem(key, stage, lost)


def _state(alt: Alt, language: str) -> str:
    if alt.role == "decorative":
        return "decorative"
    return alt.text[language].status if language in alt.text else "missing"
