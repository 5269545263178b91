"""Alt tables as Excel workbooks."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Final
from zipfile import BadZipFile

from gallery.alttext.sources.table import AltTable, read_table, write_table
from gallery.errors import ManifestError

_WIDE: Final = 60
_NARROW: Final = 22


def write_workbook(table: AltTable) -> bytes:
    """One sheet with the cells of the CSV table; every cell is text, so that nothing runs as a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and only for workbooks
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    text = write_table(table).decode("utf-8-sig")
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "alt"
    for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=";"), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(row=number, column=column, value=_legal(value) or None)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
                wide = value.startswith(("alt_", "caption_"))
                sheet.column_dimensions[get_column_letter(column)].width = _WIDE if wide else _NARROW
    sheet.freeze_panes = "C2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read_workbook(data: bytes) -> AltTable:
    """Read the first sheet of a workbook as an alt table.

    Raises:
        ManifestError: Not a workbook, or not an alt table (``alt-table``).
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and only for workbooks
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(BytesIO(data), data_only=True)
        rows = [[_text(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    except (InvalidFileException, BadZipFile, KeyError, ValueError, OSError, IndexError, TypeError) as broken:
        raise ManifestError(
            "this is not an Excel workbook", code="alt-table", hint="Save it as .xlsx, or as CSV (UTF-8)."
        ) from broken
    return read_table(_as_csv(rows))


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
