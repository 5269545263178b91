"""What a kept photo takes over from its copies reaches the manifest, the page and the files."""

from pathlib import Path

import pytest
from PIL import Image

from gallery import BuildReport, build
from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.model import Metadata
from tests.metadata import makers
from tests.photos import encoded, exif, scene

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic">
<dc:creator><rdf:Seq><rdf:li>Anna Nowak</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Burmistrz</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>"""
SETTINGS = {"languages": ["pl"], "rights": {"creator": "Urząd", "credit": "Urząd"}}


@pytest.fixture
def report(tmp_path: Path) -> BuildReport:
    """A large photo that lost its texts, and a small copy that has them."""
    root = tmp_path / "in"
    root.mkdir()
    view = scene(3, (1200, 900))
    (root / "large.jpg").write_bytes(encoded(view, quality=92, exif=exif(model="One")))
    (root / "small.jpg").write_bytes(makers.jpeg(makers.xmp_segment(XMP), image=view.resize((600, 450)), quality=80))
    return build(root, tmp_path / "out", executor="serial", config=SETTINGS)


def test_the_manifest_has_the_rights_and_captions_of_the_copy(report: BuildReport) -> None:
    (item,) = report.manifest.items
    assert (item.rights.creator, item.rights.credit) == ("Anna Nowak", "Urząd")
    assert item.caption == {"pl": "Burmistrz"}


def test_so_have_the_files(report: BuildReport, tmp_path: Path) -> None:
    (item,) = report.manifest.items
    (original,) = (one for one in item.renditions if one.purpose == "download")
    said = read_metadata((tmp_path / "out" / "public" / original.path).read_bytes())
    assert said.creator == "Anna Nowak"
    assert said.captions == {"x-default": "Burmistrz"}
    assert said.digital_source_type.endswith("compositeSynthetic")
    with Image.open(tmp_path / "out" / "public" / original.path) as picture:
        assert picture.size == (1200, 900)
    others = [one for one in item.renditions if one.purpose != "download"]
    assert {read_metadata((tmp_path / "out" / "public" / one.path).read_bytes()).creator for one in others} == {
        "Anna Nowak"
    }


def test_the_reason_says_what_was_taken_from_where(report: BuildReport) -> None:
    (choice,) = report.choices
    assert choice.keep == "large.jpg"
    assert "takes over creator and mark of origin and caption from small.jpg" in choice.members[0].reason


def test_the_file_s_own_words_come_first_and_the_policy_last() -> None:
    own = makers.jpeg(makers.xmp_segment(XMP))
    fill = Metadata(creator="Jan", captions={"x-default": "Inny", "en": "Mayor"}, copyright="© Jan", licensor="L")
    said = read_metadata(clean_metadata(own, fill=fill).data)
    assert (said.creator, said.copyright) == ("Anna Nowak", "© Jan")
    assert said.captions == {"x-default": "Burmistrz", "en": "Mayor"}
    bare = read_metadata(clean_metadata(own, policy="bare", fill=fill).data)
    assert (bare.creator, bare.copyright, dict(bare.captions)) == ("", "", {})
