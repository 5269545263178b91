"""What is private or kept, in the words of an editor."""

from typing import Final

GPS: Final = "GPS position"
PREVIEW: Final = "uncropped preview picture"
SERIAL: Final = "camera serial number"
LENS_SERIAL: Final = "lens serial number"
OWNER: Final = "name of the camera's owner"
MAKER_NOTES: Final = "notes of the camera maker"
COMMENT: Final = "comment"
COMPUTER: Final = "name of the computer"
SOFTWARE: Final = "name of the editing program"
UNIQUE: Final = "number that identifies the picture"
DATES: Final = "dates"
CAMERA: Final = "camera model"
LENS: Final = "lens model"
SETTINGS: Final = "camera settings"
KEYWORDS: Final = "keywords"
PLACE: Final = "place name"
PEOPLE: Final = "names of people in the picture"
FACES: Final = "marked faces"
HISTORY: Final = "editing history"
CONTACT: Final = "contact details"
WRITER: Final = "name of the caption writer"
EDITORIAL: Final = "editorial notes"
RAW_SETTINGS: Final = "raw development settings"
PHONE: Final = "data of a phone camera"
APPLICATION: Final = "data of an application"
CREDENTIALS: Final = "Content Credentials"
SECOND_PICTURE: Final = "further pictures in the file"
FILM: Final = "film or sound"
TRAILER: Final = "data after the end of the picture"
HIDDEN: Final = "hidden bytes"
CAPTIONS: Final = "captions"
RIGHTS: Final = "copyright and credits"
ALT: Final = "alt text"
ORIGIN: Final = "mark of the picture's origin"
FOREIGN_XMP: Final = "XMP as another program writes it"
PAGES: Final = "further pages"
DAMAGED: Final = "damaged parts that cannot be checked"
UNKNOWN_FORMAT: Final = "a format that cannot be checked"

KEPT_PROFILE: Final = "colour profile"
KEPT_ORIENTATION: Final = "orientation"

EXIF: Final[dict[tuple[str, int], str]] = {
    ("0", 0x010D): EDITORIAL,
    ("0", 0x010F): CAMERA,
    ("0", 0x0110): CAMERA,
    ("0", 0x0131): SOFTWARE,
    ("0", 0x0132): DATES,
    ("0", 0x013C): COMPUTER,
    ("0", 0x8825): GPS,
    ("0", 0x9C9B): EDITORIAL,
    ("0", 0x9C9C): COMMENT,
    ("0", 0x9C9D): OWNER,
    ("0", 0x9C9E): KEYWORDS,
    ("0", 0x9C9F): EDITORIAL,
    ("0", 0xC62F): SERIAL,
    ("0", 0xCD41): CREDENTIALS,
    ("0", 0x010E): CAPTIONS,
    ("0", 0x013B): RIGHTS,
    ("0", 0x8298): RIGHTS,
    ("exif", 0x9003): DATES,
    ("exif", 0x9004): DATES,
    ("exif", 0x9010): DATES,
    ("exif", 0x9011): DATES,
    ("exif", 0x9012): DATES,
    ("exif", 0x9290): DATES,
    ("exif", 0x9291): DATES,
    ("exif", 0x9292): DATES,
    ("exif", 0x927C): MAKER_NOTES,
    ("exif", 0x9286): COMMENT,
    ("exif", 0xA420): UNIQUE,
    ("exif", 0xA436): CAPTIONS,
    ("exif", 0xA437): RIGHTS,
    ("exif", 0xA430): OWNER,
    ("exif", 0xA431): SERIAL,
    ("exif", 0xA432): LENS,
    ("exif", 0xA433): LENS,
    ("exif", 0xA434): LENS,
    ("exif", 0xA435): LENS_SERIAL,
}
"""EXIF tag -> word; any other tag has the word of its directory."""

EXIF_DIRECTORY: Final = {"gps": GPS, "exif": SETTINGS, "1": PREVIEW, "sub": SECOND_PICTURE}

IPTC: Final = {
    5: CAPTIONS,
    25: KEYWORDS,
    30: DATES,
    35: DATES,
    37: DATES,
    38: DATES,
    47: DATES,
    50: DATES,
    55: DATES,
    60: DATES,
    62: DATES,
    63: DATES,
    65: SOFTWARE,
    70: SOFTWARE,
    80: RIGHTS,
    90: PLACE,
    92: PLACE,
    95: PLACE,
    100: PLACE,
    101: PLACE,
    105: CAPTIONS,
    110: RIGHTS,
    115: RIGHTS,
    116: RIGHTS,
    118: CONTACT,
    120: CAPTIONS,
    122: WRITER,
    188: OWNER,
    202: PREVIEW,
    231: HISTORY,
}
"""IIM data set of record 2 -> word; any other is an editorial note."""

