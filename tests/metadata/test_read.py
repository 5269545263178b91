"""Reading: what a file says, from whichever block says it best."""

import zlib
from io import BytesIO

import pytest
from PIL import Image, TiffImagePlugin

from gallery.metadata.read import read_metadata
from gallery.model import Camera, Captured, Found, Metadata
from tests.metadata import makers

FULL = makers.full_files()


def xmp_tag(packet: bytes) -> TiffImagePlugin.ImageFileDirectory_v2:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[700] = packet
    tags.tagtype[700] = 1
    return tags


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "avif"])
def test_capture_facts_come_from_exif(name: str) -> None:
    found = read_metadata(FULL[name])
    assert found.captured == Captured(local="2026-05-14T10:22:31.12", utc_offset=120)
    assert found.camera == Camera(make="Canon", model="Canon EOS R6", body=found.camera.body if found.camera else "")
    assert found.lens == "RF24-105mm"
    assert found.exposure == "1/125 s f/2.8 ISO 200 50 mm"
    assert found.has_gps


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "gif", "avif"])
def test_texts_come_from_xmp_wherever_it_lives(name: str) -> None:
    found = read_metadata(FULL[name])
    assert found.captions == {"x-default": "Band & mayor", "pl": "Orkiestra i burmistrz"}
    assert found.alt == {"pl": "Orkiestra gra"}
    assert found.people == ("SECRET Jan",)
    assert found.keywords == ("fair",)
    assert found.acquire_url == "https://example.org/buy"


HOMES = {
    "jpeg": makers.jpeg(makers.xmp_segment(makers.RICH_XMP)),
    "png iTXt": makers.png(makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + makers.RICH_XMP)),
    "png compressed iTXt": makers.png(
        makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(makers.RICH_XMP))
    ),
    "png raw profile": makers.png(
        makers.chunk(
            b"zTXt",
            b"Raw profile type xmp\0\0"
            + zlib.compress(b"\nxmp\n%8d\n" % len(makers.RICH_XMP) + makers.RICH_XMP.hex().encode() + b"\n"),
        )
    ),
    "webp": makers.saved(makers.picture(), "WEBP", xmp=makers.RICH_XMP),
    "gif": FULL["gif"],
    "avif": makers.saved(makers.picture(size=(64, 48)), "AVIF", xmp=makers.RICH_XMP),
    "tiff": makers.saved(makers.picture(), "TIFF", tiffinfo=xmp_tag(makers.RICH_XMP)),
}


@pytest.mark.parametrize("home", HOMES)
def test_alt_captions_and_creator_are_read_from_every_home_of_xmp(home: str) -> None:
    found = read_metadata(HOMES[home])
    assert found.alt == {"pl": "Orkiestra gra"}
    assert found.captions == {"x-default": "Band & mayor", "pl": "Orkiestra i burmistrz"}
    assert found.creator == "Ewa Nowak"


def test_a_heic_has_xmp_as_a_mime_item() -> None:
    heif = pytest.importorskip("pillow_heif")
    out = BytesIO()
    heif.from_pillow(makers.picture(size=(64, 48))).save(out, xmp=makers.RICH_XMP)
    found = read_metadata(out.getvalue())
    assert (found.alt, found.creator) == ({"pl": "Orkiestra gra"}, "Ewa Nowak")


def test_marked_faces_are_counted_and_their_names_are_people() -> None:
    face = '<rdf:li {0}:Name="{1}" {0}:Type="{2}"/>'
    entries = (face.format("mwg-rs", *one) for one in (("Ewa", "Face"), ("SECRET Jan", "Face"), ("Rex", "Pet")))
    space = 'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"'
    regions = (
        f'<mwg-rs:Regions {space} rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>{"".join(entries)}</rdf:Bag>'
        "</mwg-rs:RegionList></mwg-rs:Regions>"
    )
    people = "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>SECRET Jan</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>"
    found = read_metadata(makers.jpeg(makers.xmp_segment(makers.xmp(regions + people))))
    assert (found.faces, found.people) == (2, ("SECRET Jan", "Ewa"))
    assert Found(field="faces", block="xmp", value="2") in found.found
    assert Found(field="people", block="xmp", value="Ewa") in found.found


