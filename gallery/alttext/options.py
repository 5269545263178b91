"""Settings of alternative text (``[alt]``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class AltOptions:
    """Where alt text comes from and what is asked of it.

    Attributes:
        require: The publish gate: ``none`` builds and lists what is missing, ``draft`` and ``approved`` make
            ``build`` and ``check`` fail until every text is there.
        sources: Asked in this order; the first that has a text for a language wins.
        embedded: What a text in the photo's file is worth: a ``draft``, or ``approved`` where whoever delivers the
            photos is trusted to write them.
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        ocr: Reads the words in the published photos, for the rules that ask for them: ``auto`` where the extra
            ``event-gallery[ocr]`` is installed, ``off``, or the name of a plugin.
        messages: Language of what the audit says: ``en`` or ``pl``.
        consent: Hosts that ``gallery alt suggest`` may send pictures to, such as ``https://models.example.org``; this
            computer needs none.
        command: Program and arguments that ``gallery alt suggest`` starts for each picture, without a shell. A JPEG is
            its standard input, or ``{picture}`` is replaced by the path of one; ``{language}`` by the language.
    """

    require: Literal["none", "draft", "approved"] = "none"
    sources: tuple[str, ...] = ("edits", "table", "sidecar", "embedded", "model", "command")
    embedded: Literal["draft", "approved"] = "draft"
    rules: Mapping[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
    ocr: str = "auto"
    messages: Literal["en", "pl"] = "en"
    consent: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
