"""Credits say whose a picture is and what it shows, and nothing else."""

from dataclasses import replace

from gallery.metadata.blocks.exif import read_directories
from gallery.metadata.blocks.xmp import parse_xmp
from gallery.metadata.credits import CREDITS, Credits, credit_blocks
from gallery.model import Rights

RIGHTS = Rights(creator="Ewa", credit="Urząd", copyright="© Town", license_url="https://l", acquire_url="https://a")


def test_the_packet_holds_four_rights_and_the_alt_text() -> None:
    packet = parse_xmp(credit_blocks(RIGHTS, alt={"pl": "Orkiestra", "en": "An orchestra"}).xmp)
    assert {name: [(one.language, one.text) for one in values] for name, values in packet.items()} == {
        "dc:creator": [("", "Ewa")],
        "dc:rights": [("x-default", "© Town")],
        "photoshop:Credit": [("", "Urząd")],
        "xmpRights:WebStatement": [("", "https://l")],
        "Iptc4xmpCore:AltTextAccessibility": [
            ("x-default", "Orkiestra"),
            ("pl", "Orkiestra"),
            ("en", "An orchestra"),
        ],
    }


def test_the_exif_block_holds_artist_and_copyright() -> None:
    block = read_directories(credit_blocks(RIGHTS, alt={"pl": "Orkiestra"}).exif)
    assert {tag.key: block.text(tag.key) for tag in block.tags} == {("0", 0x013B): "Ewa", ("0", 0x8298): "© Town"}


def test_without_rights_and_texts_there_is_nothing_to_carry() -> None:
    for nothing in (Rights(), Rights(creator=" \0 "), replace(Rights(), acquire_url="https://a")):
        assert credit_blocks(nothing, alt={"pl": " "}) == Credits()
    assert Credits().digest == ""


def test_other_credits_have_another_digest() -> None:
    made = [
        credit_blocks(RIGHTS),
        credit_blocks(replace(RIGHTS, creator="Anna")),
        credit_blocks(RIGHTS, alt={"pl": "Orkiestra", "en": "An orchestra"}),
        credit_blocks(RIGHTS, alt={"en": "An orchestra", "pl": "Orkiestra"}),
        Credits(exif=b"ab", xmp=b"c"),
        Credits(exif=b"a", xmp=b"bc"),
    ]
    assert len({one.digest for one in made}) == len(made)
    assert credit_blocks(replace(RIGHTS, acquire_url="")).digest == made[0].digest


def test_the_allow_list_is_that_of_rights_and_alt() -> None:
    assert CREDITS.subjects == {"rights", "alt"}


def test_several_creators_are_several_in_xmp_and_one_text_in_exif() -> None:
    made = credit_blocks(Rights(creator="Ewa Nowak; Jan Kowalski"))
    assert [one.text for one in parse_xmp(made.xmp)["dc:creator"]] == ["Ewa Nowak", "Jan Kowalski"]
    assert read_directories(made.exif).text(("0", 0x013B)) == "Ewa Nowak; Jan Kowalski"
