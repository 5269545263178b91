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
    """

    require: Literal["none", "draft", "approved"] = "none"
    sources: tuple[str, ...] = ("edits", "table", "sidecar", "embedded")
    rules: Mapping[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)
