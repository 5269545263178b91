"""Reading: what a file says, from whichever block says it best."""

from io import BytesIO

import pytest
from PIL import Image, TiffImagePlugin

from gallery.metadata.read import read_metadata
from gallery.model import Camera, Captured, Found, Metadata
from tests.metadata import makers

FULL = makers.full_files()


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


def test_the_serial_number_goes_no_further_than_its_fingerprint() -> None:
    found = read_metadata(FULL["jpeg"])
    assert found.camera is not None
    assert len(found.camera.body) == 12
    assert "SECRET-12345" not in repr(found)


def test_disagreements_are_kept() -> None:
    found = read_metadata(FULL["jpeg"]).found
    assert Found(field="captions", block="exif", value="Mayor opens the fair") in found
    assert Found(field="captions", block="iptc", value="Grüße vom Fest") in found
    assert Found(field="captions", block="xmp", value="Band & mayor") in found


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
