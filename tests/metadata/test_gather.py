"""What the blocks of a file say together: blocks inside blocks, fallbacks, several values."""

import struct

import pytest

from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.metadata.verify import private_traces
from gallery.model import Metadata, Rights
from tests.metadata import makers
from tests.metadata.makers import block, resource

PACKET = makers.xmp(
    '<dc:rights>(c) Anna</dc:rights><dc:title><rdf:Alt><rdf:li xml:lang="pl">T</rdf:li></rdf:Alt></dc:title>'
)
STREAM = b"\x1c\2\x74\0\x08(c) Anna"


def test_a_text_that_says_nothing_is_none() -> None:
    data = makers.png(makers.chunk(b"tEXt", b"Author\0  "), makers.chunk(b"tEXt", b"Copyright\0(c) Anna"))
    found = read_metadata(data)
    assert (found.creator, found.copyright) == ("", "(c) Anna")


def within_exif(*entries: tuple[int, int, int, bytes]) -> bytes:
    """Entries of the Exif directory."""
    pointer = (0x8769, 4, 1, struct.pack("<I", 26))
    return block(pointer) + makers.ifd(list(entries), 26)


def with_exif(tiff: bytes) -> bytes:
    return makers.jpeg(makers.exif_segment(tiff))


def with_resources(*found: bytes) -> bytes:
    return makers.jpeg(makers.resources_segment(*found))


def cleaned(data: bytes) -> Metadata:
    """What a clean copy says."""
    copy = clean_metadata(data).data
    assert private_traces(copy) == ()
    return read_metadata(copy)


RIGHTS = block(makers.ascii_tag(0x8298, b"(c) Anna"))
STACKED = resource(0x0422, block((700, 1, len(PACKET), PACKET)))


@pytest.mark.parametrize(
    "data",
    [
        with_exif(block((700, 1, len(PACKET), PACKET))),
        with_exif(block((33723, 7, len(STREAM), STREAM))),
        with_exif(block((34377, 1, len(STREAM) + 12, resource(0x0404, STREAM)))),
        with_exif(block((34377, 1, len(PACKET) + 12, resource(0x0424, PACKET)))),
        with_resources(resource(0x0424, PACKET)),
        with_resources(resource(0x0422, RIGHTS)),
        makers.png(makers.chunk(b"eXIf", block((700, 7, len(PACKET), PACKET)))),
        makers.riff(makers.saved(makers.picture(), "WEBP", exif=block((700, 7, len(PACKET), PACKET)))),
    ],
)
def test_blocks_inside_blocks_are_read(data: bytes) -> None:
    assert read_metadata(data).copyright == cleaned(data).copyright == "(c) Anna"


def test_own_blocks_count_before_those_inside_others_and_only_one_level_is_opened() -> None:
    own = makers.xmp_segment(makers.xmp("<dc:rights>(c) Own</dc:rights>"))
    data = makers.jpeg(makers.exif_segment(block((700, 1, len(PACKET), PACKET))), own)
    assert (read_metadata(data).copyright, read_metadata(data).title) == ("(c) Own", {"pl": "T"})
    assert read_metadata(with_resources(STACKED)).copyright == ""
    assert cleaned(with_resources(*([resource(0x0424, b"<x/>")] * 20), resource(0x0424, PACKET))).copyright == ""


def test_an_inner_exif_block_turns_nothing_and_tells_that_there_is_a_position() -> None:
    found = read_metadata(with_resources(resource(0x0422, makers.exif(orientation=6))))
    assert (found.orientation, found.has_gps, found.copyright) == (1, True, "(c) Town")


def test_both_holders_of_a_copyright_stay() -> None:
    data = with_exif(block(makers.ascii_tag(0x8298, b"Photographer Anna\0Editor Beata")))
    assert read_metadata(data).copyright == cleaned(data).copyright == "Photographer Anna; Editor Beata"


def test_photographer_and_title_of_exif_3_are_read_last() -> None:
    new = within_exif(makers.ascii_tag(0xA436, b"The fair"), makers.ascii_tag(0xA437, b"Anna"))
    assert (cleaned(with_exif(new)).title, cleaned(with_exif(new)).creator) == ({"x-default": "The fair"}, "Anna")
    own = makers.xmp_segment(makers.xmp("<dc:creator>Ewa</dc:creator>"))
    assert read_metadata(makers.jpeg(makers.exif_segment(new), own)).creator == "Ewa"


def test_a_png_may_have_several_authors() -> None:
    authors = (makers.chunk(b"tEXt", b"Author\0" + name) for name in (b"Anna", b"Beata", b"Anna"))
    data = makers.png(*authors, makers.chunk(b"tEXt", b"Title\0First"), makers.chunk(b"tEXt", b"Title\0Second"))
    assert read_metadata(data).creator == cleaned(data).creator == "Anna; Beata"
    assert read_metadata(data).title == {"x-default": "First"}


def test_languages_in_further_packets_are_added() -> None:
    def caption(**texts: str) -> bytes:
        entries = "".join(f'<rdf:li xml:lang="{language}">{text}</rdf:li>' for language, text in texts.items())
        return makers.xmp_segment(makers.xmp(f"<dc:description><rdf:Alt>{entries}</rdf:Alt></dc:description>"))

    data = makers.jpeg(caption(pl="Orkiestra"), caption(pl="Stara", en="A band"), makers.exif_segment(makers.exif()))
    assert read_metadata(data).captions == {"pl": "Orkiestra", "en": "A band"}
    assert cleaned(data).captions == {"x-default": "Orkiestra", "pl": "Orkiestra", "en": "A band"}


def test_given_alt_texts_replace_those_of_the_file_in_every_language() -> None:
    data = makers.jpeg(makers.xmp_segment(makers.RICH_XMP))
    assert read_metadata(clean_metadata(data, alt={"en": "A band"}).data).alt == {"x-default": "A band", "en": "A band"}
    assert read_metadata(clean_metadata(data, alt={"en": " "}).data).alt["pl"] == "Orkiestra gra"


def test_the_events_rights_fill_no_language() -> None:
    packet = makers.xmp('<dc:rights><rdf:Alt><rdf:li xml:lang="pl">(c) Own</rdf:li></rdf:Alt></dc:rights>')
    kept = read_metadata(clean_metadata(makers.jpeg(makers.xmp_segment(packet)), rights=Rights(copyright="X")).data)
    assert kept.copyright == "(c) Own"


def test_packets_are_read_within_one_budget() -> None:
    full = makers.xmp("<own:a/>" * 29_900)
    last = makers.xmp("<own:a/>" * 200 + "<dc:rights>(c) Anna</dc:rights>")
    chunks = [makers.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + one) for one in (full, last)]
    assert read_metadata(makers.png(*chunks)).copyright == ""
    assert read_metadata(makers.png(chunks[1])).copyright == "(c) Anna"
