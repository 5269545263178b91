"""The event the photos are of, and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Facts of the event.

    Attributes:
        start: ISO 8601 date.
        end: ISO 8601 date.
        place: By language.
        people: Names that may be used in alt text.
    """

    name: str = ""
    start: str = ""
    end: str = ""
    place: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """Whose the photos are (IPTC Creator, Credit Line, Copyright Notice, Web Statement of Rights, Licensor URL)."""

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    license_url: str = ""
    acquire_url: str = ""
