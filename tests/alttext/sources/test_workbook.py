import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.alttext.sources.workbook import read_workbook, write_workbook
from gallery.errors import ManifestError
from tests.photos import jpeg

ROWS = (
    AltRow(
        id="a" * 16,
        source="IMG_1.JPG",
        alt={"pl": "Burmistrz na mównicy", "en": "=1+1"},
        state={"pl": "approved", "en": "draft"},
        findings="en: the alt text has no letter",
        pixels="f" * 64,
    ),
    AltRow(id="b" * 16, source="IMG_2.JPG", decorative=True, reason="tło"),
)
TABLE = AltTable(rows=ROWS, languages=("pl", "en"), captions=("pl",), stated=("pl", "en"))
PICTURES = {row.id: jpeg(size=(320, 200)) for row in ROWS}


@pytest.mark.parametrize("pictures", [None, PICTURES])
def test_a_workbook_comes_back_as_it_was(pictures: dict[str, bytes] | None) -> None:
    assert read_workbook(write_workbook(TABLE, pictures)) == TABLE


def test_each_row_shows_its_picture_beside_it() -> None:
    sheet = load_workbook(BytesIO(write_workbook(TABLE, PICTURES))).worksheets[0]
    placed = [(one.anchor._from.row, one.anchor._from.col) for one in sheet._images]
    assert placed == [(1, 0), (2, 0)]
    assert all(sheet.row_dimensions[row].height > 100 for row in (2, 3))


def test_a_row_without_a_picture_is_one_all_the_same() -> None:
    some = {ROWS[1].id: PICTURES[ROWS[1].id]}
    data = write_workbook(TABLE, some)
    assert read_workbook(data) == TABLE
    (picture,) = load_workbook(BytesIO(data)).worksheets[0]._images
    assert picture.anchor._from.row == 2


def test_a_mark_may_be_a_truth_value_of_the_spreadsheet() -> None:
    book = load_workbook(BytesIO(write_workbook(TABLE)))
    sheet = book.worksheets[0]
    column = [cell.value for cell in sheet[1]].index("decorative") + 1
    sheet.cell(2, column).value, sheet.cell(3, column).value = False, True
    out = BytesIO()
    book.save(out)
    assert [row.decorative for row in read_workbook(out.getvalue()).rows] == [False, True]


def test_only_what_a_person_writes_is_open() -> None:
    sheet = load_workbook(BytesIO(write_workbook(TABLE, PICTURES))).worksheets[0]
    assert sheet.protection.sheet
    header = [cell.value for cell in sheet[1]]
    free = {name for name, cell in zip(header, sheet[2], strict=True) if not cell.protection.locked}
    assert free == {"decorative", "reason", "alt_pl", "state_pl", "alt_en", "state_en", "caption_pl"}
    assert all(cell.protection.locked for cell in sheet[1])


def test_marks_and_states_are_chosen_from_lists() -> None:
    sheet = load_workbook(BytesIO(write_workbook(TABLE))).worksheets[0]
    header = [cell.value for cell in sheet[1]]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    letters = {name: chr(ord("A") + header.index(name)) for name in ("decorative", "state_pl", "state_en")}
    assert lists == {
        f"{letters['decorative']}2:{letters['decorative']}3": '"yes,no"',
        f"{letters['state_pl']}2:{letters['state_pl']}3": '"draft,approved"',
        f"{letters['state_en']}2:{letters['state_en']}3": '"draft,approved"',
    }


def test_nothing_is_a_formula() -> None:
    sheet = load_workbook(BytesIO(write_workbook(TABLE))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def with_part(name: str, change: Callable[[str], str]) -> bytes:
    """A workbook in which one part says something else."""
    out = BytesIO()
    with ZipFile(BytesIO(write_workbook(TABLE))) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()) if part == name else text)
    return out.getvalue()


SHEET_PART = "xl/worksheets/sheet1.xml"


class TestHostile:
    @pytest.mark.parametrize(
        ("part", "change"),
        [
            ("xl/_rels/workbook.xml.rels", lambda text: text.replace("/>", "", 1)),  # lxml's error is no ValueError
            (SHEET_PART, lambda text: text[: len(text) // 2]),
            ("xl/workbook.xml", lambda text: text.replace("sheetId", "sheet Id")),
            ("[Content_Types].xml", lambda text: ""),
        ],
    )
    def test_a_damaged_part_is_no_workbook(self, part: str, change: Callable[[str], str]) -> None:
        with pytest.raises(ManifestError, match="not an Excel workbook"):
            read_workbook(with_part(part, change))

    def test_entities_are_not_put_in(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("TOP-SECRET")
        head = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'

        def change(text: str) -> str:
            return head + text.partition("?>")[2].replace("tło", "&secret;", 1)

        try:
            table = read_workbook(with_part(SHEET_PART, change))
        except ManifestError:
            return
        assert "TOP-SECRET" not in repr(table)

    def test_what_unpacks_to_more_than_any_table_is_refused_unread(self) -> None:
        bomb = with_part(
            SHEET_PART, lambda text: text.replace("<sheetData>", "<!--" + " " * 120_000_000 + "--><sheetData>")
        )
        assert len(bomb) < 1_000_000
        with pytest.raises(ManifestError, match="larger than a table"):
            read_workbook(bomb)

    @pytest.mark.parametrize("row", [1_048_576, 2_000_000_000])
    def test_a_cell_far_below_costs_nothing(self, row: int) -> None:
        far = f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        data = with_part(SHEET_PART, lambda text: text.replace("</sheetData>", far))
        if row > 1_048_576:
            assert read_workbook(data) == TABLE
        else:
            with pytest.raises(ManifestError, match="larger than a table"):
                read_workbook(data)

    def test_merged_cells_and_far_columns_cost_nothing(self) -> None:
        merged = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        assert read_workbook(with_part(SHEET_PART, lambda text: text.replace("</sheetData>", merged))) == TABLE
        far = '<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'
        assert read_workbook(with_part(SHEET_PART, lambda text: text.replace("</row>", far, 1))) == TABLE

    def test_a_wrong_dimension_hides_no_row(self) -> None:
        data = with_part(SHEET_PART, lambda text: re.sub('<dimension ref="[^"]*"/>', '<dimension ref="A1"/>', text))
        assert read_workbook(data) == TABLE

    def test_rows_that_say_nothing_keep_their_place(self) -> None:
        empty = '<row r="50"></row></sheetData>'
        assert read_workbook(with_part(SHEET_PART, lambda text: text.replace("</sheetData>", empty))) == TABLE