def test_iptc_tells_when_where_exif_and_xmp_do_not() -> None:
    stream = b"\x1c\2\x37\0\x0820260514" + b"\x1c\2\x3c\0\x0b102231+0200"
    segment = makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(stream))
    found = read_metadata(makers.jpeg(segment))
    assert found.captured == Captured(local="2026-05-14T10:22:31", utc_offset=120)
    assert Found(field="captured", block="iptc", value="2026-05-14T10:22:31+02:00") in found.found
    earlier = makers.xmp(attributes='photoshop:DateCreated="2026-05-13T09:00:00"')
    assert read_metadata(makers.jpeg(segment, makers.xmp_segment(earlier))).captured == Captured(
        local="2026-05-13T09:00:00"
    )


def test_the_serial_number_goes_no_further_than_its_fingerprint() -> None:
    found = read_metadata(FULL["jpeg"])
    assert found.camera is not None
    assert len(found.camera.body) == 12
    assert "SECRET-12345" not in repr(found)


def test_disagreements_are_kept() -> None:
    found = read_metadata(FULL["jpeg"]).found
    assert Found(field="captions", block="exif", value="Mayor opens the fair") in found
    assert Found(field="captions", block="iptc", value="Grüße vom Fest") in found
    assert Found(field="captions", block="xmp", value="Band & mayor", language="x-default") in found


def test_boilerplate_gives_way_to_a_caption_in_a_lesser_block() -> None:
    xmp = makers.xmp(
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">SONY DSC</rdf:li></rdf:Alt></dc:description>'
    )
    data = makers.jpeg(makers.xmp_segment(xmp), makers.exif_segment(makers.exif()))
    assert read_metadata(data).captions == {"x-default": "Mayor opens the fair"}


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", True), ("utf-8", False), ("latin-1", False)])
def test_iptc_is_read_in_the_charset_it_is_in(encoding: str, mark: bool) -> None:
    data = makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc(encoding, mark=mark))))
    assert read_metadata(data).captions == {"x-default": "Grüße vom Fest"}


def test_iptc_that_breaks_its_promise_of_utf8_is_still_read() -> None:
    data = makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc("latin-1", mark=True))))
    assert read_metadata(data).captions["x-default"].startswith("Gr")


def test_a_tiff_tells_through_its_own_directories() -> None:
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[315], tags[700], tags[33723] = "Eva", makers.xmp("<dc:rights>(c)</dc:rights>"), makers.iptc()
    tags.tagtype[700], tags.tagtype[33723] = 1, 7
    tags[34377] = makers.irb(b"")
    tags.tagtype[34377] = 7
    found = read_metadata(makers.saved(makers.picture(), "TIFF", tiffinfo=tags))
    assert found.creator == "Iwo Byline"
    assert found.copyright == "(c)"
    assert found.license_url == "https://example.org/irb"


def test_orientation_is_that_of_the_first_block() -> None:
    assert read_metadata(FULL["jpeg"]).orientation == 6
    assert read_metadata(FULL["gif"]).orientation == 1
    assert read_metadata(FULL["avif"]).orientation == 1


@pytest.mark.parametrize("data", [b"", b"\0" * 40, b"plain text", b"\xff\xd8\xff", b"II*\0\x08\0\0\0"])
def test_nothing_is_read_where_nothing_is(data: bytes) -> None:
    found = read_metadata(data)
    assert (found.captions, found.camera, found.captured, found.orientation) == ({}, None, None, 1)


def test_a_plain_picture_says_nothing() -> None:
    assert read_metadata(makers.jpeg()) == Metadata()
    assert Image.open(BytesIO(makers.jpeg())).size == (48, 32)


def test_entities_and_dtds_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "SECRET">]>' + makers.xmp("<dc:rights>&a;</dc:rights>")
    assert read_metadata(makers.jpeg(makers.xmp_segment(bomb))).copyright == ""


def test_packets_are_read_until_they_are_together_too_large() -> None:
    def packet(body: str, length: int) -> bytes:
        return makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + makers.xmp(body + "x" * length))

    data = makers.png(
        packet("<photoshop:Credit>A</photoshop:Credit>", 600_000), packet("<dc:rights>B</dc:rights>", 600_000)
    )
    found = read_metadata(data)
    assert (found.credit, found.copyright) == ("A", "")
