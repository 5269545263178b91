"""The sheet of a gallery as it would be written now."""

from contextlib import suppress
from dataclasses import replace

from gallery.alttext.sources.table import AltRow, AltTable, read_table
from gallery.errors import ManifestError, StorageError
from gallery.model import Decisions, Item, Manifest
from gallery.pipeline.altsheet import FILE_NAME
from gallery.pipeline.drafts import as_it_was, load_drafts, with_drafts
from gallery.pipeline.report_names import source_names
from gallery.pipeline.workspace import Workspace, existing


def current_table(space: Workspace, manifest: Manifest, decisions: Decisions) -> AltTable:
    """The texts of a gallery with its drafts, which only the sheet knows, and with what was decided since."""
    names, drafts = source_names(space.files), load_drafts(space)
    sheet = {row.id: row for row in _sheet(space).rows}
    rows = []
    for item in manifest.items:
        row = sheet.get(item.id, AltRow(id=item.id))
        row = replace(row, alt=with_drafts(row.alt, drafts, item.source.sha256))
        rows.append(_row(item, row, decisions, names.get(item.id, "")))
    languages = manifest.languages
    return AltTable(rows=tuple(rows), languages=languages, captions=languages, stated=languages)


def held_against(space: Workspace, now: AltTable, table: AltTable) -> tuple[AltTable, ...]:
    """What a sheet that comes in is compared with, so that a draft in it stays one until a person says else.

    Approved texts are compared with what was decided alone: should that have been lost, the sheet brings it back.
    Where a sheet has no state for a language, its texts are compared with nothing: all of them count.

    Args:
        space: Knows the drafts of before.
        now: The sheet as it would be written.
        table: The one that came in.
    """
    if not table.stated:
        return (AltTable(rows=tuple(replace(row, alt={}, caption={}, state={}) for row in now.rows)),)
    first = replace(now, rows=tuple(_open(row, table.stated) for row in now.rows))
    return first, *as_it_was(load_drafts(space))


def _open(row: AltRow, stated: tuple[str, ...]) -> AltRow:
    """The row with the texts alone that nobody approved."""
    waiting = {tag: text for tag, text in row.alt.items() if tag in stated and row.state.get(tag) != "approved"}
    return replace(row, alt=waiting, state={tag: row.state.get(tag, "") for tag in waiting})


def _sheet(space: Workspace) -> AltTable:
    with suppress(ManifestError, StorageError):
        if data := existing(space.files, FILE_NAME):
            return read_table(data)
    return AltTable()


def _row(item: Item, row: AltRow, decisions: Decisions, source: str) -> AltRow:
    decision = decisions.of(item.source.sha256)
    published, decided = item.alt.text, decision.alt
    texts = {tag: (text.value, text.status) for found in (published, decided) for tag, text in found.items()}
    decorative = (decision.role or item.alt.role) == "decorative"
    drafted: dict[str, str] = {tag: "draft" for tag, text in row.alt.items() if text.strip()}
    return AltRow(
        id=item.id,
        source=source or row.source,
        decorative=decorative,
        reason=(decision.reason or item.alt.reason) if decorative else "",
        alt={**row.alt, **{tag: value for tag, (value, _) in texts.items()}},
        state={**drafted, **{tag: status for tag, (_, status) in texts.items()}},
        caption={**item.caption, **decision.caption},
    )
