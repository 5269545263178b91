"""``alts.csv``: the sheet that an editor fills in beside the gallery."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gallery.alttext.sources.table import AltRow, AltTable, read_table, write_table
from gallery.cache.store import Store
from gallery.errors import ManifestError
from gallery.model import Alt, AltText, Decisions, PhotoDecision
from gallery.storage.files import LocalFiles

FILE_NAME: Final = "alts.csv"
_WRITTEN: Final = "alts.csv as written"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What people wrote into a sheet.

    Attributes:
        decisions: With their texts.
        changed: How many cells were taken over.
        unmatched: Rows of photos that are not here; they stay in the sheet.
        notices: What could not be taken over, and why.
        readable: False where the sheet is no table; it is then left as it is.
    """

    decisions: Decisions
    changed: int = 0
    unmatched: tuple[AltRow, ...] = ()
    notices: tuple[str, ...] = ()
    readable: bool = True


def rows_of(alts: Mapping[str, tuple[str, Alt, Mapping[str, str]]]) -> tuple[AltRow, ...]:
    """Rows for a sheet: id -> source name, alt, captions."""
    return tuple(
        AltRow(
            id=name,
            source=source,
            decorative=alt.role == "decorative",
            reason=alt.reason,
            alt={language: text.value for language, text in alt.text.items()},
            caption=dict(caption),
        )
        for name, (source, alt, caption) in alts.items()
    )


def fill_in(
    files: LocalFiles, store: Store, decisions: Decisions, photos: Sequence[str], unfilled: Callable[[], AltTable]
) -> Filled:
    """Take over what people changed in ``alts.csv`` since it was written.

    Args:
        files: Over the output folder.
        store: Knows the sheet as it was written.
        decisions: As they are.
        photos: SHA-256 of every photo that was read.
        unfilled: The sheet as it would be written now, asked for where the store has lost the old one; so that a
            draft in it is never taken for a person's text.
    """
    if files.stat(FILE_NAME) is None:
        return Filled(decisions=decisions)
    data = files.read(FILE_NAME)
    before = store.get(_WRITTEN, AltTable) or unfilled()
    if data == write_table(before):
        return Filled(decisions=decisions)
    try:
        table = read_table(data)
    except ManifestError as broken:
        notice = f"{FILE_NAME} was left as it is: {broken.message}."
        return Filled(decisions=decisions, notices=(notice,), readable=False)
    return take_over(table, before, decisions, photos)


def take_over(
    table: AltTable, before: AltTable, decisions: Decisions, photos: Sequence[str], *, name: str = FILE_NAME
) -> Filled:
    """Every cell that differs from how the sheet was written becomes a person's decision; an empty cell is none.

    Args:
        table: As it came back.
        before: As it was written; an empty one takes every cell over.
        decisions: As they are.
        photos: SHA-256 of every photo a row may be of.
        name: Of the sheet, for the notices.
    """
    written = {row.id: row for row in before.rows}
    decided, changed, notices = dict(decisions.photos), 0, []
    by_id = {name: sha256 for sha256 in photos for name in (sha256, sha256[:16])}
    for row in table.rows:
        sha256 = by_id.get(row.id)
        if sha256 is None:
            continue
        old = written.get(row.id, AltRow(id=row.id))
        decision, cells = _decided(decided.get(sha256, PhotoDecision()), row, old)
        changed += cells
        if cells:
            decided[sha256] = decision
        if row.decorative and not row.reason.strip():
            notices.append(f"{name}: {row.source or row.id} is marked decorative without a reason; write one.")
    strangers = _strangers(table, photos)
    notices += [f"{name}: no photo for the row of {row.source or row.id}; the row was kept." for row in strangers]
    result = replace(decisions, photos=decided)
    return Filled(decisions=result, changed=changed, unmatched=strangers, notices=tuple(notices))


def write_sheet(files: LocalFiles, store: Store, table: AltTable, strangers: tuple[AltRow, ...] = ()) -> None:
    """Write the sheet, if it is another than the one that is there, and remember it.

    Args:
        files: Over the output folder.
        store: Remembers the sheet, so that the next run sees what a person changed.
        table: The photos of the gallery.
        strangers: Rows of photos that are not here; they follow, and count as unread, should their photos come back.
    """
    data = write_table(replace(table, rows=(*table.rows, *strangers)))
    if files.stat(FILE_NAME) is None or files.read(FILE_NAME) != data:
        files.write(FILE_NAME, data, durable=True)
    store.put(_WRITTEN, table)


def _decided(decision: PhotoDecision, row: AltRow, old: AltRow) -> tuple[PhotoDecision, int]:
    """The decision with what changed between two rows, and how many cells that were."""
    approved = {tag: text.value for tag, text in decision.alt.items() if text.status == "approved"}
    texts = dict(_changes(row.alt, {**old.alt, **approved}))
    captions = dict(_changes(row.caption, {**old.caption, **decision.caption}))
    cells = len(texts) + len(captions)
    if texts:
        written = {tag: AltText(value=text, source="table", status="approved") for tag, text in texts.items()}
        decision = replace(decision, role="informative", alt={**decision.alt, **written})
    if captions:
        decision = replace(decision, caption={**decision.caption, **captions})
    if row.decorative and row.reason.strip() and (row.decorative, row.reason) != (old.decorative, old.reason):
        return replace(decision, role="decorative", reason=row.reason.strip()), cells + 1
    if old.decorative and not row.decorative:
        return replace(decision, role="informative" if decision.alt else None, reason=""), cells + 1
    return decision, cells


def _changes(new: Mapping[str, str], old: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((tag, text.strip()) for tag, text in new.items() if text.strip() and text != old.get(tag))


def _strangers(table: AltTable, photos: Sequence[str]) -> tuple[AltRow, ...]:
    """Rows with a text whose photo is not here."""
    known = {name for sha256 in photos for name in (sha256, sha256[:16])}
    return tuple(row for row in table.rows if row.id not in known and (row.alt or row.caption or row.decorative))
