"""What people decided, in the edits file and in the sheet beside it."""

from collections.abc import Sequence

from gallery.alttext.sources.table import AltTable
from gallery.config.schema import Settings
from gallery.manifest.edits import FILE_NAME, read_edits, write_edits
from gallery.model import Decisions, Photo
from gallery.pipeline.altsheet import Filled, fill_in, rows_of
from gallery.pipeline.describing import captions, describe
from gallery.pipeline.workspace import Workspace
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
    decisions = load_decisions(space)

    def unfilled() -> AltTable:
        alts = describe(photos, settings, decisions, inputs)
        rows = rows_of({one.id: (one.key, alts[one.key], captions(one, settings, decisions)) for one in photos})
        return AltTable(rows=rows, languages=settings.languages, captions=settings.languages)

    filled = fill_in(space.files, space.store, decisions, [photo.sha256 for photo in photos], unfilled)
    if filled.changed:
        save_decisions(space, filled.decisions)
    return filled


def load_decisions(space: Workspace) -> Decisions:
    """The decisions in ``gallery.edits.json``."""
    return read_edits(space.files.read(FILE_NAME) if space.files.stat(FILE_NAME) else None)


def save_decisions(space: Workspace, decisions: Decisions) -> None:
    """Write ``gallery.edits.json``, and wait until the disk has it."""
    space.files.write(FILE_NAME, write_edits(decisions), durable=True)
