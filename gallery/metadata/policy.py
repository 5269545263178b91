"""What published files may carry: the allow lists, as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from gallery.model import PolicyName, Subject, subjects_of

Form = Literal["text", "alternatives", "sequence", "bag", "structures"]
"""How a property is written in XMP (ISO 16684-1, 6.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One allow list; whatever is not on it counts as private.

    Attributes:
        subjects: What the list was made of.
        xmp: Properties that stay and their form, in the order they are written.
        exif: Tags that stay, as (directory, tag).
        members: Members of structures that stay.
    """

    subjects: frozenset[Subject]
    xmp: Mapping[str, Form]
    exif: frozenset[tuple[str, int]]
    members: frozenset[str]


NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "cc": "http://creativecommons.org/ns#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "crs": "http://ns.adobe.com/camera-raw-settings/1.0/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "GCamera": "http://ns.google.com/photos/1.0/camera/",
    "GDepth": "http://ns.google.com/photos/1.0/depthmap/",
    "GImage": "http://ns.google.com/photos/1.0/image/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
}
"""Prefix -> namespace of every schema that is kept, read or named in words."""

# IPTC Photo Metadata 2025.1; PLUS 1.2.1; Creative Commons REL. In the order they are written.
_XMP: Final[tuple[tuple[str, Form, Subject], ...]] = (
    ("dc:title", "alternatives", "captions"),
    ("dc:description", "alternatives", "captions"),
    ("dc:creator", "sequence", "rights"),
    ("dc:rights", "alternatives", "rights"),
    ("photoshop:Headline", "text", "captions"),
    ("photoshop:Credit", "text", "rights"),
    ("photoshop:Source", "text", "rights"),
    ("xmpRights:UsageTerms", "alternatives", "rights"),
    ("xmpRights:WebStatement", "text", "rights"),
    ("xmpRights:Marked", "text", "rights"),
    ("xmpRights:Owner", "bag", "rights"),
    ("Iptc4xmpCore:AltTextAccessibility", "alternatives", "alt"),
    ("Iptc4xmpCore:ExtDescrAccessibility", "alternatives", "alt"),
    ("Iptc4xmpExt:DigitalSourceType", "text", "origin"),
    ("plus:Licensor", "structures", "rights"),
    ("plus:CopyrightOwner", "structures", "rights"),
    ("plus:DataMining", "text", "origin"),
    ("cc:license", "text", "rights"),
    ("cc:attributionName", "text", "rights"),
    ("cc:attributionURL", "text", "rights"),
    ("cc:morePermissions", "text", "rights"),
    ("cc:useGuidelines", "text", "rights"),
    ("dc:subject", "bag", "keywords"),
    ("photoshop:DateCreated", "text", "capture-date"),
    ("photoshop:City", "text", "place"),
    ("photoshop:State", "text", "place"),
    ("photoshop:Country", "text", "place"),
    ("Iptc4xmpCore:CountryCode", "text", "place"),
)
XMP_SUBJECTS: Final[Mapping[str, Subject]] = {name: subject for name, _, subject in _XMP}
_MEMBERS: Final = frozenset({"plus:LicensorName", "plus:LicensorURL", "plus:CopyrightOwnerName"})

ORIENTATION: Final = ("0", 0x0112)
DESCRIPTION: Final = ("0", 0x010E)
ARTIST: Final = ("0", 0x013B)
COPYRIGHT: Final = ("0", 0x8298)
MAKE: Final = ("0", 0x010F)
MODEL: Final = ("0", 0x0110)
TAKEN: Final = ("exif", 0x9003)
TAKEN_FRACTION: Final = ("exif", 0x9291)
TAKEN_OFFSET: Final = ("exif", 0x9011)
LENS: Final = ("exif", 0xA434)
COLOUR_SPACE: Final = ("exif", 0xA001)
INTEROP_INDEX: Final = ("interop", 0x0001)

_EXIF_ALWAYS: Final = frozenset({ORIENTATION, COLOUR_SPACE, INTEROP_INDEX})
EXIF_SUBJECTS: Final[Mapping[tuple[str, int], Subject]] = {
    DESCRIPTION: "captions",
    ARTIST: "rights",
    COPYRIGHT: "rights",
    MAKE: "camera",
    MODEL: "camera",
    LENS: "camera",
    TAKEN: "capture-date",
    TAKEN_FRACTION: "capture-date",
    TAKEN_OFFSET: "capture-date",
}

EXIF_STRUCTURE: Final = frozenset(
    {
        ("0", 0x011A),  # XResolution
        ("0", 0x011B),  # YResolution
        ("0", 0x0128),  # ResolutionUnit
        ("0", 0x0213),  # YCbCrPositioning
        ("0", 0x8769),  # where the Exif directory begins
        ("exif", 0x9000),  # ExifVersion
        ("exif", 0x9101),  # ComponentsConfiguration
        ("exif", 0xA000),  # FlashpixVersion
        ("exif", 0xA002),  # PixelXDimension
        ("exif", 0xA003),  # PixelYDimension
        ("exif", 0xA005),  # where the interoperability directory begins
        ("interop", 0x0002),  # InteroperabilityVersion
    }
)
"""Tags that describe the block or the pixel grid: dropped when cleaning, never named as private."""

IPTC_PROPERTIES: Final = {
    5: "dc:title",
    25: "dc:subject",
    80: "dc:creator",
    90: "photoshop:City",
    95: "photoshop:State",
    100: "Iptc4xmpCore:CountryCode",
    101: "photoshop:Country",
    105: "photoshop:Headline",
    110: "photoshop:Credit",
    115: "photoshop:Source",
    116: "dc:rights",
    120: "dc:description",
}
"""IIM data set of record 2 -> the XMP property of the same meaning (IPTC Photo Metadata, mapping table)."""

TEXT_PROPERTIES: Final = {
    "author": "dc:creator",
    "copyright": "dc:rights",
    "description": "dc:description",
    "title": "dc:title",
}
"""PNG keyword, lower-case -> property (PNG 11.3.3.1)."""


def policy_of(subjects: Iterable[Subject]) -> Policy:
    """The allow list that lets these subjects stay; colour profile and orientation stay always."""
    chosen = frozenset(subjects)
    return Policy(
        subjects=chosen,
        xmp={name: form for name, form, subject in _XMP if subject in chosen},
        exif=_EXIF_ALWAYS | {key for key, subject in EXIF_SUBJECTS.items() if subject in chosen},
        members=_MEMBERS if "rights" in chosen else frozenset(),
    )


POLICIES: Final[Mapping[PolicyName, Policy]] = {
    "web": policy_of(subjects_of("web")),
    "archive": policy_of(subjects_of("archive")),
    "bare": policy_of(subjects_of("bare")),
}
"""The named ones, without switches."""
