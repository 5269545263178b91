"""Edits, embedded texts, sidecars and tables as sources."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gallery.alttext.sources import BUILT_IN, open_sources
from gallery.alttext.sources.captions import Captions
from gallery.alttext.sources.edits import Edits
from gallery.alttext.sources.embedded import Embedded
from gallery.alttext.sources.sidecar import Sidecar
from gallery.alttext.sources.supplies import Supplies
from gallery.alttext.sources.table import AltRow, AltTable
from gallery.alttext.sources.tabled import tabled
from gallery.errors import PluginError
from gallery.metadata.sidecar import read_sidecar_alt
from gallery.model import AltText, Decisions, Metadata, PhotoDecision
from gallery.ports import AltTextSource
from tests.alttext.makers import photo


def files(**texts: bytes) -> Callable[[str], bytes | None]:
    return {key.replace("__", "/").replace("_", "."): data for key, data in texts.items()}.get


def value(source: AltTextSource, language: str, key: str = "day/a.jpg") -> str | None:
    text = source.describe(photo(key), language)
    return text.value if text else None


def test_an_edit_keeps_the_state_its_writer_gave_it() -> None:
    text, blank = (AltText(value=words, source="human", status="approved") for words in ("Pies", " "))
    source = Edits(Decisions(photos={photo().sha256: PhotoDecision(alt={"pl": text, "en": blank})}))
    assert source.describe(photo(), "pl") is text
    assert source.describe(photo(), "en") is None
    assert source.describe(photo("other.jpg"), "pl") is None


def test_where_nobody_reads_sidecars_there_are_none() -> None:
    supplies = Supplies(read=files(day__a_xmp=b"<x/>"))
    (source,) = open_sources(["sidecar"], supplies)
    assert value(source, "pl") is None


@pytest.mark.parametrize(
    ("alt", "language", "expected"),
    [
        ({"pl": "Pies"}, "pl", "Pies"),
        ({"pl-PL": "Pies"}, "pl", "Pies"),
        ({"pl-PL": "Pies", "pl": "Kot"}, "pl", "Kot"),
        ({"en": "A dog"}, "pl", None),
        ({"x-default": " Pies\n na łące "}, "pl", "Pies na łące"),
        ({"x-default": "Pies"}, "en", None),
        ({"x-default": "A dog", "en": "A dog"}, "pl", None),
        ({"x-default": "Pies", "pl": " "}, "pl", "Pies"),
        ({"pl": ""}, "pl", None),
        ({}, "pl", None),
    ],
)
def test_embedded_texts_are_drafts_and_untagged_ones_are_for_the_main_language(
    alt: dict[str, str], language: str, expected: str | None
) -> None:
    found = Embedded("pl").describe(photo(alt=alt), language)
    assert found == (AltText(value=expected, source="embedded", status="draft") if expected else None)


def test_without_a_main_language_untagged_texts_are_offered_to_none() -> None:
    assert Embedded().describe(photo(alt={"x-default": "Pies"}), "pl") is None
    assert value(Sidecar(files(day__a_jpg_txt=b"Pies")), "pl") is None


def test_sidecars_by_language_then_the_plain_one_for_the_main_language() -> None:
    source = Sidecar(files(day__a_jpg_txt=b"\xef\xbb\xbfPies na\r\ntrawie\r\n", day__a_jpg_en_txt=b"A dog"), "pl")
    assert value(source, "pl") == "Pies na trawie"
    assert value(source, "en") == "A dog"
    assert value(source, "de") is None
    assert source.describe(photo("day/a.jpg"), "en") == AltText(value="A dog", source="sidecar", status="draft")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Zażółć".encode("cp1250"), "Zażółć"),
        (b"", None),
        (b" \r\n", None),
        (b"\x00\x01", None),
        (b"x" * 10_001, None),
        (b"ok\x81", "ok\ufffd"),
    ],
)
def test_strange_sidecars(data: bytes, expected: str | None) -> None:
    assert value(Sidecar(files(day__a_jpg_txt=data), "pl"), "pl") == expected


def test_table_rows_are_found_by_content_then_path_then_name_and_are_approved() -> None:
    here = photo("day/a.jpg")
    rows = {
        "content": AltRow(id=here.sha256, source="other.jpg", alt={"pl": "content"}),
        "id": AltRow(id=here.id, alt={"pl": "id"}),
        "path": AltRow(id="1", source="day/a.jpg", alt={"pl": "path"}),
        "name": AltRow(id="2", source="a.jpg", alt={"pl": "name"}),
    }
    while rows:
        first = next(iter(rows))
        source = tabled(AltTable(rows=tuple(reversed(rows.values()))))
        assert source.describe(here, "pl") == AltText(value=first, source="table", status="approved")
        assert source.describe(here, "en") is None
        del rows[first]


def test_a_file_name_two_rows_claim_is_nobodys() -> None:
    rows = (AltRow(id="1", source="a.jpg", alt={"pl": "x"}), AltRow(id="2", source="a.jpg", alt={"pl": "y"}))
    assert value(tabled(AltTable(rows=rows)), "pl") is None


def test_sources_are_opened_by_name_in_the_given_order() -> None:
    supplies = Supplies(languages=("pl",), read=files(day__a_jpg_txt=b"Pies"))
    opened = open_sources(("sidecar", "edits"), supplies)
    assert [type(source) for source in opened] == [Sidecar, Edits]
    assert value(opened[0], "pl") == "Pies"
    assert len(open_sources(BUILT_IN, Supplies())) == len(BUILT_IN)
    assert [value(source, "pl") for source in open_sources(BUILT_IN, Supplies(languages=("pl",)))] == [None] * len(
        BUILT_IN
    )
    with pytest.raises(PluginError, match="did you mean sidecar"):
        open_sources(("sidecars",), supplies)


XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:i="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"><i:AltTextAccessibility><rdf:Alt>
<rdf:li xml:lang="x-default">A dog</rdf:li><rdf:li xml:lang="pl-PL">Pies w ogrodzie</rdf:li>
</rdf:Alt></i:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize("name", ["day/a.jpg.xmp", "day/a.xmp"])
def test_an_xmp_file_beside_the_photo_is_read(name: str) -> None:
    beside = {name: XMP}
    found = Sidecar(beside.get, "en", read_sidecar_alt).describe(photo("day/a.jpg"), "pl")
    assert found == AltText(value="Pies w ogrodzie", source="sidecar", status="draft")
    assert Sidecar(beside.get, "en", read_sidecar_alt).describe(photo("day/a.jpg"), "de") is None


@pytest.mark.parametrize("data", [b"", b"<x", b"\0" * 50, XMP * 3_000])
def test_what_is_no_xmp_says_nothing(data: bytes) -> None:
    assert read_sidecar_alt(data) == {}


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Burmistrz na mównicy, fot. Jan Nowak", "Burmistrz na mównicy"),
        ("Otwarcie\nkonferencji. Photo by A. Smith", "Otwarcie konferencji"),
        ("Rynek © Urząd Miasta", "Rynek"),
        ("fot. Jan Nowak", None),
        ("", None),
    ],
)
def test_a_caption_is_a_draft_without_its_credit(caption: str, expected: str | None) -> None:
    here = replace(photo(), metadata=Metadata(captions={"x-default": caption}))
    found = Captions("pl").describe(here, "pl")
    assert found == (AltText(value=expected, source="caption", status="draft") if expected else None)
    assert Captions("pl").describe(here, "en") is None


def test_embedded_texts_are_approved_where_the_settings_trust_them() -> None:
    found = Embedded("pl", "approved").describe(photo(alt={"pl": "Pies"}), "pl")
    assert found == AltText(value="Pies", source="embedded", status="approved")
