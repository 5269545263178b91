"""Alt texts out of a gallery into a sheet, and back."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from gallery.alttext.sources.table import AltTable, read_table, write_table
from gallery.alttext.sources.workbook import read_workbook, write_workbook
from gallery.alttext.sources.yaml_table import read_yaml
from gallery.errors import ManifestError
from gallery.manifest.decode import load_manifest
from gallery.model import Decisions, Manifest
from gallery.pipeline.altsheet import FILE_NAME, Filled, take_over
from gallery.pipeline.current_sheet import current_table, held_against
from gallery.pipeline.deciding import load_decisions, save_decisions
from gallery.pipeline.report_names import pixels_of, source_names
from gallery.pipeline.revising import Writer
from gallery.pipeline.sheet_findings import with_findings
from gallery.pipeline.sheet_rows import Known
from gallery.pipeline.sheetfile import fill_in, write_sheet
from gallery.pipeline.workspace import PUBLIC, Workspace, gallery_root, open_workspace
from gallery.storage.atomic import write_atomic

_WIDTH = 320
"""Pixels; the renditions that stand in a workbook are at least as wide, where there is one."""


def export_alts(gallery: str | os.PathLike[str], sheet: str | os.PathLike[str]) -> int:
    """Write a gallery's alt texts, drafts included, with their states and what the audit finds in them, into a sheet.

    Args:
        gallery: Output folder of a build.
        sheet: ``.csv``, or ``.xlsx`` with the pictures; a sheet that is there is only replaced while it holds nothing
            new.

    Returns:
        How many photos are in it.

    Raises:
        ManifestError: There is no gallery, the sheet's suffix is another, or the sheet that is there holds texts
            that the gallery does not know (``alt-table``).
        StorageError: The sheet cannot be written.
    """
    root, path = gallery_root(gallery), Path(sheet).absolute()
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise _wrong_suffix(path)
    if path == root / FILE_NAME:
        raise ManifestError(
            f"{sheet} is the gallery's own sheet; build writes it", code="alt-table", hint="Name another file."
        )
    manifest = load_manifest(root)
    with open_workspace(root) as space:
        waiting = _waiting(space, manifest, load_decisions(space))
        table = current_table(space, manifest, waiting.decisions)
        known = _known(space, manifest)
        _refuse_new_texts(path, table, waiting.decisions, known)
        whole = with_findings(space.files, table, manifest, known.pixels)
        if path.suffix.lower() == ".xlsx":
            data = write_workbook(whole, _pictures(space, manifest))
        else:
            data = write_table(whole)
    write_atomic(path, data, path.parent)
    return len(table.rows)


def import_alts(
    gallery: str | os.PathLike[str], sheet: str | os.PathLike[str], *, dry_run: bool = False, by: str = ""
) -> Filled:
    """Take over what a person wrote into a sheet.

    In a sheet with states, as ``export_alts`` writes it, texts that were changed are approved, and drafts whose state
    was set to ``approved``. In any other sheet every text is approved: its writer handed it in. Nothing else is
    touched, and rows of pictures that have changed since the sheet was written are refused.

    Args:
        gallery: Output folder of a build; build it again to publish the texts.
        sheet: ``.csv``, ``.xlsx`` or ``.yaml``.
        dry_run: Only say what would change.
        by: Who filled the sheet in; kept beside the texts, and never published.

    Returns:
        The decisions, every change, and the rows that fit no photo.

    Raises:
        ManifestError: There is no gallery, or the sheet cannot be read (``alt-table``).
    """
    root, path = gallery_root(gallery), Path(sheet).absolute()
    manifest, table = load_manifest(root), read_sheet_file(path)
    with open_workspace(root) as space:
        writer, saved = Writer.now(by), load_decisions(space)
        waiting = _waiting(space, manifest, saved, writer)
        known = _known(space, manifest)
        written = held_against(space, current_table(space, manifest, waiting.decisions), table)
        filled = take_over(table, written, waiting.decisions, known, name=path.name, writer=writer)
        if path == root / FILE_NAME:
            filled = replace(filled, changes=(*waiting.changes, *filled.changes))
        if not dry_run:
            save_decisions(space, filled.decisions, saved)
            kept = filled.strangers if path != root / FILE_NAME else ()
            both = replace(waiting, strangers=(*waiting.strangers, *kept))
            new = current_table(space, manifest, filled.decisions)
            notices = write_sheet(space.files, space.store, new, both)
            filled = replace(filled, notices=(*filled.notices, *notices))
    return filled


def import_fields(filled: Filled, *, dry_run: bool) -> dict[str, Any]:
    """What an import changes, as the command line gives it."""
    return {
        "schema": "gallery.alt-import/1",
        "dry_run": dry_run,
        "changed": filled.changed,
        "changes": msgspec.to_builtins(filled.changes),
        "notices": list(filled.notices),
    }


def _waiting(space: Workspace, manifest: Manifest, decisions: Decisions, writer: Writer | None = None) -> Filled:
    """What was filled into ``alts.csv`` and not built yet."""
    return fill_in(
        space.files,
        space.store,
        decisions,
        _known(space, manifest),
        lambda: (current_table(space, manifest, decisions),),
        writer,
    )


def _refuse_new_texts(path: Path, table: AltTable, decisions: Decisions, known: Known) -> None:
    """Leave a sheet alone that somebody filled in."""
    if not path.exists():
        return
    found = take_over(read_sheet_file(path), (table,), decisions, known)
    if found.changed or found.strangers or found.pending:
        raise ManifestError(
            f"{path.name} holds texts that the gallery does not know",
            code="alt-table",
            hint="Import it first, or name another file.",
        )


def _pictures(space: Workspace, manifest: Manifest) -> Mapping[str, bytes]:
    """Id -> a small JPEG of the photo: its smallest rendition of some width, else the preview of the index."""
    found = {}
    for item in manifest.items:
        whole = [one for one in item.renditions if one.media_type == "image/jpeg" and one.purpose == "responsive"]
        wide = sorted((one for one in whole if one.width >= _WIDTH), key=lambda one: one.width)
        path = f"{PUBLIC}/{wide[0].path}" if wide else ""
        there = space.files.read(path) if path and space.files.stat(path) else None
        picture = there or space.store.preview(item.source.sha256)
        if picture:
            found[item.id] = picture
    return found


def _known(space: Workspace, manifest: Manifest) -> Known:
    """The photos of a gallery, with what the editor's report says of their files."""
    published = {item.id: item.source.sha256 for item in manifest.items}
    names, pixels = source_names(space.files), pixels_of(space.files)
    return Known(
        photos=[*published.values(), *(one.sha256 for one in manifest.excluded)],
        names={sha256: names[name] for name, sha256 in published.items() if name in names},
        pixels={sha256: pixels[name] for name, sha256 in published.items() if name in pixels},
    )


def read_sheet_file(path: Path) -> AltTable:
    """An alt table from a file.

    Raises:
        ManifestError: It is not there, of another kind, or no alt table (``alt-table``).
    """
    readers = {".csv": read_table, ".xlsx": read_workbook, ".yaml": read_yaml, ".yml": read_yaml}
    read = readers.get(path.suffix.lower())
    if read is None:
        raise _wrong_suffix(path)
    try:
        return read(path.read_bytes())
    except OSError as failed:
        raise ManifestError(f"{path} cannot be read ({failed.strerror})", code="alt-table") from failed


def _wrong_suffix(path: Path) -> ManifestError:
    return ManifestError(
        f"{path.name} is neither .csv nor .xlsx", code="alt-table", hint="Name the sheet alts.csv or alts.xlsx."
    )