# The longest matching beginning of a property's name decides.
XMP: Final = {
    "exif:GPS": GPS,
    "exif:": SETTINGS,
    "exif:Date": DATES,
    "exif:UserComment": COMMENT,
    "exif:ImageUniqueID": UNIQUE,
    "exifEX:": SETTINGS,
    "exifEX:BodySerialNumber": SERIAL,
    "exifEX:LensSerialNumber": LENS_SERIAL,
    "exifEX:LensM": LENS,
    "exifEX:CameraOwnerName": OWNER,
    "aux:": SETTINGS,
    "aux:Lens": LENS,
    "aux:LensSerialNumber": LENS_SERIAL,
    "aux:SerialNumber": SERIAL,
    "aux:OwnerName": OWNER,
    "tiff:": SETTINGS,
    "tiff:Make": CAMERA,
    "tiff:Model": CAMERA,
    "tiff:Software": SOFTWARE,
    "tiff:Artist": RIGHTS,
    "tiff:Copyright": RIGHTS,
    "tiff:ImageDescription": CAPTIONS,
    "xmp:": EDITORIAL,
    "xmp:CreatorTool": SOFTWARE,
    "xmp:CreateDate": DATES,
    "xmp:ModifyDate": DATES,
    "xmp:MetadataDate": DATES,
    "xmp:Thumbnails": PREVIEW,
    "xmpMM:": HISTORY,
    "xmpNote:": APPLICATION,
    "crs:": RAW_SETTINGS,
    "lr:": KEYWORDS,
    "mwg-rs:": FACES,
    "MP:": FACES,
    "GCamera:": PHONE,
    "GDepth:": PHONE,
    "GImage:": PHONE,
    "dc:": EDITORIAL,
    "dc:title": CAPTIONS,
    "dc:description": CAPTIONS,
    "dc:creator": RIGHTS,
    "dc:rights": RIGHTS,
    "dc:subject": KEYWORDS,
    "xmpRights:": RIGHTS,
    "cc:": RIGHTS,
    "plus:": EDITORIAL,
    "plus:CopyrightOwner": RIGHTS,
    "plus:DataMining": ORIGIN,
    "plus:ImageCreator": RIGHTS,
    "plus:Licensor": RIGHTS,
    "photoshop:": EDITORIAL,
    "photoshop:Credit": RIGHTS,
    "photoshop:Source": RIGHTS,
    "photoshop:Headline": CAPTIONS,
    "photoshop:CaptionWriter": WRITER,
    "photoshop:DateCreated": DATES,
    "photoshop:DocumentAncestors": HISTORY,
    "photoshop:History": HISTORY,
    "photoshop:City": PLACE,
    "photoshop:State": PLACE,
    "photoshop:Country": PLACE,
    "Iptc4xmpCore:": EDITORIAL,
    "Iptc4xmpCore:CreatorContactInfo": CONTACT,
    "Iptc4xmpCore:Location": PLACE,
    "Iptc4xmpCore:CountryCode": PLACE,
    "Iptc4xmpCore:AltText": ALT,
    "Iptc4xmpCore:ExtDescr": ALT,
    "Iptc4xmpExt:": EDITORIAL,
    "Iptc4xmpExt:Location": PLACE,
    "Iptc4xmpExt:PersonInImage": PEOPLE,
    "Iptc4xmpExt:DigitalSourceType": ORIGIN,
}

MEMBER: Final = CONTACT
"""Members of a licensor that go: e-mail, telephone, address."""

KEPT: Final = {
    "dc:title": "title",
    "dc:description": "caption",
    "dc:creator": "creator",
    "dc:rights": "copyright",
    "dc:subject": KEYWORDS,
    "photoshop:Headline": "headline",
    "photoshop:Credit": "credit",
    "photoshop:Source": "source",
    "photoshop:City": PLACE,
    "photoshop:State": PLACE,
    "photoshop:Country": PLACE,
    "Iptc4xmpCore:CountryCode": PLACE,
    "photoshop:DateCreated": "capture date",
    "xmpRights:UsageTerms": "licence",
    "xmpRights:WebStatement": "licence",
    "xmpRights:Marked": "copyright",
    "xmpRights:Owner": "copyright",
    "Iptc4xmpCore:AltTextAccessibility": "alt text",
    "Iptc4xmpCore:ExtDescrAccessibility": "extended description",
    "Iptc4xmpExt:DigitalSourceType": ORIGIN,
    "plus:Licensor": "licensor",
    "plus:CopyrightOwner": "copyright",
    "plus:DataMining": "terms of data mining",
    "cc:license": "licence",
    "cc:attributionName": "credit",
    "cc:attributionURL": "credit",
    "cc:morePermissions": "licence",
    "cc:useGuidelines": "licence",
}
"""Property -> word in ``Cleaned.kept``."""


def xmp_word(name: str) -> str:
    """The word for a property that does not stay."""
    matches = [start for start in XMP if name.startswith(start)]
    return XMP[max(matches, key=len)] if matches else APPLICATION
