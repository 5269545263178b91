"""What an audit of files answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from gallery.model import Finding, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an image stands.

    Attributes:
        file: As it was named, or below the folder that was named.
        line: From 1.
        column: From 1, in characters.
    """

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A finding and where to mend it.

    Attributes:
        place: Of the image.
        picture: Name of the picture's file on a page, to find it by; empty where it has none.
        also: Where the same picture has the same text and the same fault, on other pages.
        reason: For which a person accepted it; empty where nobody did.
    """

    finding: Finding
    place: Place
    picture: str = ""
    also: tuple[Place, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedImage:
    """One image of a file.

    Attributes:
        id: As in the findings.
        alts: Language -> text, None where it is missing.
        caption: As it is read beside the image; of the main language.
        addresses: Where the picture may be found, likeliest first, as the file writes them.
    """

    id: str
    place: Place
    alts: Mapping[str, str | None]
    decorative: bool = False
    caption: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedFile:
    """One file that was looked at.

    Attributes:
        file: As it was named, or below the folder that was named.
        path: Of the file.
        root: Folder that its pictures have to lie in.
        kind: A page, an alt sheet, or a gallery's manifest.
        title: What it is about; of a page without any headline its name.
        headlines: Language -> headline that alts were compared with; empty where there is none.
    """

    file: str
    path: Path
    root: Path
    kind: Literal["page", "sheet", "gallery"]
    title: str
    headlines: Mapping[str, str]
    images: tuple[AuditedImage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport:
    """What was found, and how much was looked at.

    Attributes:
        images: How many images; a picture that many pages show counts on each.
        flagged: Findings with their places, by file, then in the order of the images.
        accepted: What people accepted with a reason, in the same order; not among ``flagged``.
        files: Every file that was looked at.
        problems: Files that could not be.
    """

    images: int
    flagged: tuple[Flagged, ...]
    files: tuple[AuditedFile, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    accepted: tuple[Flagged, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings alone."""
        return tuple(one.finding for one in self.flagged)
