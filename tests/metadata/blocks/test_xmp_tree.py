"""Packets in every encoding and wrapping, torn, deep, wide and hostile."""

import pytest

from gallery.metadata.blocks.xmp import parse_xmp
from gallery.metadata.blocks.xmp_tree import MAX_DEPTH, MAX_ELEMENTS, MAX_PACKET, Budget, read_tree
from gallery.metadata.packet import first
from tests.metadata import makers

RIGHTS = "<dc:rights>© Święto Łodzi</dc:rights>"
PACKET = makers.xmp(RIGHTS).decode()
RDF = PACKET[PACKET.index("<rdf:RDF") : PACKET.index("</x:xmpmeta>")]
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def rights(data: bytes) -> str:
    return first(parse_xmp(data), "dc:rights")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("before", ["", "\ufeff", " \n", "\0\0"])
@pytest.mark.parametrize("behind", ["", " " * 2000, "\0" * 40, "<?xpacket end='w'?>", "\nmore"])
def test_every_encoding_and_padding_is_read(encoding: str, before: str, behind: str) -> None:
    for text in (PACKET, RDF):
        assert rights((before + text + behind).encode(encoding)) == "© Święto Łodzi"


@pytest.mark.parametrize(
    "packet",
    [
        RDF,
        f'<x:xapmeta xmlns:x="adobe:ns:meta/">{RDF}</x:xapmeta>',
        f'<?xml version="1.0" encoding="UTF-8"?>{RDF}',
        f'<?xml version="1.0" encoding="UTF-16"?>{RDF}',
        f'<?xml version="1.0" encoding="nonsense"?>{RDF}',
        f"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><?adobe-xap-filters esc=\"CR\"?>{RDF}",
        f"<anything><at><all>{RDF}</all></at></anything>",
    ],
)
def test_every_wrapping_is_read(packet: str) -> None:
    assert rights(packet.encode()) == "© Święto Łodzi"


def test_what_is_not_unicode_is_latin1_or_what_it_declares() -> None:
    assert rights(makers.xmp("<dc:rights>Grüße</dc:rights>").decode().encode("latin-1", "ignore")) == "Grüße"
    declared = f'<?xml version="1.0" encoding="ISO-8859-2"?>{RDF}'.replace("© ", "")
    assert rights(declared.encode("iso-8859-2")) == "Święto Łodzi"
    assert rights(declared.replace("8859-2", "8859-99").replace("Ś", "S").replace("Ł", "L").encode("latin-1", "ignore"))


def test_a_packet_cut_inside_a_character_is_still_utf8() -> None:
    cut = makers.xmp(f"{RIGHTS}<dc:title>Łódź").partition(b"Title")[0]
    at = cut.index("Łódź".encode())
    assert rights(cut[: at + 1]) == "© Święto Łodzi"


def test_of_a_torn_packet_what_comes_before_the_fault_is_read() -> None:
    body = f"{RIGHTS}<photoshop:Credit>Town</photoshop:Credit>"
    torn = makers.xmp(body).partition(b"Credit>Town")[0]
    faulty = makers.xmp(f"{RIGHTS}<own:a/b>c</own:a/b>")
    for packet in (parse_xmp(torn), parse_xmp(faulty)):
        assert first(packet, "dc:rights") == "© Święto Łodzi"
        assert "photoshop:Credit" not in packet or packet["photoshop:Credit"] == ()


def test_elements_below_the_bound_are_left_out() -> None:
    for depth in (1_000, 10_000, 60_000):
        root = read_tree(makers.xmp("<a>" * depth + "text" + "</a>" * depth + RIGHTS))
        assert root is not None
        deepest, node = 0, root
        while len(node):
            deepest, node = deepest + 1, node[0]
        assert deepest == MAX_DEPTH - 1
    assert rights(makers.xmp("<a>" * 10_000 + "</a>" * 10_000 + RIGHTS)) == "© Święto Łodzi"


def test_wide_packets_are_read_in_part() -> None:
    attributes = " ".join(f'own:a{number}=""' for number in range(60_000))
    packet = makers.xmp(RIGHTS, attributes)
    assert len(packet) < MAX_PACKET
    assert rights(packet) == "© Święto Łodzi"
    assert rights(makers.xmp(RIGHTS + "<own:a/>" * 100_000)) == "© Święto Łodzi"
    for count, text in ((MAX_ELEMENTS, ""), (MAX_ELEMENTS - 10, "© Święto Łodzi")):
        assert rights(makers.xmp(f"<own:list>{'<own:a/>' * count}</own:list>{RIGHTS}")) == text
    spaces = " ".join(f'xmlns:n{number}="u:{number}"' for number in range(30_000))
    assert rights(makers.xmp(RIGHTS, spaces)) == "© Święto Łodzi"


