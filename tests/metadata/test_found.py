"""Every value is told with the block it came from, and no secret with it."""

from dataclasses import fields

from gallery.metadata.read import read_metadata
from gallery.model import Found, Metadata
from tests.metadata import makers
from tests.metadata.made_blocks import RICH_ATTRIBUTES, RICH_BODY

FULL = makers.full_files()
ONCE = ('exif:GPSLatitude="52,13.5N"', "")
UNTOLD = {"private", "found", "secrets"}


def told(data: bytes) -> set[tuple[str, str, str, str]]:
    return {(one.field, one.block, one.value, one.language) for one in read_metadata(data).found}


def test_everything_a_full_file_says_has_its_source() -> None:
    attributes = (
        'tiff:Make="Canon" tiff:Model="EOS R5" tiff:Orientation="3" aux:Lens="50 mm" '
        ' exif:DateTimeOriginal="2026-05-14T10:22:31.12Z" exif:GPSLatitude="52,13.5SECRETN"'
    )
    packet = makers.xmp(RICH_BODY, f"{RICH_ATTRIBUTES.replace(*ONCE)} {attributes}")
    values = told(
        makers.jpeg(
            makers.exif_segment(makers.exif()),
            makers.xmp_segment(packet),
            makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc())),
        )
    )
    for expected in [
        ("captured", "exif", "2026-05-14T10:22:31.12+02:00", ""),
        ("captured", "xmp", "2026-05-14T10:22:31.12+00:00", ""),
        ("camera", "exif", "Canon EOS R6", ""),
        ("camera", "xmp", "Canon EOS R5", ""),
        ("lens", "exif", "RF24-105mm", ""),
        ("lens", "xmp", "50 mm", ""),
        ("exposure", "exif", "1/125 s f/2.8 ISO 200 50 mm", ""),
        ("orientation", "exif", "6", ""),
        ("orientation", "xmp", "3", ""),
        ("captions", "exif", "Mayor opens the fair", ""),
        ("captions", "iptc", "Grüße vom Fest", ""),
        ("captions", "xmp", "Orkiestra i burmistrz", "pl"),
        ("alt", "xmp", "Orkiestra gra", "pl"),
        ("creator", "exif", "Eva Artist", ""),
        ("creator", "iptc", "Iwo Byline", ""),
        ("creator", "xmp", "Ewa Nowak", ""),
        ("credit", "iptc", "IPTC credit", ""),
        ("copyright", "exif", "(c) Town", ""),
        ("license_url", "iptc", "https://example.org/irb", ""),
        ("license_url", "xmp", "https://example.org/licence", ""),
        ("licensor", "xmp", "Town Ltd", ""),
        ("acquire_url", "xmp", "https://example.org/buy", ""),
        ("keywords", "iptc", "parade", ""),
        ("keywords", "xmp", "fair", ""),
        ("people", "xmp", "SECRET Jan", ""),
        ("has_gps", "exif", "yes", ""),
        ("has_gps", "xmp", "yes", ""),
    ]:
        assert expected in values
    secret = [value for _, _, value, _ in values if "SECRET" in value]
    assert secret == ["SECRET Jan"]
    assert "52" not in {value for field, _, value, _ in values if field == "has_gps"}


def test_every_field_that_says_something_is_told() -> None:
    for data in FULL.values():
        found = read_metadata(data)
        said = {one.name for one in fields(Metadata) if getattr(found, one.name) != getattr(Metadata(), one.name)}
        assert said - UNTOLD <= {one.field for one in found.found}


def test_the_texts_of_a_png_are_a_block_of_their_own() -> None:
    data = makers.png(makers.chunk(b"tEXt", b"Author\0Eva"), makers.chunk(b"tEXt", b"Title\0Fair"))
    found = read_metadata(data)
    texts = {"title": "Fair", "creator": "Eva"}
    assert (found.creator, found.title) == ("Eva", {"x-default": "Fair"})
    assert found.found == tuple(Found(field=name, block="png", value=text) for name, text in texts.items())


def test_a_west_offset_is_told_with_its_sign() -> None:
    packet = makers.xmp(attributes='exif:DateTimeOriginal="2026-05-14T10:22:31-03:30"')
    assert ("captured", "xmp", "2026-05-14T10:22:31-03:30", "") in told(makers.jpeg(makers.xmp_segment(packet)))
