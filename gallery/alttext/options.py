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
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        consent: Hosts that ``gallery alt suggest`` may send pictures to, such as ``https://models.example.org``; this
            computer needs none.
        command: Program and arguments that ``gallery alt suggest`` starts for each picture, without a shell. A JPEG is
            its standard input, or ``{picture}`` is replaced by the path of one; ``{language}`` by the language.
    """

    require: Literal["none", "draft", "approved"] = "none"
    sources: tuple[str, ...] = ("edits", "table", "sidecar", "embedded", "model", "command")
    rules: Mapping[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
    consent: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
