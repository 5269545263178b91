"""Alt tables as Excel workbooks."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO, StringIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from gallery.alttext.sources.table import PICTURE, AltTable, read_table, write_table
from gallery.errors import ManifestError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Final = {PICTURE: 26, "id": 19, "source": 22, "decorative": 11, "reason": 22, "findings": 60, "pixels": 12}
_TEXT_WIDTH: Final = 48
_STATE_WIDTH: Final = 11
"""Of columns, in widths of a digit."""

_SIDE: Final = 160
"""Pixels of a picture's longer side as it stands in its cell."""

_ROW: Final = 126
"""Height of a row in points, for a picture of ``_SIDE`` pixels at 96 to the inch."""

_UNPACKED: Final = 100_000_000
"""Bytes of the parts of a workbook; with a small picture in each row, 2,000 photos have 30 million."""

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 200
_LAST_ROW: Final = 1_048_576
"""Of any worksheet (ECMA-376); a file may say that its cells lie further down."""

_OPEN: Final = ("decorative", "reason", "alt_", "state_", "caption_")
"""What a person may write into; everything else is locked, against slips and not against anybody."""

_COLOURS: Final = {"draft": "FFF2CC", "stale": "F8CBAD", "approved": "E2EFDA"}


def write_workbook(table: AltTable, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """One sheet with the cells of the CSV table, and the pictures beside them where they are at hand.

    Every cell is text, so that nothing runs as a formula. Cells that say which photo a row is of are locked, marks and
    states are chosen from a list.

    Args:
        table: The texts.
        pictures: Id of the row -> JPEG.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and only for workbooks
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    text = write_table(table).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    if pictures:
        rows = [[PICTURE, *rows[0]], *(["", *row] for row in rows[1:])]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "alt"
    _fill(sheet, rows)
    _choices(sheet, rows[0], len(rows))
    if pictures:
        _show(sheet, table, pictures)
    sheet.freeze_panes = "D2" if pictures else "C2"
    sheet.protection.sheet = True  # without a password
    sheet.protection.formatColumns = sheet.protection.formatRows = sheet.protection.sort = False  # these stay allowed
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, each as wide as the sheet
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: "Worksheet", rows: list[list[str]]) -> None:
    from openpyxl.styles import Alignment, Font, Protection  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    wrapped, bold, free = Alignment(wrap_text=True, vertical="top"), Font(bold=True), Protection(locked=False)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(row=number, column=column, value=_legal(value) or None)
            cell.number_format = "@"
            cell.alignment = wrapped
            if number == 1:
                cell.font = bold
                sheet.column_dimensions[get_column_letter(column)].width = _width(value)
            elif rows[0][column - 1].startswith(_OPEN):
                cell.protection = free


def _width(name: str) -> int:
    return _STATE_WIDTH if name.startswith("state_") else _WIDTHS.get(name, _TEXT_WIDTH)


def _choices(sheet: "Worksheet", header: list[str], last: int) -> None:
    """Lists to choose from, and colours for the states."""
    from openpyxl.formatting.rule import CellIsRule  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    for column, name in enumerate(header, 1):
        words = "yes,no" if name == "decorative" else "draft,approved" if name.startswith("state_") else ""
        if not words or last < 2:
            continue
        letter = get_column_letter(column)
        cells = f"{letter}2:{letter}{last}"
        # A text that is not in the list is a warning: a sheet in Polish may say tak.
        choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, errorStyle="warning")
        choice.add(cells)
        sheet.add_data_validation(choice)
        if name.startswith("state_"):
            for state, colour in _COLOURS.items():
                fill = PatternFill(bgColor=colour, fill_type="solid")
                rule = CellIsRule(operator="equal", formula=[f'"{state}"'], fill=fill)
                sheet.conditional_formatting.add(cells, rule)


def _show(sheet: "Worksheet", table: AltTable, pictures: Mapping[str, bytes]) -> None:
    from openpyxl.drawing.image import Image  # noqa: PLC0415

    for number, row in enumerate(table.rows, 2):
        if row.id in pictures:
            picture: Any = Image(BytesIO(pictures[row.id]))
            factor = _SIDE / max(picture.width, picture.height)
            picture.width, picture.height = round(picture.width * factor), round(picture.height * factor)
            sheet.add_image(picture, f"A{number}")
            sheet.row_dimensions[number].height = _ROW


def read_workbook(data: bytes) -> AltTable:
    """Read the first sheet of a workbook as an alt table.

    Raises:
        ManifestError: Not a workbook, not an alt table, or larger than any (``alt-table``).
    """
    try:
        rows = _filled(_rows(data))
    except ManifestError:
        raise
    except Exception as broken:  # openpyxl and the XML parser that it finds raise whatever they like
        raise ManifestError(
            "this is not an Excel workbook", code="alt-table", hint="Save it as .xlsx, or as CSV (UTF-8)."
        ) from broken
    return read_table(_as_csv(rows))


def _rows(data: bytes) -> Iterator[list[str]]:
    """The rows one after the other: what a small file unpacks to, or what a cell says of its place, has no bounds."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for workbooks

    with ZipFile(BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
            raise _too_large()
    sheet = load_workbook(BytesIO(data), data_only=True, read_only=True).worksheets[0]
    sheet.reset_dimensions()  # what a program wrote there may be wrong, and rows behind it would be lost
    for row in sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS):
        texts = [_text(value) for value in row] if row.count(None) < len(row) else []
        while texts and not texts[-1]:
            texts.pop()
        yield texts


def _filled(rows: Iterator[list[str]]) -> list[list[str]]:
    """The rows up to the last that says anything; empty ones between keep their place."""
    filled: list[list[str]] = []
    for number, row in enumerate(islice(rows, _LAST_ROW)):
        if row:
            if number > _MOST_ROWS:
                raise _too_large()
            filled += [[] for _ in range(number - len(filled))]
            filled.append(row)
    return filled


def _too_large() -> ManifestError:
    return ManifestError(
        "the workbook is larger than a table of alt texts can be",
        code="alt-table",
        hint="Export the table again, or save the sheet alone as CSV (UTF-8).",
    )


def _as_csv(rows: Iterable[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _text(value: object) -> str:
    """What a person typed: 1 and 1.0 are the same cell to a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _legal(value: str) -> str:
    """Without control characters, which XML 1.0 has no way to write."""
    return "".join(letter for letter in value if letter >= " " or letter in "\t\n")
