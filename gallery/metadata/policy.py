"""What published files may carry: the allow lists, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from gallery.metadata.options import PolicyName

Form = Literal["text", "alternatives", "sequence", "bag", "structures"]
"""How a property is written in XMP (ISO 16684-1, 6.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One allow list; whatever is not on it counts as private.

    Attributes:
        xmp: Properties that stay and their form, in the order they are written.
        exif: Tags that stay, as (directory, tag).
        members: Members of structures that stay.
    """

    name: PolicyName
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

# IPTC Photo Metadata 2025.1: rights and accessibility; PLUS 1.2.1; Creative Commons REL.
_XMP_WEB: Final[dict[str, Form]] = {
    "dc:title": "alternatives",
    "dc:description": "alternatives",
    "dc:creator": "sequence",
    "dc:rights": "alternatives",
    "photoshop:Headline": "text",
    "photoshop:Credit": "text",
    "photoshop:Source": "text",
    "xmpRights:UsageTerms": "alternatives",
    "xmpRights:WebStatement": "text",
    "xmpRights:Marked": "text",
    "xmpRights:Owner": "bag",
    "Iptc4xmpCore:AltTextAccessibility": "alternatives",
    "Iptc4xmpCore:ExtDescrAccessibility": "alternatives",
    "Iptc4xmpExt:DigitalSourceType": "text",
    "plus:Licensor": "structures",
    "plus:CopyrightOwner": "structures",
    "plus:DataMining": "text",
    "cc:license": "text",
    "cc:attributionName": "text",
    "cc:attributionURL": "text",
    "cc:morePermissions": "text",
    "cc:useGuidelines": "text",
}
_XMP_ARCHIVE: Final[dict[str, Form]] = _XMP_WEB | {
    "dc:subject": "bag",
    "photoshop:DateCreated": "text",
    "photoshop:City": "text",
}
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

_EXIF_BARE: Final = frozenset({ORIENTATION, COLOUR_SPACE, INTEROP_INDEX})
_EXIF_WEB: Final = _EXIF_BARE | {DESCRIPTION, ARTIST, COPYRIGHT}
_EXIF_ARCHIVE: Final = _EXIF_WEB | {MAKE, MODEL, TAKEN, TAKEN_FRACTION, TAKEN_OFFSET, LENS}

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

POLICIES: Final[Mapping[PolicyName, Policy]] = {
    "web": Policy(name="web", xmp=_XMP_WEB, exif=_EXIF_WEB, members=_MEMBERS),
    "archive": Policy(name="archive", xmp=_XMP_ARCHIVE, exif=_EXIF_ARCHIVE, members=_MEMBERS),
    "bare": Policy(name="bare", xmp={}, exif=_EXIF_BARE, members=frozenset()),
}
