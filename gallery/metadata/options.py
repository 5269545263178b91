"""Settings of metadata cleaning (``[metadata]``)."""

from dataclasses import dataclass
from typing import Literal

PolicyName = Literal["web", "archive", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataOptions:
    """What published files may carry.

    Attributes:
        policy: ``web`` (rights, caption and alt stay), ``archive`` (also capture date, camera, keywords and
            city) or ``bare`` (colour profile and orientation only).
        write_alt: Write approved alt text into the published originals (IPTC AltTextAccessibility).
        originals: Publish cleaned full-size copies under ``public/originals/``.
    """

    policy: PolicyName = "web"
    write_alt: bool = True
    originals: bool = True
