"""Alt texts out of a gallery into a sheet, and back."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from gallery.alttext.sources.table import AltRow, AltTable, read_table, write_table
from gallery.alttext.sources.workbook import read_workbook, write_workbook
from gallery.errors import ManifestError
from gallery.manifest.decode import load_manifest
from gallery.model import Decisions, Item, Manifest
from gallery.pipeline.altsheet import Filled, fill_in, take_over, write_sheet
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.workspace import Workspace, open_workspace
from gallery.storage.atomic import write_atomic


def export_alts(gallery: str | os.PathLike[str], sheet: str | os.PathLike[str]) -> int:
    """Write a gallery's alt texts into a sheet.

    Args:
        gallery: Output folder of a build.
        sheet: ``.csv`` or ``.xlsx``; replaced where it is there.

    Returns:
        How many photos are in it.

    Raises:
        ManifestError: There is no gallery, or the sheet's suffix is another (``alt-table``).
        StorageError: The sheet cannot be written.
    """
    path = Path(sheet)
    write = {".csv": write_table, ".xlsx": write_workbook}.get(path.suffix.lower())
    if write is None:
        raise _wrong_suffix(path)
    manifest = load_manifest(gallery)
    with open_workspace(gallery) as space:
        filled = _waiting(space, manifest)
        table = current_table(manifest, filled.decisions, source_names(space))
    write_atomic(path.absolute(), write(table), path.absolute().parent)
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
    manifest, table = load_manifest(gallery), read_sheet_file(Path(sheet))
    with open_workspace(gallery) as space:
        waiting = _waiting(space, manifest)
        filled = take_over(table, AltTable(), waiting.decisions, _contents(manifest), name=Path(sheet).name)
        if not dry_run:
            save_decisions(space, filled.decisions)
            if waiting.readable:
                table = current_table(manifest, filled.decisions, source_names(space))
                write_sheet(space.files, space.store, table, waiting.unmatched)
    return filled


def _waiting(space: Workspace, manifest: Manifest) -> Filled:
    """What was filled into ``alts.csv`` and not built yet."""
    decisions = load_decisions(space)
    return fill_in(
        space.files,
        space.store,
        decisions,
        _contents(manifest),
        lambda: current_table(manifest, decisions, source_names(space)),
    )


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


def current_table(manifest: Manifest, decisions: Decisions, names: Mapping[str, str]) -> AltTable:
    """The texts of a gallery with what was decided since it was built."""
    rows = tuple(_row(item, decisions, names.get(item.id, "")) for item in manifest.items)
    return AltTable(rows=rows, languages=manifest.languages, captions=manifest.languages)


def source_names(space: Workspace) -> Mapping[str, str]:
    """Id -> name of the source file, as the editor's report knows it; empty where there is no report."""
    try:
        fields = msgspec.json.decode(space.files.read("report.json"))
        return {str(one["id"]): str(one["source"]) for one in fields["items"]}
    except Exception:  # noqa: BLE001 - the names are a courtesy; a gallery without its report still has its texts
        return {}


def _row(item: Item, decisions: Decisions, source: str) -> AltRow:
    decision = decisions.of(item.source.sha256)
    texts = {language: text.value for language, text in {**item.alt.text, **decision.alt}.items()}
    decorative = (decision.role or item.alt.role) == "decorative"
    reason = (decision.reason or item.alt.reason) if decorative else ""
    captions = {**item.caption, **decision.caption}
    return AltRow(id=item.id, source=source, decorative=decorative, reason=reason, alt=texts, caption=captions)


def _contents(manifest: Manifest) -> list[str]:
    return [*(item.source.sha256 for item in manifest.items), *(one.sha256 for one in manifest.excluded)]


def _wrong_suffix(path: Path) -> ManifestError:
    return ManifestError(
        f"{path.name} is neither .csv nor .xlsx", code="alt-table", hint="Name the sheet alts.csv or alts.xlsx."
    )
