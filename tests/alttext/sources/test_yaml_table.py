import pytest

from gallery.alttext.sources.table import AltRow
from gallery.alttext.sources.yaml_table import read_yaml
from gallery.errors import ManifestError

TABLE = """
IMG_2041.JPG:
  alt: {pl: "Burmistrz: na mównicy", en: The mayor, no: Ordføreren}
  caption:
    pl: Otwarcie
0123456789abcdef:
  decorative: tło slajdu
"""


def test_rows_are_of_files_ids_and_hashes() -> None:
    table = read_yaml(TABLE.encode())
    assert table.rows == (
        AltRow(
            source="IMG_2041.JPG",
            alt={"pl": "Burmistrz: na mównicy", "en": "The mayor", "no": "Ordføreren"},
            caption={"pl": "Otwarcie"},
        ),
        AltRow(id="0123456789abcdef", decorative=True, reason="tło slajdu"),
    )
    assert (table.languages, table.captions, table.marked, table.stated) == (("en", "no", "pl"), ("pl",), True, ())


def test_a_blank_text_is_none() -> None:
    (row,) = read_yaml(b"a.jpg: {alt: {pl: ' ', en: A dog}}").rows
    assert row.alt == {"en": "A dog"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "begins with the file of a photo"),
        (b"- a\n- b", "begins with the file of a photo"),
        (b"a.jpg: text", "a.jpg: say alt"),
        (b"a.jpg: {alt: text}", "a.jpg, alt: write a language before the text"),
        (b"a.jpg: {alt: {pl: [x]}}", "a.jpg, alt: pl is no language with a text"),
        (b"a.jpg: {alt: {pl: {a: b}}}", "a.jpg, alt: pl is no language with a text"),
        (b"a.jpg: {alt: {2026: x}}", "a.jpg, alt: 2026 is no language with a text"),
        (b"a.jpg: {alts: {pl: x}}", "a.jpg: unknown key alts"),
        (b"a.jpg: {decorative: true}", "a.jpg: decorative needs the reason"),
        (b"a: b: c", "this is not YAML"),
        (b"a.jpg: !!python/object/apply:os.system [ls]", "this is not YAML"),
        (b"\xff\xfe\x00", "this is not YAML"),
        (b"[" * 10_000, "this is not YAML"),
        (b"x" * 5_000_001, "larger than"),
    ],
)
def test_anything_else_is_told(data: bytes, message: str) -> None:
    with pytest.raises(ManifestError, match=message) as wrong:
        read_yaml(data)
    assert wrong.value.code == "alt-table"


def test_a_billion_laughs_are_no_text() -> None:
    names = "abcdefghi"
    lines = ["a: &a [x, x]"] + [f"{names[n]}: &{names[n]} [*{names[n - 1]}, *{names[n - 1]}]" for n in range(1, 9)]
    with pytest.raises(ManifestError):
        read_yaml("\n".join(lines).encode())


@pytest.mark.parametrize(
    "value",
    ["!!timestamp foo", "!!int ''", "!!bool foo", "!!float x", "!!binary 5", "!!null x", "9" * 5_000, "[" * 5_000],
)
def test_a_value_that_is_not_what_its_tag_says_is_refused_in_words(value: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_yaml(f"photo-1.jpg: {{alt: {value}}}".encode())
    assert caught.value.code == "alt-table"
