"""Settings of metadata cleaning (``[metadata]``)."""

from dataclasses import dataclass
from typing import Literal

from gallery.model import PolicyName, Subject, subjects_of

Formats = Literal["auto", "web", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataOptions:
    """What published files may carry.

    Attributes:
        policy: ``web`` (rights, caption and alt stay), ``archive`` (also capture date, camera, keywords and
            city) or ``bare`` (colour profile and orientation only).
        keep: Subjects that stay in the files beside those of the policy, such as ``["capture-date", "camera"]``.
        remove: Subjects that go although the policy keeps them; wins over ``keep``, wherever either was set. The
            manifest says when photos were taken unless ``capture-date`` is named here or the policy is ``bare``.
        write_alt: Write approved alt text into the published originals and renditions (IPTC AltTextAccessibility).
        originals: Publish cleaned full-size copies under ``public/originals/``.
        formats: ``web`` converts HEIC and TIFF to what every browser shows; ``same`` converts only what cannot be
            proven clean as it is; ``auto`` is ``web`` for ``gallery build`` and ``same`` for ``gallery clean``.
    """

    policy: PolicyName = "web"
    keep: tuple[Subject, ...] = ()
    remove: tuple[Subject, ...] = ()
    write_alt: bool = True
    originals: bool = True
    formats: Formats = "auto"

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that stays beside colour profile and orientation."""
        return subjects_of(self.policy, self.keep, self.remove)
