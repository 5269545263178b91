"""What a plugin has to be: one Protocol for each extension point."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from gallery.model import AltText, Focal, Manifest, Photo, Progress, Severity, Source

V = TypeVar("V", contravariant=True)
R = TypeVar("R", covariant=True)
A = TypeVar("A")
B = TypeVar("B")

OnEvent = Callable[[Progress], None]
"""Told about every step; called in the thread that called the library."""


class Files(Protocol):
    """A place where files are kept, under relative keys with ``/``.

    Every method raises StorageError where the place fails. Implementations can be pickled.
    """

    def find(self, under: str = "") -> Iterator[Source]:
        """Every visible file below a folder, sorted by key; hidden files and links that lead outside are left out."""
        ...

    def stat(self, key: str) -> Source | None:
        """Size and time of a file, or None where there is none."""
        ...

    def read(self, key: str) -> bytes:
        """The whole file."""
        ...

    def write(self, key: str, data: bytes) -> None:
        """Write beside, flush, rename: readers see the old file or the new one."""
        ...

    def remove(self, key: str) -> None:
        """Remove a file; nothing happens where there is none."""
        ...


class Work(Protocol[V, R]):
    """A piece of work on one value; picklable."""

    def __call__(self, value: V, /) -> R:
        """Do it."""
        ...

    def lost(self, value: V, /) -> R:
        """What stands for the result where the process that did it was killed."""
        ...


class Executor(Protocol):
    """Runs work on many values, in order, with few of them in flight."""

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """Results in the order of the values."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFile:
    """A published file that an export takes along as it is.

    Attributes:
        path: Below ``public/``, as the manifest names it.
        sha256: As the manifest says; a file that is another one by now is not taken.
    """

    path: str
    sha256: str


class Exporter(Protocol):
    """Turns a manifest into files for another system; pure."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes | PublicFile]] | Iterator[tuple[str, bytes]]:
        """File names relative to the export's folder, and their bytes, or the published file to copy."""
        ...


class Previews(Protocol):
    """Small pictures of photos that were read, by the hex SHA-256 of the source file."""

    def __call__(self, sha256: str) -> bytes:
        """A JPEG, upright, sRGB, longer side at most 512 px."""
        ...


class FocalDetector(Protocol):
    """Finds the point of a picture that crops keep in view.

    Made without arguments, once for each thread that asks; equal pictures get equal points.
    """

    def find(self, preview: bytes) -> Focal | None:
        """The point, or None to let the next detector look.

        Args:
            preview: A JPEG, upright, sRGB, without metadata, longer side at most 512 px.
        """
        ...


class TextReader(Protocol):
    """Reads the words in a picture.

    Made without arguments, once for each thread that asks; equal pictures get equal words.
    """

    def read(self, preview: bytes) -> Iterable[str]:
        """Lines of text that are sure, from the top; none where there are none.

        Args:
            preview: A JPEG, upright, sRGB, without metadata, longer side at most 512 px.
        """
        ...


class AltTextSource(Protocol):
    """Offers alt text for photos; None where it has none for that language."""

    def describe(self, photo: Photo, language: str) -> AltText | None:
        """The text this source has."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetImage:
    """One image as the audit sees it.

    Attributes:
        alt: None where it is missing; empty where the picture is marked decorative.
        picture: Perceptual hash as hex digits, to compare pictures; empty where unknown.
        status: ``draft``, ``approved`` or ``stale``; empty where unknown.
        source: Who wrote the text: ``human``, ``model`` and so on; empty where unknown.
        words: Read in the picture by a text recogniser; None where nobody looked.
        suppressed: Rule id -> why its finding is accepted for this image.
    """

    id: str
    alt: str | None
    decorative: bool = False
    caption: str = ""
    file_name: str = ""
    picture: str = ""
    status: str = ""
    source: str = ""
    words: tuple[str, ...] | None = None
    suppressed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The alt texts of one gallery in one language.

    Attributes:
        language: Bare BCP 47 tag.
        headline: Of the article the gallery belongs to.
        people: Names that may be used.
        others: The same images' texts in other languages: language -> image id -> alt.
    """

    language: str
    images: Sequence[SheetImage]
    headline: str = ""
    people: tuple[str, ...] = ()
    others: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)


class RuleCheck(Protocol):
    """Looks at a sheet and names the images it flags."""

    def __call__(self, sheet: Sheet, /) -> Iterator[tuple[str, str]]:
        """Pairs of image id and message."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the alt-text audit.

    Attributes:
        id: Kebab-case, named for what it flags.
        severity: Unless settings grade it otherwise.
        standard: Where it comes from: ``WCAG 1.1.1``, ``F30``.
        help: One sentence: why it matters and what to do.
        help_pl: The same in Polish; empty where it is not known.
        bad: An example that is flagged.
        good: The same picture, put right.
    """

    id: str
    severity: Severity
    standard: str
    help: str
    bad: str
    good: str
    check: RuleCheck
    help_pl: str = ""


__all__ = [
    "AltTextSource",
    "Executor",
    "Exporter",
    "Files",
    "FocalDetector",
    "OnEvent",
    "Previews",
    "PublicFile",
    "Rule",
    "RuleCheck",
    "Sheet",
    "SheetImage",
    "TextReader",
    "Work",
]
