"""What people decided, in the edits file and in the sheet beside it."""

from collections.abc import Sequence

from gallery.alttext.sources.table import AltTable
from gallery.config.schema import Settings
from gallery.errors import ManifestError
from gallery.manifest.edits import FILE_NAME, read_edits, write_edits
from gallery.model import Decisions, Photo
from gallery.pipeline.altsheet import Filled, rows_of
from gallery.pipeline.describing import captions, describe
from gallery.pipeline.drafts import as_it_was, load_drafts
from gallery.pipeline.following import followed
from gallery.pipeline.report_names import source_names
from gallery.pipeline.sheet_rows import Known
from gallery.pipeline.sheetfile import fill_in
from gallery.pipeline.workspace import Workspace, existing
from gallery.ports import Files


def decide(space: Workspace, photos: Sequence[Photo], settings: Settings, inputs: Files) -> Filled:
    """Read the decisions, and take over what was filled into ``alts.csv`` since the last run.

    Args:
        space: The output folder.
        photos: All that were read.
        settings: Languages and sources of alt text.
        inputs: Where the photos and their sidecars are.

    Raises:
        ManifestError: The edits file is damaged; it is never overwritten.
    """
    saved, drafts = load_decisions(space), load_drafts(space)
    decisions = followed(saved, photos, source_names(space.files))

    def unfilled() -> tuple[AltTable, ...]:
        alts = describe(photos, settings, decisions, inputs, drafts)
        rows = rows_of({one.id: (one.key, alts[one.key], captions(one, settings, decisions)) for one in photos})
        now = AltTable(rows=rows, languages=settings.languages, captions=settings.languages)
        return now, *as_it_was(drafts)

    known = Known(
        photos=[photo.sha256 for photo in photos],
        names={photo.sha256: photo.key for photo in photos},
        pixels={photo.sha256: photo.fingerprint.pixels for photo in photos},
    )
    filled = fill_in(space.files, space.store, decisions, known, unfilled)
    if filled.decisions != saved:
        save_decisions(space, filled.decisions, saved)
    return filled


def load_decisions(space: Workspace) -> Decisions:
    """The decisions in ``gallery.edits.json``; none where there is no file.

    Raises:
        ManifestError: The file is damaged.
        StorageError: It is there and cannot be read.
    """
    return read_edits(existing(space.files, FILE_NAME))


def save_decisions(space: Workspace, decisions: Decisions, before: Decisions) -> None:
    """Write ``gallery.edits.json``, wait until the disk has it, and keep the one before beside it.

    Args:
        space: The output folder.
        decisions: As they are now.
        before: As they were read. A file that says something else by now was changed by somebody else.

    Raises:
        ManifestError: It was (``edits-changed``), or it is damaged; it is then left as it is.
        StorageError: It cannot be written.
    """
    old, new = existing(space.files, FILE_NAME), write_edits(decisions)
    if read_edits(old) != before:
        raise ManifestError(
            f"{FILE_NAME} was changed by somebody else in the meantime, and was left as it is",
            code="edits-changed",
            hint="Run the command again.",
        )
    if old is not None and old != new:
        space.files.write(f"{FILE_NAME}.bak", old)
    space.files.write(FILE_NAME, new, durable=True)
