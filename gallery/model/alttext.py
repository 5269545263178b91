"""Alternative text: its states, sources and findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

AltRole = Literal["missing", "informative", "decorative"]
AltSource = Literal["human", "table", "sidecar", "embedded", "command", "model"]
AltStatus = Literal["draft", "approved", "stale"]


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class AltText:
    """One text in one language.

    Attributes:
        value: The text.
        source: Who wrote it: a person, an imported table, a sidecar, the file itself, a program, or a model.
        status: ``approved`` only by a person or an imported table; everything else is a ``draft``.
    """

    value: str
    source: AltSource
    status: AltStatus


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

    def publishable(self, require: str) -> "Alt":
        """What of it may be published: approved texts, and drafts where the gallery asks for no more.

        Args:
            require: The publish gate: ``none``, ``draft`` or ``approved``.
        """
        if self.role == "decorative":
            return self
        allowed = ("approved", "draft") if require == "draft" else ("approved",)
        text = {language: one for language, one in self.text.items() if one.status in allowed}
        return Alt(role="informative" if text else "missing", text=text)


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
