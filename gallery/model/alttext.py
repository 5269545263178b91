"""Alternative text: its states, sources and findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

AltRole = Literal["missing", "informative", "decorative"]
AltSource = Literal["human", "table", "sidecar", "embedded", "caption", "command", "model"]
AltStatus = Literal["draft", "approved", "stale"]


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A text as it was before somebody wrote another.

    Attributes:
        by: Who wrote it; empty where that is not known.
        at: When, with an offset; None where that is not known.
    """

    value: str
    source: AltSource
    status: AltStatus
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AltText:
    """One text in one language. Who wrote it, when and for which pixels is the editors' own business: what is published
    of it is a ``ManifestText``.

    Attributes:
        value: The text.
        source: Who wrote it: a person, an imported table, a sidecar, the file itself, its caption, a program, or a
            model.
        status: ``approved`` only by a person or an imported table; ``stale`` where it was, and the picture has changed
            since; everything else is a ``draft``.
        by: Who wrote it, or the name of the model or program; empty where that is not known.
        at: When it was written, with an offset; None where that is not known.
        pixels: Hash of the pixels it was written for (``Fingerprint.pixels``); empty where that is not known.
        history: What it took the place of, newest first.
    """

    value: str
    source: AltSource
    status: AltStatus
    by: str = ""
    at: datetime | None = None
    pixels: str = ""
    history: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alt:
    """What a photo says to someone who does not see it.

    Attributes:
        role: ``missing`` until someone wrote a text or said, with a reason, that the picture is decorative.
        text: By language; a language that is not there is missing.
        reason: Why the picture is decorative.
    """

    role: AltRole = "missing"
    text: Mapping[str, AltText] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the alt-text audit noticed on one image.

    Attributes:
        image: Id of the image in the sheet, manifest or page.
        language: BCP 47 tag, bare (``pl``).
        rule: Id of the rule, named for what it flags.
        alt: The text, or None where it is missing.
        message: What is wrong and what to do.
    """

    image: str
    language: str
    rule: str
    severity: Severity
    alt: str | None
    message: str
