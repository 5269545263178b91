"""Properties of XMP under the names that other programs give them."""

import pytest

from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from tests.metadata import makers

SPACES = {
    "cc": "http://creativecommons.org/ns#",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def photo(body: str) -> bytes:
    spaces = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    return makers.jpeg(makers.xmp_segment(packet.encode()))


LICENCE = "https://creativecommons.org/licenses/by/4.0/"
OTHER = "https://example.org/terms"


@pytest.mark.parametrize(
    ("body", "licence"),
    [
        (f'<cc:license rdf:resource="{LICENCE}"/>', LICENCE),
        (f"<xmpRights:WebStatement>{OTHER}</xmpRights:WebStatement>", OTHER),
        (f'<cc:license rdf:resource="{LICENCE}"/><xmpRights:WebStatement>{OTHER}</xmpRights:WebStatement>', OTHER),
    ],
)
def test_a_licence_is_read_under_both_names(body: str, licence: str) -> None:
    assert read_metadata(photo(body)).license_url == licence


def test_an_artist_is_a_creator() -> None:
    data = photo("<tiff:Artist>Ewa Nowak</tiff:Artist>")
    assert read_metadata(data).creator == "Ewa Nowak"
    assert read_metadata(clean_metadata(data).data).creator == "Ewa Nowak"


@pytest.mark.parametrize(("policy", "stays"), [("web", False), ("archive", True), ("bare", False)])
def test_a_country_s_code_is_a_place(policy: str, stays: bool) -> None:
    data = photo("<Iptc4xmpCore:CountryCode>POL-MARK</Iptc4xmpCore:CountryCode>")
    found = clean_metadata(data, policy=policy)  # type: ignore[arg-type]
    assert (b"POL-MARK" in found.data) is stays
    assert ("place name" in (found.kept if stays else found.removed)) is True
