"""Private values leave the file as digests, and only those that would give somebody away."""

import pytest

from gallery.metadata.read import read_metadata
from gallery.metadata.secrets import digest
from tests.metadata import makers


def secrets(data: bytes) -> tuple[str, ...]:
    return read_metadata(data).secrets


def with_exif(*tags: tuple[int, int, int, bytes], first: tuple[tuple[int, int, int, bytes], ...] = ()) -> bytes:
    """A JPEG whose Exif directory holds these tags."""
    pointer = (0x8769, 4, 1, (8 + len(makers.ifd([*first, (0x8769, 4, 1, bytes(4))], 8))).to_bytes(4, "little"))
    outer = makers.ifd([*first, pointer], 8)
    return makers.jpeg(makers.exif_segment(b"II*\0\x08\0\0\0" + outer + makers.ifd(list(tags), 8 + len(outer))))


def test_serials_and_owners_of_exif_are_digests() -> None:
    data = with_exif(
        makers.ascii_tag(0xA430, b"Jan  KOWALSKI"),
        makers.ascii_tag(0xA431, b"SN-12345"),
        makers.ascii_tag(0xA435, b"L98765"),
    )
    assert set(secrets(data)) == {digest(("jan", "kowalski")), digest(("sn", "12345")), digest(("l98765",))}


@pytest.mark.parametrize("serial", [b"", b"1234", b"0000000000", b"aaaaaa", b"     ", b"unknown", b"------"])
def test_what_says_nothing_is_left_out(serial: bytes) -> None:
    assert secrets(with_exif(makers.ascii_tag(0xA431, serial))) == ()


def test_an_owner_who_is_the_published_author_is_no_secret() -> None:
    owner = makers.ascii_tag(0xA430, b"Jan Kowalski")
    assert secrets(with_exif(owner, first=(makers.ascii_tag(0x8298, b"(c) 2026 Jan Kowalski"),))) == ()
    assert secrets(with_exif(owner, first=(makers.ascii_tag(0x8298, b"(c) 2026 Anna Nowak"),))) != ()


def test_a_computer_named_like_the_camera_is_no_secret() -> None:
    phone = (makers.ascii_tag(0x0110, b"iPhone 12 Pro"), makers.ascii_tag(0x013C, b"iPhone 12 Pro"))
    assert secrets(with_exif(first=phone)) == ()
    assert len(secrets(with_exif(first=(makers.ascii_tag(0x013C, b"laptop-jana"),)))) == 1


def test_the_author_of_windows_is_read_in_its_own_encoding() -> None:
    raw = "Żaneta Kot\0".encode("utf-16-le")
    assert secrets(with_exif(first=((0x9C9D, 1, len(raw), raw),))) == (digest(("żaneta", "kot")),)


def test_xmp_serials_ids_and_contacts_are_digests() -> None:
    body = (
        "<Iptc4xmpCore:CreatorContactInfo Iptc4xmpCore:CiEmailWork='jan@example.org, ja@example.com'"
        " Iptc4xmpCore:CiAdrCity='Warszawa'/>"
    )
    found = secrets(
        makers.jpeg(makers.xmp_segment(makers.xmp(body, 'aux:SerialNumber="77123" xmpMM:DocumentID="xmp.did:ab12c"')))
    )
    expected = {("77123",), ("ab12c",), ("jan", "example", "org"), ("ja", "example", "com")}
    assert set(found) == {digest(words) for words in expected}


def test_iptc_contacts_are_digests() -> None:
    data = makers.jpeg(makers.segment(0xED, b"Photoshop 3.0\0" + makers.irb(makers.iptc(), private=False)))
    assert secrets(data) == (digest(("secret", "phone")),)


def test_a_digest_tells_how_long_the_value_is_and_not_what_it_is() -> None:
    assert digest(("jan", "kowalski")).startswith("2-11-")
    assert len(digest(("jan", "kowalski"))) == len("2-11-") + 16


@pytest.mark.parametrize("owner", [b"Photographer", b"unknown owner", b"Owner Name", b"LOCALHOST"])
def test_what_programs_write_where_they_know_nothing_is_nobody(owner: bytes) -> None:
    assert secrets(with_exif(makers.ascii_tag(0xA430, owner))) == ()


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("http://ns.adobe.com/tiff/1.0/", "Make"),
        ("http://ns.adobe.com/tiff/1.0/", "Model"),
        ("http://ns.adobe.com/xap/1.0/", "CreatorTool"),
    ],
)
def test_a_computer_named_like_what_xmp_calls_the_camera_is_no_secret(schema: str, name: str) -> None:
    computer = makers.exif_segment(makers.block(makers.ascii_tag(0x013C, b"Studio Nine")))
    said = makers.xmp_segment(makers.xmp("", f'xmlns:x1="{schema}" x1:{name}="Studio Nine"'))
    assert digest(("studio", "nine")) in secrets(makers.jpeg(computer))
    assert digest(("studio", "nine")) not in secrets(makers.jpeg(computer, said))


@pytest.mark.parametrize(
    ("code", "codec", "first_name"),
    [(b"ASCII\0\0\0", "ascii", "jan"), (b"UNICODE\0", "utf-16", "żaneta"), (b"\0" * 8, "utf-8", "żaneta")],
)
def test_how_gps_was_found_is_read_in_the_code_that_it_names(code: bytes, codec: str, first_name: str) -> None:
    raw = code + f"{first_name} Kowalska".encode(codec)
    first = makers.block((0x8825, 4, 1, (26).to_bytes(4, "little")))
    gps = makers.ifd([(0x001B, 7, len(raw), raw)], 26)
    data = makers.jpeg(makers.exif_segment(first + gps))
    assert secrets(data) == (digest((first_name, "kowalska")),)