def test_a_packet_above_the_bound_is_not_read() -> None:
    assert read_tree(makers.xmp(RIGHTS + "x" * MAX_PACKET)) is None
    assert read_tree(makers.xmp(RIGHTS + " x" * MAX_PACKET)) is None
    assert read_tree(makers.xmp(RIGHTS, " ".join(f'own:a{number}="1"' for number in range(1_000_000)))) is None


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("padding", [" " * MAX_PACKET, (" " * 99 + "\n") * 10_000, "\0" * MAX_PACKET])
def test_padding_does_not_count(encoding: str, padding: str) -> None:
    assert rights((RDF + padding).encode(encoding)) == "© Święto Łodzi"
    assert rights(f"{RDF}{padding}<?xpacket end='w'?>{padding}".encode()) == "© Święto Łodzi"


def test_names_are_of_bounded_length() -> None:
    """Expat copies the namespace for every name, so a packet with a long one is read up to it."""
    for uri in ("u" * 257, "u" * 900_000):
        wide = " ".join(f'a:n{number}=""' for number in range(2_000))
        packet = makers.xmp(RIGHTS, f'xmlns:a="{uri}" {wide}')
        assert rights(packet) == ""
        ahead = f"{RIGHTS}</rdf:Description><rdf:Description xmlns:a = '{uri}' {wide}>"
        root = read_tree(makers.xmp(ahead + "<a:b/>" * 2_000))
        assert root is not None
        assert all(len(element.tag) < 300 for element in root.iter())
        assert rights(makers.xmp(ahead + "<a:b/>" * 2_000)) == "© Święto Łodzi"
    assert rights(makers.xmp(RIGHTS, f'xmlns:a="{"u" * 200}" a:b=""')) == "© Święto Łodzi"
    for long in (f"<own:{'n' * 2_000}/>", f"<own:a own:{'n' * 2_000}=''/>"):
        assert rights(makers.xmp(f"{RIGHTS}{long}<dc:title>T</dc:title>")) == "© Święto Łodzi"
        assert first(parse_xmp(makers.xmp(f"{RIGHTS}{long}<dc:title>T</dc:title>")), "dc:title") == ""


def test_attributes_count_as_elements_do() -> None:
    attributes = " ".join(f'own:a{number}=""' for number in range(900))
    for count, text in ((MAX_ELEMENTS // 900 - 2, "© Święto Łodzi"), (MAX_ELEMENTS // 900 + 1, "")):
        assert rights(makers.xmp(f"<own:b {attributes}/>" * count + RIGHTS)) == text


def test_packets_share_one_budget() -> None:
    left = Budget()
    assert read_tree(makers.xmp("<own:a/>" * (MAX_ELEMENTS - 100)), left) is not None
    assert first(parse_xmp(makers.xmp(RIGHTS), left), "dc:rights")
    assert not first(parse_xmp(makers.xmp("<own:a/>" * 100 + RIGHTS), left), "dc:rights")
    assert read_tree(makers.xmp(RIGHTS), left) is None
    left = Budget()
    assert read_tree(makers.xmp(RIGHTS + "x" * (MAX_PACKET - 5_000)), left) is not None
    assert read_tree(makers.xmp(RIGHTS + "x" * 10_000), left) is None
    assert read_tree(makers.xmp(RIGHTS) + b" " * MAX_PACKET, left) is not None


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY a "SECRET">]>',
        '<!DOCTYPE x [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.invalid/"> %p;]>',
    ],
)
def test_a_dtd_makes_the_whole_packet_nothing(prolog: str) -> None:
    assert read_tree(f"{prolog}{RDF}".encode()) is None


def test_a_dtd_is_refused_before_it_costs_anything() -> None:
    attributes = f'<!DOCTYPE x [<!ATTLIST b xmlns CDATA "{"u" * 400_000}">]>'
    assert read_tree(f"{attributes}<x>{'<b/>' * 100_000}</x>".encode()) is None


def test_an_entity_without_a_dtd_ends_what_is_read() -> None:
    assert rights(makers.xmp(f"{RIGHTS}<dc:title>&a;</dc:title>")) == "© Święto Łodzi"
