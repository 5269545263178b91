"""The event the photos are of, and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Facts of the event.

    Attributes:
        name: Its official name, for the manifest.
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
    """Whose the photos are.

    Attributes:
        creator: Who took the photos (IPTC Creator).
        credit: How to name them under a photo (IPTC Credit Line).
        copyright: IPTC Copyright Notice.
        license_url: Address of the licence (IPTC Web Statement of Rights).
        acquire_url: Where to get a licence (PLUS Licensor URL).
    """

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    license_url: str = ""
    acquire_url: str = ""
