"""Settings of metadata cleaning (``[metadata]``)."""

from dataclasses import dataclass

from gallery.model import PolicyName, Subject, subjects_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataOptions:
    """What published files may carry.

    Attributes:
        policy: ``web`` (rights, caption and alt stay), ``archive`` (also capture date, camera, keywords and
            city) or ``bare`` (colour profile and orientation only).
        keep: Subjects that stay beside those of the policy, such as ``["capture-date", "camera"]``.
        remove: Subjects that go although the policy keeps them.
        write_alt: Write approved alt text into the published originals (IPTC AltTextAccessibility).
        originals: Publish cleaned full-size copies under ``public/originals/``.
    """

    policy: PolicyName = "web"
    keep: tuple[Subject, ...] = ()
    remove: tuple[Subject, ...] = ()
    write_alt: bool = True
    originals: bool = True

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that stays beside colour profile and orientation."""
        return subjects_of(self.policy, self.keep, self.remove)
