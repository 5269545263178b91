"""The table that an editor fills in, as the audit sees it: looked over before it is handed in."""

from pathlib import Path
from typing import Final

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.pipeline.describing import TABLES
from gallery.ports import Sheet, SheetImage

READERS: Final = {Path(name).suffix: read for name, read in TABLES.items()}
"""How the name of a table ends -> what reads it."""


def table_sheets(table: AltTable) -> tuple[Sheet, ...]:
    """One sheet a language; an empty cell is a missing text.

    A table names no headline, so that texts are compared with each other alone.
    """
    texts = {language: {_id(row): _alt(row, language) for row in table.rows} for language in table.languages}
    return tuple(
        Sheet(
            language=language,
            images=tuple(_image(row, language) for row in table.rows),
            others={other: alts for other, alts in texts.items() if other != language},
        )
        for language in table.languages
    )


def _image(row: AltRow, language: str) -> SheetImage:
    return SheetImage(
        id=_id(row),
        alt=_alt(row, language),
        decorative=row.decorative,
        caption=row.caption.get(language, ""),
        file_name=row.source,
    )


def _id(row: AltRow) -> str:
    return row.id or row.source


def _alt(row: AltRow, language: str) -> str | None:
    return row.alt.get(language) or ("" if row.decorative else None)
