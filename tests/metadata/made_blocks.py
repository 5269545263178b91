"""EXIF, XMP and IPTC blocks as cameras and programs write them; private values all hold the word SECRET."""

import struct

from tests.metadata.pictures import SECRET, picture, saved

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "own": "http://example.invalid/own/",
}


def ascii_tag(number: int, text: bytes) -> tuple[int, int, int, bytes]:
    return number, 2, len(text) + 1, text + b"\0"


def ifd(entries: list[tuple[int, int, int, bytes]], at: int, following: int = 0) -> bytes:
    """A little-endian TIFF directory with its values behind it."""
    head, tail = struct.pack("<H", len(entries)), b""
    begin = at + 6 + 12 * len(entries)
    for number, kind, count, raw in sorted(entries):
        head += struct.pack("<HHI", number, kind, count)
        if len(raw) <= 4:
            head += raw.ljust(4, b"\0")
        else:
            head += struct.pack("<I", begin + len(tail))
            tail += raw + b"\0" * (len(raw) % 2)
    return head + struct.pack("<I", following) + tail


def block(*entries: tuple[int, int, int, bytes]) -> bytes:
    """A TIFF stream of one directory."""
    return b"II*\0\x08\0\0\0" + ifd(list(entries), 8)


def exif(*, orientation: int = 6, adobe_rgb: bool = False, description: bytes = b"Mayor opens the fair") -> bytes:
    """A TIFF stream as a camera writes it, with GPS, serials, owner, maker notes and a thumbnail."""

    def ratios(*pairs: tuple[int, int]) -> bytes:
        return b"".join(struct.pack("<II", *pair) for pair in pairs)

    space = 0xFFFF if adobe_rgb else 1
    taken = [
        (0x829A, 5, 1, ratios((1, 125))),
        (0x829D, 5, 1, ratios((28, 10))),
        (0x8827, 3, 1, struct.pack("<H", 200)),
        ascii_tag(0x9003, b"2026:05:14 10:22:31"),
        ascii_tag(0x9291, b"12"),
        ascii_tag(0x9011, b"+02:00"),
        (0x920A, 5, 1, ratios((50, 1))),
        (0x927C, 7, 16, b"SECRETMAKERNOTES"),
        (0xA001, 3, 1, struct.pack("<H", space)),
        ascii_tag(0xA430, b"SECRET OWNER"),
        ascii_tag(0xA431, b"SECRET-12345"),
        ascii_tag(0xA434, b"RF24-105mm"),
    ]
    place = [ascii_tag(1, b"N"), (2, 5, 3, ratios((52, 1), (13, 1), (5, 1)))]
    colour = [ascii_tag(1, b"R03")] if adobe_rgb else []
    thumbnail = saved(picture(size=(16, 8)), "JPEG", comment=SECRET)

    def first(exif_at: int, gps_at: int, next_at: int) -> bytes:
        own = [
            ascii_tag(0x010E, description),
            ascii_tag(0x010F, b"Canon"),
            ascii_tag(0x0110, b"Canon EOS R6"),
            (0x0112, 3, 1, struct.pack("<H", orientation)),
            ascii_tag(0x0131, b"SECRET software"),
            ascii_tag(0x013B, b"Eva Artist"),
            ascii_tag(0x8298, b"(c) Town"),
            (0x8769, 4, 1, struct.pack("<I", exif_at)),
            (0x8825, 4, 1, struct.pack("<I", gps_at)),
        ]
        return ifd(own, 8, next_at)

    exif_at = 8 + len(first(0, 0, 0))
    more = [(0xA005, 4, 1, bytes(4))] if colour else []
    interop_at = exif_at + len(ifd(taken + more, exif_at))
    more = [(0xA005, 4, 1, struct.pack("<I", interop_at))] if colour else []
    exif_dir = ifd(taken + more, exif_at) + (ifd(colour, interop_at) if colour else b"")
    gps_at = exif_at + len(exif_dir)
    gps_dir = ifd(place, gps_at)
    next_at = gps_at + len(gps_dir)
    thumb_at = next_at + 6 + 12 * 2
    second = ifd(
        [(0x0201, 4, 1, struct.pack("<I", thumb_at)), (0x0202, 4, 1, struct.pack("<I", len(thumbnail)))], next_at
    )
    head = b"II*\0" + struct.pack("<I", 8)
    return head + first(exif_at, gps_at, next_at) + exif_dir + gps_dir + second + thumbnail + b"SECRET SLACK"


def xmp(body: str = "", attributes: str = "") -> bytes:
    """A packet with rights to keep and things to lose."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="SECRET">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="SECRET" {spaces} {attributes}>{body}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><!-- SECRET --><?xpacket end="w"?>'
    ).encode()


RICH_ATTRIBUTES = (
    'photoshop:Credit="Town press" xmpRights:WebStatement="https://example.org/licence" aux:SerialNumber="SECRET1"'
    ' xmpMM:DocumentID="SECRET2" exif:GPSLatitude="52,13.5N" own:note="SECRET3" photoshop:City="Wroclaw"'
    ' plus:DataMining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"'
    ' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"'
)
RICH_BODY = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Band &amp; mayor</rdf:li>'
    '<rdf:li xml:lang="pl">Orkiestra i burmistrz</rdf:li></rdf:Alt></dc:description>'
    "<dc:creator><rdf:Seq><rdf:li>Ewa Nowak</rdf:li></rdf:Seq></dc:creator>"
    "<dc:subject><rdf:Bag><rdf:li>fair</rdf:li></rdf:Bag></dc:subject>"
    "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>SECRET Jan</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
    '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="pl">Orkiestra gra</rdf:li></rdf:Alt>'
    "</Iptc4xmpCore:AltTextAccessibility>"
    '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>Town Ltd</plus:LicensorName>'
    "<plus:LicensorURL>https://example.org/buy</plus:LicensorURL>"
    "<plus:LicensorEmail>SECRET@example.org</plus:LicensorEmail></rdf:li></rdf:Seq></plus:Licensor>"
)
RICH_XMP = xmp(RICH_BODY, RICH_ATTRIBUTES)


def dataset(record: int, number: int, raw: bytes) -> bytes:
    """One of an IIM stream."""
    return bytes((0x1C, record, number)) + struct.pack(">H", len(raw)) + raw


def resource(number: int, raw: bytes) -> bytes:
    """One of Photoshop's, without a name."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(raw)) + raw + b"\0" * (len(raw) % 2)


def iptc(encoding: str = "utf-8", *, mark: bool = True) -> bytes:
    """An IIM stream with rights, a caption, a keyword and a contact."""
    head = b"\x1c\x01\x5a\0\x03\x1b%G" if mark else b""
    texts = {25: "parade", 80: "Iwo Byline", 90: "Opole", 110: "IPTC credit", 116: "(c) IPTC", 118: "SECRET phone"}
    texts[120] = "Grüße vom Fest"
    return head + b"".join(dataset(2, number, text.encode(encoding)) for number, text in texts.items())


def irb(stream: bytes, *, private: bool = True) -> bytes:
    """Photoshop resources: IPTC, copyright flag, URL, and a thumbnail."""
    rest = resource(0x040C, b"SECRET thumbnail") + resource(0x0FA0, b"SECRET plugin") if private else b""
    return resource(0x0404, stream) + resource(0x040A, b"\1") + resource(0x040B, b"https://example.org/irb") + rest
