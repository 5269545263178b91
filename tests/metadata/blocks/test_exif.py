"""Reading directories within bounds, writing them small."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.metadata.blocks.exif import MAX_TAGS, read_directories
from gallery.metadata.blocks.exif_write import write_exif
from tests.metadata import makers

HEAD = b"II*\0\x08\0\0\0"


def test_a_directory_that_points_at_itself_ends() -> None:
    pointer = (0x8769, 4, 1, struct.pack("<I", 8))
    found = read_directories(HEAD + makers.ifd([pointer], 8, following=8))
    assert found.damaged
    assert len(found.tags) == 1


def test_entries_past_the_end_are_not_read() -> None:
    found = read_directories(HEAD + b"\xff\xff" + bytes(24))
    assert found.damaged
    assert len(found.tags) == 2


def test_values_past_the_end_are_damage() -> None:
    assert read_directories(HEAD + struct.pack("<HHHIII", 1, 0x010E, 2, 4_000_000_000, 8, 0)).damaged


def test_many_directories_stop_at_the_bound() -> None:
    count = 400
    pointers = struct.pack(f"<{count}I", *range(30, 30 + count))
    found = read_directories(HEAD + makers.ifd([(0x014A, 4, count, pointers)], 8) + bytes(4000))
    assert found.damaged
    assert len(found.tags) <= MAX_TAGS


def test_bytes_between_values_are_noticed() -> None:
    sound = HEAD + makers.ifd([makers.ascii_tag(0x010E, b"A caption")], 8)
    assert not read_directories(sound + b"\0\0").hidden()
    assert read_directories(sound + b"x").hidden()
    gap = b"II*\0\x0c\0\0\0" + b"gap!" + makers.ifd([makers.ascii_tag(0x010E, b"A caption")], 12)
    assert read_directories(gap).hidden()


def test_values_of_the_wrong_type_say_nothing() -> None:
    found = read_directories(HEAD + makers.ifd([makers.ascii_tag(0x0112, b"6"), (0x829A, 5, 1, bytes(8))], 8))
    assert found.integer(("0", 0x0112)) is None
    assert found.integer(("0", 0x9999)) is None
    assert found.ratio(("0", 0x829A)) is None
    assert found.ratio(("0", 0x9999)) is None


@pytest.mark.parametrize("raw", ["Łódź".encode(), "Gr\xfc\xdfe".encode("latin-1"), b"\0 \0Second part\0"])
def test_texts_are_utf8_or_latin1(raw: bytes) -> None:
    text = read_directories(HEAD + makers.ifd([(0x010E, 2, len(raw), raw)], 8)).text(("0", 0x010E))
    assert text in ("Łódź", "Grüße", "Second part")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Anna\0Beata\0", "Anna; Beata"),
        (b"Anna\0Anna\0", "Anna"),
        (b" \0Beata\0", "Beata"),
        (b"Anna\0 \0", "Anna"),
        (b"Anna\0\0old bytes", "Anna"),
        (b"\0\0Anna", "Anna"),
        ("Łucja\0Gr\u00fcn\0".encode(), "Łucja; Grün"),
        (b"Gr\xfcn\0\xc5\x81ucja\0", "Grün; Łucja"),
    ],
)
def test_of_a_copyright_both_holders_count(raw: bytes, text: str) -> None:
    directory = makers.ifd([(0x8298, 2, len(raw), raw), (0x010E, 2, len(raw), raw)], 8)
    found = read_directories(HEAD + directory)
    assert found.text(("0", 0x8298)) == text
    assert ";" not in found.text(("0", 0x010E))


@given(
    st.dictionaries(
        st.sampled_from([("0", 0x010E), ("0", 0x013B), ("exif", 0x9003), ("exif", 0xA434), ("interop", 1)]),
        st.text(
            st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cc", "Cs", "Zs"]), min_size=1
        ),
    )
)
def test_what_is_written_is_read_and_nothing_lies_between(values: dict[tuple[str, int], str]) -> None:
    block = write_exif(values)
    found = read_directories(block)
    assert bool(block) == bool(values)
    assert not found.hidden()
    assert found.damaged is False
    assert {key: found.raw(key).rstrip(b"\0").decode() for key in values} == values


KINDS = {1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 6: "b", 7: "c", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d", 13: "I"}
KINDS |= {129: "c"}  # UTF-8, of EXIF 3.0


@pytest.mark.parametrize(("kind", "form"), KINDS.items())
def test_a_value_of_each_kind_is_as_long_as_its_kind_says(kind: int, form: str) -> None:
    count = 9
    value = bytes(range(1, struct.calcsize(f"<{form * count}") + 1))
    data = HEAD + struct.pack("<HHHIII", 1, 0x9999, kind, count, 26, 0) + value
    found = read_directories(data)
    assert not found.damaged
    assert (found.raw(("0", 0x9999)), found.hidden()) == (value, False)
    assert read_directories(data[:-1]).damaged
    assert read_directories(data + b"x").hidden()
