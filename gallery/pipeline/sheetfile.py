"""Reading and writing ``alts.csv`` without losing what people write into it meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from gallery.alttext.sources.table import AltRow, AltTable, read_table, write_table
from gallery.cache.store import Store
from gallery.errors import ManifestError, StorageError
from gallery.model import Decisions
from gallery.pipeline.altsheet import FILE_NAME, Filled, take_over
from gallery.pipeline.revising import Writer
from gallery.pipeline.sheet_rows import Known
from gallery.pipeline.workspace import existing
from gallery.ports import Files

_WRITTEN: Final = "alts.csv as written"


def fill_in(
    files: Files,
    store: Store,
    decisions: Decisions,
    known: Known,
    unfilled: Callable[[], tuple[AltTable, ...]],
    writer: Writer | None = None,
) -> Filled:
    """Take over what people changed in ``alts.csv`` since it was written.

    Args:
        files: Over the output folder.
        store: Knows the sheet as it was written.
        decisions: As they are.
        known: Every photo that was read.
        unfilled: The sheet as it would be written now, and as it may have been written, asked for where the store has
            lost the old one; so that a draft in it is never taken for a person's text.
        writer: Who filled it in; None for somebody, now.
    """
    try:
        data = existing(files, FILE_NAME)
        if data is None:
            return Filled(decisions=decisions)
        table = read_table(data)
    except (ManifestError, StorageError) as broken:
        notice = f"{FILE_NAME} was left as it is: {broken.message}."
        return Filled(decisions=decisions, notices=(notice,), readable=False)
    written = store.get(_WRITTEN, tuple[AltTable, ...]) or unfilled()
    return replace(take_over(table, written, decisions, known, writer=writer), seen=data)


def write_sheet(files: Files, store: Store, table: AltTable, filled: Filled) -> tuple[str, ...]:
    """Write the sheet, unless somebody changed it since it was read.

    A kill at any moment leaves an index that knows both the old and the new sheet, so that no draft in either is
    taken for a person's text.

    Args:
        files: Over the output folder.
        store: Remembers the sheet, so that the next run sees what a person changed.
        table: The photos of the gallery.
        filled: The sheet as it was read. Its strangers follow the photos; should they come back, what people wrote
            into their rows still counts as new.

    Returns:
        What a person should know.
    """
    if not filled.readable:
        return ()
    rows = tuple(_with_pending(row, filled) for row in table.rows)
    whole = AltTable(
        rows=(*rows, *filled.strangers),
        languages=_columns(table.languages, filled.strangers, "alt"),
        captions=_columns(table.captions, filled.strangers, "caption"),
        stated=table.languages,
    )
    data = write_table(whole)
    before = store.get(_WRITTEN, tuple[AltTable, ...]) or ()
    known = {row.id: row for one in before for row in one.rows}
    remembered = replace(whole, rows=(*rows, *(known.get(row.id, AltRow(id=row.id)) for row in filled.strangers)))
    try:
        now = existing(files, FILE_NAME)
        if now != filled.seen:
            return (f"{FILE_NAME} was changed while the gallery was built; build again to take it over.",)
        if now != data:
            store.put(_WRITTEN, (*before, remembered))
            files.write(FILE_NAME, data)
    except StorageError as failed:
        return (f"{FILE_NAME} was not written: {failed.message}. Close it in other programs and build again.",)
    store.put(_WRITTEN, (remembered,))
    return ()


def _with_pending(row: AltRow, filled: Filled) -> AltRow:
    """A mark without a reason, or a reason without a mark, stays as its writer left it."""
    mark = filled.pending.get(row.id)
    return replace(row, decorative=mark[0], reason=mark[1]) if mark else row


def _columns(languages: Sequence[str], strangers: Sequence[AltRow], kind: str) -> tuple[str, ...]:
    """The gallery's languages, and those that only rows of absent photos use."""
    used = [tag for row in strangers for tag in (row.alt if kind == "alt" else row.caption)]
    return tuple(dict.fromkeys([*languages, *sorted(used)]))
