"""One mark in one place of one file, for every place that the table of what stays and goes has."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.metadata import makers

MARK = b"MARKED-7F3A"
TEXT = MARK.decode()
HIDDEN = b"HIDDEN-91C2"
PATH = b"8BIM\x07\xd0\0\0" + struct.pack(">I", len(MARK)) + MARK + b"\0"
"""A Photoshop resource that holds a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A file with the mark in it.

    Attributes:
        container: As the table says it.
        place: As the table says it.
        mark: What to look for in the cleaned file.
    """

    container: str
    place: str
    data: bytes
    mark: bytes = MARK


EXIF_TAGS = {
    "copyright": ("0", 0x8298),
    "artist": ("0", 0x013B),
    "description": ("0", 0x010E),
    "camera make and model": ("0", 0x0110),
    "lens model": ("exif", 0xA434),
    "date taken": ("exif", 0x9003),
    "date of the file": ("0", 0x0132),
    "camera serial number": ("exif", 0xA431),
    "camera owner": ("exif", 0xA430),
    "computer": ("0", 0x013C),
    "software": ("0", 0x0131),
    "image id": ("exif", 0xA420),
    "user comment": ("exif", 0x9286),
    "maker notes": ("exif", 0x927C),
    "GPS": ("gps", 0x001C),
    "Windows comment": ("0", 0x9C9C),
    "preview": ("1", 0x0131),
}
XMP_PROPERTIES = {
    "title, headline": "<photoshop:Headline>{}</photoshop:Headline>",
    "caption": '<dc:description><rdf:Alt><rdf:li xml:lang="pl">{}</rdf:li></rdf:Alt></dc:description>',
    "creator": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "copyright": '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>',
    "credit, source": "<photoshop:Credit>{}</photoshop:Credit>",
    "usage terms, web statement": "<xmpRights:WebStatement>{}</xmpRights:WebStatement>",
    "licensor's name and address on the web": (
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorURL>{}</plus:LicensorURL></rdf:li>'
        "</rdf:Seq></plus:Licensor>"
    ),
    "licensor's e-mail, telephone, street": (
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorEmail>{}</plus:LicensorEmail></rdf:li>'
        "</rdf:Seq></plus:Licensor>"
    ),
    "alt text, extended description": (
        '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="en">{}</rdf:li></rdf:Alt>'
        "</Iptc4xmpCore:AltTextAccessibility>"
    ),
    "marks of origin and data mining": "<Iptc4xmpExt:DigitalSourceType>{}</Iptc4xmpExt:DigitalSourceType>",
    "keywords": "<dc:subject><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:subject>",
    "city, state, country": "<photoshop:City>{}</photoshop:City>",
    "date taken": "<photoshop:DateCreated>{}</photoshop:DateCreated>",
    "names of people": "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>",
    "GPS": "<exif:GPSLatitude>{}</exif:GPSLatitude>",
    "serial numbers": "<aux:SerialNumber>{}</aux:SerialNumber>",
    "editing history, document ids": "<xmpMM:DocumentID>{}</xmpMM:DocumentID>",
    "any other property": "<own:note>{}</own:note>",
}
IPTC_DATASETS = {
    "creator, credit, copyright": 116,
    "caption, title, headline": 120,
    "keywords": 25,
    "city, state, country": 90,
    "contact": 118,
    "writer of the caption": 122,
    "any other data set": 184,
}


def exif_with(directory: str, number: int) -> bytes:
    """An EXIF block with the mark in one tag."""
    kind = 7 if number in (0x927C, 0x9286, 0x001C) else 2
    value = b"2026:05:14 10:22:31" if number == 0x9003 else MARK
    tag = (number, kind, len(value) + 1, value + b"\0")
    if directory == "0":
        return b"II*\0\x08\0\0\0" + makers.ifd([tag], 8)
    if directory == "1":
        return b"II*\0\x08\0\0\0" + makers.ifd([], 8, following=14) + makers.ifd([tag], 14)
    pointer = (0x8769 if directory == "exif" else 0x8825, 4, 1, struct.pack("<I", 8 + 18))
    return b"II*\0\x08\0\0\0" + makers.ifd([pointer], 8) + makers.ifd([tag], 26)


def extended(body: str) -> tuple[bytes, bytes]:
    """A standard packet that names a further one, and the segment with that."""
    guid, packet = "0123456789ABCDEF" * 2, makers.xmp(body)
    named = makers.xmp("", f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"')
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid.encode() + struct.pack(">II", len(packet), 0)
    return makers.xmp_segment(named), makers.segment(0xE1, head + packet)


def iptc_with(number: int) -> bytes:
    return b"\x1c\2" + bytes((number,)) + struct.pack(">H", len(MARK)) + MARK


def raw_profile(name: bytes, block: bytes) -> bytes:
    """A text chunk as ImageMagick packs a block."""
    packed = b"\n%s\n%8d\n" % (name, len(block)) + block.hex().encode() + b"\n"
    return makers.chunk(b"zTXt", b"Raw profile type " + name + b"\0\0" + zlib.compress(packed))


def boxed(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + name + content


def everything() -> Iterator[Planted]:
    yield from _blocks()
    yield from _jpeg()
    yield from _png()
    yield from _webp()
    yield from _gif()
    yield from _isobmff()
    yield from _tiff()


def _blocks() -> Iterator[Planted]:
    """EXIF, XMP and IPTC, which are judged alike in every container."""
    for place, (directory, number) in EXIF_TAGS.items():
        mark = b"2026:05:14 10:22:31" if number == 0x9003 else MARK
        data = makers.jpeg(makers.exif_segment(exif_with(directory, number)))
        yield Planted(container="EXIF", place=place, data=data, mark=mark)
    block = exif_with("0", 0x8298)
    yield Planted(
        container="EXIF",
        place="bytes between the values",
        data=makers.jpeg(makers.exif_segment(block + HIDDEN)),
        mark=HIDDEN,
    )
    for place, form in XMP_PROPERTIES.items():
        data = makers.jpeg(makers.xmp_segment(makers.xmp(form.format(TEXT))))
        yield Planted(container="XMP", place=place, data=data)
    for place, number in IPTC_DATASETS.items():
        segment = makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(iptc_with(number), private=False))
        yield Planted(container="IPTC-IIM", place=place, data=makers.jpeg(segment))


def _jpeg() -> Iterator[Planted]:
    segment, profile = makers.segment, makers.SRGB
    scans = makers.jpeg(progressive=True)
    cut = scans.index(b"\xff\xc4", scans.index(b"\xff\xda"))
    places = {
        "preview in APP0 (JFIF, JFXX)": makers.jpeg(segment(0xE0, b"JFXX\0\x10" + MARK)),
        "extended XMP: rights, captions, alt text": makers.jpeg(*extended(XMP_PROPERTIES["copyright"].format(TEXT))),
        "extended XMP: depth, the picture before retouching": makers.jpeg(
            *extended(f"<GImage:Data xmlns:GImage='http://ns.google.com/photos/1.0/image/'>{TEXT}</GImage:Data>")
        ),
        "APP2 MPF, FlashPix, gain map": makers.jpeg(segment(0xE2, b"MPF\0" + MARK)),
        "APP11 Content Credentials (C2PA)": makers.jpeg(segment(0xEB, b"JP\0\1\0\0\0\1" + MARK)),
        "APP13 Photoshop: preview, paths, plug-ins": makers.jpeg(segment(0xED, b"Photoshop 3.0\0" + PATH)),
        "any other APPn": makers.jpeg(segment(0xE5, MARK)),
        "comment (COM)": makers.jpeg(segment(0xFE, MARK)),
        "between the scans": scans[:cut] + segment(0xFE, MARK) + scans[cut:],
        "after the end: film, second picture, archive": makers.jpeg(trailer=MARK),
    }
    yield Planted(container="JPEG", place="colour profile", data=makers.jpeg(makers.icc_segment()), mark=profile)
    for place, data in places.items():
        yield Planted(container="JPEG", place=place, data=data)


def _png() -> Iterator[Planted]:
    chunk = makers.chunk
    inside = makers.png(icc_profile=makers.SRGB)
    at = inside.index(b"iCCP")
    profile = inside[at + 4 : at + 4 + int.from_bytes(inside[at - 4 : at], "big")].partition(b"\0")[2]
    places = {
        "Author, Copyright, Description, Title": makers.png(chunk(b"iTXt", b"Author\0\0\0\0\0" + MARK)),
        "any other text": makers.png(chunk(b"tEXt", b"Comment\0" + MARK)),
        "raw profile with EXIF, IPTC or XMP: rights": makers.png(
            raw_profile(b"iptc", makers.irb(iptc_with(116), private=False))
        ),
        "raw profile: anything else": makers.png(raw_profile(b"exif", b"Exif\0\0" + exif_with("exif", 0xA431))),
        "Content Credentials (caBX)": makers.png(chunk(b"caBX", MARK)),
        "private chunk": makers.png(chunk(b"prVt", MARK)),
        "after the end": makers.png(trailer=MARK),
    }
    yield Planted(container="PNG", place="colour profile", data=inside, mark=profile)
    gamma = chunk(b"gAMA", struct.pack(">I", 45455))
    yield Planted(container="PNG", place="colour chunks (gAMA, cHRM, sRGB, cICP)", data=makers.png(gamma), mark=gamma)
    date = chunk(b"tIME", b"\x07\xea\5\1\n\0\0")
    yield Planted(container="PNG", place="date (tIME)", data=makers.png(date), mark=date)
    for place, data in places.items():
        yield Planted(container="PNG", place=place, data=data)


def _webp() -> Iterator[Planted]:
    plain = makers.saved(makers.picture(), "WEBP", icc_profile=makers.SRGB)
    yield Planted(container="WebP", place="colour profile", data=plain, mark=makers.SRGB)
    yield Planted(container="WebP", place="unknown chunk, C2PA", data=makers.riff(plain, (b"priv", MARK)))
    yield Planted(container="WebP", place="after the end", data=makers.riff(plain, trailer=MARK))


def _gif() -> Iterator[Planted]:
    plain = makers.saved(makers.picture("P"), "GIF")
    blocks = {
        "comment": b"\x21\xfe\x0b" + MARK + b"\0",
        "plain text": b"\x21\x01\x0c" + bytes(12) + b"\x0b" + MARK + b"\0",
        "any other extension": b"\x21\xff\x0bPRIVATE1.00\x0b" + MARK + b"\0",
    }
    for place, block in blocks.items():
        yield Planted(container="GIF", place=place, data=plain[:-1] + block + b";")
    yield Planted(container="GIF", place="after the end", data=plain + MARK)


def _isobmff() -> Iterator[Planted]:
    plain = makers.saved(makers.picture(size=(64, 48)), "AVIF")
    profiled = makers.saved(makers.picture(size=(64, 48)), "AVIF", icc_profile=makers.SRGB)
    two = makers.saved(makers.picture("RGBA", (64, 48)), "AVIF", xmp=makers.xmp(XMP_PROPERTIES["GPS"].format(TEXT)))
    places = {
        "uuid box, C2PA": plain + boxed(b"uuid", bytes(16) + MARK),
        "film of a motion photo (mpvd)": plain + boxed(b"mpvd", MARK),
        "free space, slack": plain + boxed(b"free", MARK),
        "bytes of no item (mdat)": plain + boxed(b"mdat", MARK),
        "preview, depth, gain map (the file is converted)": two.replace(b"auxiliary:alpha", b"auxiliary:depth"),
    }
    yield Planted(container="AVIF, HEIC", place="colour profile", data=profiled, mark=makers.SRGB)
    for place, data in places.items():
        yield Planted(container="AVIF, HEIC", place=place, data=data)


def _tiff() -> Iterator[Planted]:
    tags = {"copyright, artist, description": 0x8298, "document and page name": 0x010D, "private tag": 0xFDE8}
    for place, number in tags.items():
        data = makers.saved(makers.picture(), "TIFF", tiffinfo={number: TEXT})
        yield Planted(container="TIFF", place=place, data=data)
    profiled = makers.saved(makers.picture(), "TIFF", icc_profile=makers.SRGB)
    yield Planted(container="TIFF", place="colour profile", data=profiled, mark=makers.SRGB)
    yield Planted(
        container="TIFF", place="between and after the strips", data=makers.saved(makers.picture(), "TIFF") + MARK
    )
