"""The CSV round trip with people and their spreadsheet programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.alttext.sources.table import AltRow, AltTable, read_table, write_table
from gallery.errors import ManifestError

SIGNS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
WORDS = st.text(SIGNS, min_size=1, max_size=20).filter(
    lambda text: text.strip("\u200b\ufeff\u00ad \t\r\n") and any(c.isalnum() for c in text)
)
TRICKY = st.sampled_from(
    ["=1+1", "'=1", "''@x", "'quoted' word", "-5 °C", "+48 22", "@home", "\t=a", "a;b\r\nc", 'say "x"', "\rx", "＝1"]
)
CELLS = WORDS | TRICKY
NAMES = CELLS.map(str.strip).filter(bool)
TAGS = st.lists(st.sampled_from(["pl", "en", "de", "pt-BR"]), unique=True, max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> AltTable:
    languages, captions = tuple(draw(TAGS)), tuple(draw(TAGS))

    def texts(tags: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
        return st.fixed_dictionaries({}, optional=dict.fromkeys(tags, CELLS))

    rows = st.builds(
        AltRow,
        id=NAMES,
        source=st.just("") | NAMES,
        decorative=st.booleans(),
        reason=st.just("") | CELLS,
        alt=texts(languages),
        caption=texts(captions),
    )
    found = draw(st.lists(rows, unique_by=lambda row: row.id, max_size=4))
    return AltTable(rows=tuple(found), languages=languages, captions=captions)


@given(tables())
def test_what_is_written_is_read_back_exactly(table: AltTable) -> None:
    assert read_table(write_table(table)) == table


@given(tables())
def test_no_cell_begins_like_a_formula(table: AltTable) -> None:
    import csv
    from io import StringIO

    text = write_table(table).decode("utf-8-sig")
    for row in csv.reader(StringIO(text, newline=""), delimiter=";"):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
            assert not cell.startswith(("\t", "\r", "\n"))


def test_written_for_polish_excel() -> None:
    row = AltRow(id="a", source="x.jpg", decorative=True, reason="tło", alt={"pl": "Łąka"})
    data = write_table(AltTable(rows=(row,), languages=("pl",)))
    assert data == "\ufeffid;source;decorative;reason;alt_pl\r\na;x.jpg;yes;tło;Łąka\r\n".encode()


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffid;alt_pl\r\na;Łąka\r\n".encode(),
        "id,alt_pl\na,Łąka".encode(),
        "ID\tAlt_pl\r\na\tŁąka\r\n\r\n".encode("cp1250"),
        "id\talt_pl\na\tŁąka".encode("utf-16"),
        'sep=;\r\n"id";"alt_pl"\r\n a ;Łąka;;\r\n;;\r\n'.encode(),
        " id , alt_pl ,\na,Łąka,".encode(),
    ],
)
def test_the_dialects_of_spreadsheet_programs(data: bytes) -> None:
    rows = (AltRow(id="a", alt={"pl": "Łąka"}),)
    assert read_table(data) == AltTable(rows=rows, languages=("pl",), marked=False)


def test_an_empty_cell_is_no_text() -> None:
    (row,) = read_table(b"id;alt_pl;alt_en;caption_pl\na; ;A dog;\n").rows
    assert (dict(row.alt), dict(row.caption)) == ({"en": "A dog"}, {})


@pytest.mark.parametrize(
    ("mark", "decorative"),
    [("tak", True), ("X", True), ("PRAWDA", True), ("1", True), ("nie", False), ("FAŁSZ", False), ("", False)],
)
def test_marks_of_decorative_images(mark: str, decorative: bool) -> None:
    (row,) = read_table(f"id;decorative;reason\na;{mark};r".encode()).rows
    assert row.decorative is decorative


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "row 1: there is no column id"),
        (b"alt_pl;caption_pl\nx;y", "row 1: there is no column id"),
        (b"plik;alt_pl\n;y", "row 2, column source: it is empty"),
        (b"id;alt_pl;state_pl\na;b;maybe", "row 2, column state_pl: 'maybe' is neither draft nor approved"),
        (b"id;alt_pl;foo\na;b;c", "row 1, column 3: unknown column foo"),
        (b"id;alt;x\n", "row 1, column 2: unknown column alt"),
        (b"id;alt_pl;ALT_pl\n", "row 1, column 3: alt_pl is there twice"),
        (b"id;alt_pl\na;x\n\nb;y\na;z", "row 5, column id: a is in the table twice"),
        (b"id;alt_pl\n ;x", "row 2, column id: it is empty"),
        (b"id;decorative\na;maybe", "row 2, column decorative: 'maybe' is neither yes nor no"),
        (b"id;alt_pl\na;b;c", "row 2: more cells than columns"),
        (b'id;alt_pl\na;"' + b"x" * 140_000, "the table cannot be read"),
        (b"PK\x03\x04\x00\x00", "this is not a text table"),
        (b"id\n\x81\x83", "this is not a text table"),
    ],
)
def test_a_wrong_table_is_refused_with_row_and_column(data: bytes, message: str) -> None:
    with pytest.raises(ManifestError, match=message) as caught:
        read_table(data)
    assert caught.value.code == "alt-table"
