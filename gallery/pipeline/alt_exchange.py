"""Alt texts out of a gallery into a sheet, and back."""

import os
from dataclasses import replace
from pathlib import Path

from gallery.alttext.drafting.drafts import Drafts
from gallery.alttext.sources.table import AltRow, AltTable, read_table, write_table
from gallery.alttext.sources.workbook import read_workbook, write_workbook
from gallery.errors import ManifestError, StorageError
from gallery.manifest.decode import load_manifest
from gallery.model import Decisions, Item, Manifest
from gallery.pipeline.altsheet import FILE_NAME, Filled, take_over
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.drafts import load_drafts, with_drafts
from gallery.pipeline.report_names import source_names
from gallery.pipeline.sheetfile import fill_in, write_sheet
from gallery.pipeline.workspace import Workspace, existing, gallery_root, open_workspace
from gallery.storage.atomic import write_atomic


def export_alts(gallery: str | os.PathLike[str], sheet: str | os.PathLike[str]) -> int:
    """Write a gallery's alt texts, drafts included, into a sheet.

    Args:
        gallery: Output folder of a build.
        sheet: ``.csv`` or ``.xlsx``; a sheet that is there is only replaced while it holds nothing new.

    Returns:
        How many photos are in it.

    Raises:
        ManifestError: There is no gallery, the sheet's suffix is another, or the sheet that is there holds texts
            that the gallery does not know (``alt-table``).
        StorageError: The sheet cannot be written.
    """
    root, path = gallery_root(gallery), Path(sheet).absolute()
    write = {".csv": write_table, ".xlsx": write_workbook}.get(path.suffix.lower())
    if write is None:
        raise _wrong_suffix(path)
    if path == root / FILE_NAME:
        raise ManifestError(
            f"{sheet} is the gallery's own sheet; build writes it", code="alt-table", hint="Name another file."
        )
    manifest = load_manifest(root)
    with open_workspace(root) as space:
        waiting = _waiting(space, manifest)
        table = _current_table(space, manifest, waiting.decisions)
        _refuse_new_texts(path, table, waiting.decisions, manifest)
    write_atomic(path, write(table), path.parent)
    return len(table.rows)


def import_alts(gallery: str | os.PathLike[str], sheet: str | os.PathLike[str], *, dry_run: bool = False) -> Filled:
    """Take a filled-in sheet over: a person hands it in, so every text in it is approved.

    Args:
        gallery: Output folder of a build; build it again to publish the texts.
        sheet: ``.csv`` or ``.xlsx``.
        dry_run: Only say what would change.

    Returns:
        The decisions, how many texts changed, and the rows that fit no photo.

    Raises:
        ManifestError: There is no gallery, or the sheet cannot be read (``alt-table``).
    """
    root, path = gallery_root(gallery), Path(sheet).absolute()
    manifest, table = load_manifest(root), read_sheet_file(path)
    with open_workspace(root) as space:
        waiting = _waiting(space, manifest)
        marks = _marks_only(_current_table(space, manifest, waiting.decisions))
        filled = take_over(table, (marks,), waiting.decisions, _contents(manifest), name=path.name)
        if not dry_run:
            save_decisions(space, filled.decisions)
            kept = filled.strangers if path != root / FILE_NAME else ()
            both = replace(waiting, strangers=(*waiting.strangers, *kept))
            new = _current_table(space, manifest, filled.decisions)
            notices = write_sheet(space.files, space.store, new, both)
            filled = replace(filled, notices=(*filled.notices, *notices))
    return filled


def _waiting(space: Workspace, manifest: Manifest) -> Filled:
    """What was filled into ``alts.csv`` and not built yet."""
    decisions = load_decisions(space)
    return fill_in(
        space.files, space.store, decisions, _contents(manifest), lambda: (_current_table(space, manifest, decisions),)
    )


def _refuse_new_texts(path: Path, table: AltTable, decisions: Decisions, manifest: Manifest) -> None:
    """Leave a sheet alone that somebody filled in."""
    if not path.exists():
        return
    found = take_over(read_sheet_file(path), (table,), decisions, _contents(manifest))
    if found.changed or found.strangers or found.pending:
        raise ManifestError(
            f"{path.name} holds texts that the gallery does not know",
            code="alt-table",
            hint="Import it first, or name another file.",
        )


def _marks_only(table: AltTable) -> AltTable:
    """What an import is held against: marks may be taken back, and every text is taken over."""
    rows = tuple(AltRow(id=row.id, decorative=row.decorative, reason=row.reason) for row in table.rows)
    return AltTable(rows=rows)


def read_sheet_file(path: Path) -> AltTable:
    """An alt table from a file.

    Raises:
        ManifestError: It is not there, of another kind, or no alt table (``alt-table``).
    """
    read = {".csv": read_table, ".xlsx": read_workbook}.get(path.suffix.lower())
    if read is None:
        raise _wrong_suffix(path)
    try:
        return read(path.read_bytes())
    except OSError as failed:
        raise ManifestError(f"{path} cannot be read ({failed.strerror})", code="alt-table") from failed


def _current_table(space: Workspace, manifest: Manifest, decisions: Decisions) -> AltTable:
    """The texts of a gallery with its drafts, which only the sheet knows, and with what was decided since."""
    names, drafts = source_names(space.files), load_drafts(space)
    sheet = {row.id: row for row in _sheet(space).rows}
    rows = tuple(
        _row(item, _drafted(sheet.get(item.id, AltRow(id=item.id)), item, drafts), decisions, names.get(item.id, ""))
        for item in manifest.items
    )
    return AltTable(rows=rows, languages=manifest.languages, captions=manifest.languages)


def _sheet(space: Workspace) -> AltTable:
    try:
        data = existing(space.files, FILE_NAME)
        return read_table(data) if data else AltTable()
    except (ManifestError, StorageError):
        return AltTable()


def _drafted(row: AltRow, item: Item, drafts: Drafts) -> AltRow:
    """The row with what was offered since the sheet was written."""
    return replace(row, alt=with_drafts(row.alt, drafts, item.source.sha256))


def _row(item: Item, row: AltRow, decisions: Decisions, source: str) -> AltRow:
    decision = decisions.of(item.source.sha256)
    published = {language: text.value for language, text in item.alt.text.items()}
    decided = {language: text.value for language, text in decision.alt.items()}
    decorative = (decision.role or item.alt.role) == "decorative"
    return AltRow(
        id=item.id,
        source=source or row.source,
        decorative=decorative,
        reason=(decision.reason or item.alt.reason) if decorative else "",
        alt={**row.alt, **published, **decided},
        caption={**item.caption, **decision.caption},
    )


def _contents(manifest: Manifest) -> list[str]:
    return [*(item.source.sha256 for item in manifest.items), *(one.sha256 for one in manifest.excluded)]


def _wrong_suffix(path: Path) -> ManifestError:
    return ManifestError(
        f"{path.name} is neither .csv nor .xlsx", code="alt-table", hint="Name the sheet alts.csv or alts.xlsx."
    )
