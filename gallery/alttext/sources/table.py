"""Alt tables: a gallery's texts as CSV, for spreadsheet programs."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Final

from gallery.alttext.texts import is_blank
from gallery.errors import ManifestError

_DELIMITERS: Final = ";,\t"
_FIXED: Final = ("id", "source", "decorative", "reason")
_SHOWN: Final = ("findings", "pixels")
"""Columns that an export adds, for people and for the way back."""

PICTURE: Final = "picture"
"""Heads the column of pictures in a workbook, of which a table keeps nothing."""

_NAMES: Final = {"file": "source", "file_name": "source", "filename": "source", "plik": "source"}
"""What tables that were made elsewhere call the photo's file."""

_TEXT: Final = re.compile(r"(alt|state|caption)_([a-z]{2,3}(?:-[a-z0-9]{1,8})*)", re.IGNORECASE)
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "tak", "t", "prawda"})
_NO: Final = frozenset({"", "no", "n", "false", "0", "nie", "fałsz"})
_STATES: Final = {
    **dict.fromkeys(("approved", "zatwierdzony", "zatwierdzone", "zatwierdzona", "ok"), "approved"),
    **dict.fromkeys(("draft", "szkic", "do sprawdzenia"), "draft"),
    **dict.fromkeys(("stale", "nieaktualny", "nieaktualne"), "stale"),
    **dict.fromkeys(("missing", "brak", ""), ""),
}
# OWASP, CSV injection: cells that begin so are formulas to a spreadsheet. Apostrophes in front take part, so that
# taking one off always gives back what was written.
_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


@dataclass(frozen=True, slots=True, kw_only=True)
class AltRow:
    """One photo of a table.

    Attributes:
        id: Of the item, or the content hash; empty in a table that knows photos by their files alone.
        source: Path or name of the photo file.
        reason: Why it is decorative.
        alt: By language; an empty cell is no text, not a deletion.
        caption: By language.
        state: Of the alt texts, by language: ``draft``, ``approved``, ``stale``, or empty.
        findings: Of the audit, in words.
        pixels: Hash of the photo's pixels when the table was written; empty where it does not say.
    """

    id: str = ""
    source: str = ""
    decorative: bool = False
    reason: str = ""
    alt: Mapping[str, str] = field(default_factory=dict)
    caption: Mapping[str, str] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)
    findings: str = ""
    pixels: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AltTable:
    """A table in the order of its rows.

    Attributes:
        languages: Of the alt columns, in their order.
        captions: Languages of the caption columns.
        marked: There is a column ``decorative``; without one the rows say nothing of it.
        stated: Languages of the state columns; without one every text is its writer's own.
    """

    rows: tuple[AltRow, ...] = ()
    languages: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    marked: bool = True
    stated: tuple[str, ...] = ()


