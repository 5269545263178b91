"""What a photo file says about itself, merged from EXIF, IPTC-IIM and XMP."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """When the shutter was pressed, as the camera's clock said.

    Attributes:
        local: ISO 8601 local time without offset, sub-seconds where known: ``2026-05-14T10:22:31.12``.
        utc_offset: Minutes east of UTC (EXIF OffsetTimeOriginal), or None where the file does not say.
    """

    local: str
    utc_offset: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """Which camera body took the photo.

    Attributes:
        make: EXIF Make, trimmed.
        model: EXIF Model, trimmed.
        body: First 12 hex digits of the SHA-256 of the serial number, to tell two bodies of one model apart;
            empty where there is none. The serial number itself is never kept.
    """

    make: str = ""
    model: str = ""
    body: str = ""

    @property
    def label(self) -> str:
        """Make and model without saying the make twice: ``Canon EOS R6``."""
        if self.model.casefold().startswith(self.make.casefold()):
            return self.model
        return f"{self.make} {self.model}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One value of one field as one block of the file had it.

    Attributes:
        field: Name of the ``Metadata`` field.
        block: ``exif``, ``iptc``, ``xmp`` or ``png`` (its own texts).
        value: The text as read; of a capture time ISO 8601, of a camera its label, of a position and of a camera
            without a name only ``yes``. Serial numbers and coordinates are never here.
        language: BCP 47 tag, where the block names one.
    """

    field: str
    block: str
    value: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The embedded facts a gallery needs; private ones only as "it has one".

    Attributes:
        orientation: EXIF Orientation, 1-8.
        exposure: Exposure time, f-number, ISO and focal length as one text; part of the capture identity.
        captions: Caption by language; ``x-default`` where the file names none. Camera boilerplate is left out.
        alt: ``Iptc4xmpCore:AltTextAccessibility`` by language.
        license_url: ``xmpRights:WebStatement``.
        acquire_url: Licensor URL (PLUS).
        digital_source_type: IPTC DigitalSourceType URI, the mark of synthetic media.
        data_mining: PLUS DataMining URI.
        people: Names of people in the picture, those of marked faces last.
        faces: How many faces somebody has marked in the picture; where they are is not kept.
        has_gps: A position is in the file.
        private: What else is in the file that must not be published, in an editor's words, sorted.
        found: Every value of every field above but ``private`` with the block it came from, disagreements and
            boilerplate included.
        secrets: Digests of serial numbers, owners and other private values, to find those in public texts.
    """

    captured: Captured | None = None
    camera: Camera | None = None
    lens: str = ""
    exposure: str = ""
    orientation: int = 1
    title: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    creator: str = ""
    credit: str = ""
    copyright: str = ""
    license_url: str = ""
    licensor: str = ""
    acquire_url: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    people: tuple[str, ...] = ()
    faces: int = 0
    keywords: tuple[str, ...] = ()
    has_gps: bool = False
    private: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    secrets: tuple[str, ...] = ()

    @property
    def capture(self) -> "Metadata":
        """Camera, time and exposure alone: what tells one press of the shutter from another."""
        return Metadata(captured=self.captured, camera=self.camera, exposure=self.exposure)
