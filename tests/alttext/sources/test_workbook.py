from io import BytesIO

import pytest
from openpyxl import load_workbook

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.alttext.sources.workbook import read_workbook, write_workbook
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