def write_table(table: AltTable) -> bytes:
    """The table as Polish Excel opens it by a double click: UTF-8 with byte order mark, semicolons."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    shown = [name for name in _SHOWN if any(getattr(row, name) for row in table.rows)]
    writer.writerow([*_FIXED, *(f"{kind}_{tag}" for kind, tag in _texts(table)), *shown])
    for row in table.rows:
        fixed = [row.id, row.source, "yes" if row.decorative else "", row.reason]
        texts = [getattr(row, kind).get(tag, "") for kind, tag in _texts(table)]
        writer.writerow([guarded(cell) for cell in (*fixed, *texts, *(getattr(row, name) for name in shown))])
    return out.getvalue().encode("utf-8-sig", "replace")


def _texts(table: AltTable) -> Iterator[tuple[str, str]]:
    """The columns of texts: each alt beside its state, then the captions."""
    for language in table.languages:
        yield "alt", language
        if language in table.stated:
            yield "state", language
    for language in table.captions:
        yield "caption", language


def read_table(data: bytes) -> AltTable:
    """Read a table that a person filled in.

    UTF-8, UTF-16 with byte order mark, or Windows-1250; semicolons, commas or tabs.

    Raises:
        ManifestError: Not a table, an unknown, double or missing column, a row that names no photo, an id that occurs
            twice, a mark that is neither yes nor no, or an unknown state (``alt-table``); the message names row and
            column.
    """
    rows = _cells(_decoded(data))
    number, header = next(rows, (1, []))
    columns = _columns(header)
    found: dict[str, AltRow] = {}
    for number, cells in rows:
        row = _row(number, columns, cells)
        name = row.id or f"row {number}"
        if name in found:
            raise _wrong(f"row {number}, column id: {row.id} is in the table twice")
        found[name] = row
    languages, stated, captions = (
        tuple(name.removeprefix(kind) for name in columns if name.startswith(kind))
        for kind in ("alt_", "state_", "caption_")
    )
    return AltTable(
        rows=tuple(found.values()),
        languages=languages,
        captions=captions,
        marked="decorative" in columns,
        stated=stated,
    )


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for attempt in (encoding, "cp1250"):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _wrong("this is not a text table; save it as CSV (UTF-8) in the spreadsheet program")


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with their number in the spreadsheet; Excel's line ``sep=;`` is none."""
    said, _, rest = text.partition("\n")
    if said.startswith("sep=") and len(said.rstrip("\r")) == len("sep=;"):
        text = rest
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(not is_blank(cell) for cell in row):
                yield number, row
    except csv.Error as broken:
        raise _wrong(f"the table cannot be read: {broken}") from broken


def _columns(header: list[str]) -> list[str]:
    columns = [cell.strip() if _TEXT.fullmatch(cell.strip()) else cell.strip().casefold() for cell in header]
    columns = [
        name.partition("_")[0].casefold() + "_" + name.partition("_")[2] if "_" in name else name for name in columns
    ]
    columns = [_NAMES.get(name, name) for name in columns]
    for number, name in enumerate(columns, 1):
        if name in columns[: number - 1]:
            raise _wrong(f"row 1, column {number}: {name} is there twice")
        if name and name not in (*_FIXED, *_SHOWN, PICTURE) and _TEXT.fullmatch(name) is None:
            raise _wrong(
                f"row 1, column {number}: unknown column {name}", f"Known are {', '.join(_FIXED)}, alt_pl, caption_pl."
            )
    if not {"id", "source"} & {*columns}:
        raise _wrong("row 1: there is no column id", "The first row names the columns; id or source names the photo.")
    return columns


def _row(number: int, columns: list[str], cells: list[str]) -> AltRow:
    if any(not is_blank(cell) for cell in cells[len(columns) :]):
        raise _wrong(f"row {number}: more cells than columns", "Put texts with a separator in quotation marks.")
    values = {name: _unguarded(cell) for name, cell in zip(columns, cells, strict=False) if not is_blank(cell)}
    name, source = values.get("id", "").strip(), values.get("source", "").strip()
    if not name and ("id" in columns or not source):
        raise _wrong(f"row {number}, column {'id' if 'id' in columns else 'source'}: it is empty")
    mark = values.get("decorative", "").strip()
    if mark.casefold() not in _YES | _NO:
        raise _wrong(f"row {number}, column decorative: {mark!r} is neither yes nor no")
    return AltRow(
        id=name,
        source=source,
        decorative=mark.casefold() in _YES,
        reason=values.get("reason", ""),
        alt=_of("alt_", values),
        caption=_of("caption_", values),
        state={tag: _state(number, tag, word) for tag, word in _of("state_", values).items()},
        findings=values.get("findings", ""),
        pixels=values.get("pixels", "").strip(),
    )


def _of(kind: str, values: Mapping[str, str]) -> dict[str, str]:
    return {key.removeprefix(kind): text for key, text in values.items() if key.startswith(kind)}


def _state(number: int, tag: str, word: str) -> str:
    state = _STATES.get(word.strip().casefold())
    if state is None:
        raise _wrong(f"row {number}, column state_{tag}: {word.strip()!r} is neither draft nor approved")
    return state


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _wrong(message: str, hint: str = "") -> ManifestError:
    return ManifestError(message, code="alt-table", hint=hint)
