"""Marked faces, however RDF/XML has them written."""

import pytest

from gallery.metadata.blocks.regions import Faces, faces, united
from gallery.metadata.blocks.xmp_tree import read_tree

SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" '
    'xmlns:acdsee-rs="http://ns.acdsee.com/regions/" '
    'xmlns:MP="http://ns.microsoft.com/photo/1.2/" '
    'xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" '
    'xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#" '
    'xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"'
)
AREA = '<mwg-rs:Area stArea:x="0.5" stArea:y="0.5" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/>'
RESOURCE = (
    f'<rdf:li rdf:parseType="Resource">{AREA}<mwg-rs:Name>Jan</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li>'
)
DESCRIBED = f'<rdf:li><rdf:Description mwg-rs:Name="Jan" mwg-rs:Type="Face">{AREA}</rdf:Description></rdf:li>'
INNER = f"<rdf:li><rdf:Description>{AREA}<mwg-rs:Name>Jan</mwg-rs:Name></rdf:Description></rdf:li>"
ATTRIBUTES = '<rdf:li mwg-rs:Name="Jan" mwg-rs:Type="Face"/>'
MICROSOFT = '<rdf:li MPReg:Rectangle="0.1, 0.1, 0.2, 0.2" MPReg:PersonDisplayName="Jan"/>'


def marked(body: str) -> Faces:
    packet = f'<rdf:RDF {SPACES}><rdf:Description rdf:about="">{body}</rdf:Description></rdf:RDF>'
    root = read_tree(packet.encode())
    assert root is not None
    return faces(root)


def mwg(*entries: str, prefix: str = "mwg-rs") -> str:
    return (
        f'<{prefix}:Regions rdf:parseType="Resource"><{prefix}:RegionList><rdf:Bag>{"".join(entries)}</rdf:Bag>'
        f"</{prefix}:RegionList></{prefix}:Regions>"
    )


def microsoft(*entries: str) -> str:
    return (
        f"<MP:RegionInfo><rdf:Description><MPRI:Regions><rdf:Bag>{''.join(entries)}</rdf:Bag></MPRI:Regions>"
        "</rdf:Description></MP:RegionInfo>"
    )


@pytest.mark.parametrize("entry", [RESOURCE, DESCRIBED, INNER, ATTRIBUTES])
def test_a_face_is_read_in_every_form(entry: str) -> None:
    assert marked(mwg(entry)) == Faces(count=1, names=("Jan",))


@pytest.mark.parametrize("kind", ["Pet", "Focus", "BarCode"])
def test_what_is_no_face_does_not_count(kind: str) -> None:
    assert marked(mwg(f'<rdf:li mwg-rs:Name="Rex" mwg-rs:Type="{kind}"/>')) == Faces()


def test_a_face_without_a_name_counts_and_a_name_is_told_once() -> None:
    nameless = f'<rdf:li rdf:parseType="Resource">{AREA}<mwg-rs:Type>Face</mwg-rs:Type></rdf:li>'
    assert marked(mwg(RESOURCE, nameless, RESOURCE)) == Faces(count=3, names=("Jan",))


def test_an_empty_entry_is_no_region() -> None:
    assert marked(mwg("<rdf:li/>", '<rdf:li rdf:parseType="Resource"/>')) == Faces()


def test_microsofts_regions_are_read_and_one_without_a_rectangle_is_only_a_name() -> None:
    named = '<rdf:li rdf:parseType="Resource"><MPReg:PersonDisplayName>Ewa</MPReg:PersonDisplayName></rdf:li>'
    assert marked(microsoft(MICROSOFT, named)) == Faces(count=1, names=("Jan", "Ewa"))
    assert marked(microsoft(MICROSOFT, MICROSOFT, named)).count == 2
    assert marked(microsoft(named)) == Faces(count=0, names=("Ewa",))


def test_acdsees_regions_are_read() -> None:
    entry = '<rdf:li acdsee-rs:Name="Jan" acdsee-rs:Type="Face" acdsee-rs:NameAssignType="manual"/>'
    assert marked(mwg(entry, prefix="acdsee-rs")) == Faces(count=1, names=("Jan",))


def test_the_same_face_in_two_schemas_counts_once() -> None:
    assert marked(mwg(RESOURCE) + microsoft(MICROSOFT)) == Faces(count=1, names=("Jan",))
    assert united([Faces(count=2, names=("A",)), Faces(count=1, names=("B", "A"))]) == Faces(count=2, names=("A", "B"))
    assert united([]) == Faces()


def test_many_regions_are_bounded() -> None:
    assert marked(mwg(ATTRIBUTES * 5000)).count == 1000
