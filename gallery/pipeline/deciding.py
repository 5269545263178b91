"""What people decided, in the edits file and in the sheet beside it."""

from collections.abc import Sequence

from gallery.manifest.edits import FILE_NAME, read_edits, write_edits
from gallery.model import Decisions, Photo
from gallery.pipeline.altsheet import Filled, fill_in
from gallery.pipeline.workspace import Workspace


def decide(space: Workspace, photos: Sequence[Photo]) -> Filled:
    """Read the decisions, and take over what was filled into ``alts.csv`` since the last run.

    Raises:
        ManifestError: The edits file is damaged; it is never overwritten.
    """
    decisions = load_decisions(space)
    filled = fill_in(space.files, space.store, decisions, [photo.sha256 for photo in photos])
    if filled.changed:
        save_decisions(space, filled.decisions)
    return filled


def load_decisions(space: Workspace) -> Decisions:
    """The decisions in ``gallery.edits.json``."""
    return read_edits(space.files.read(FILE_NAME) if space.files.stat(FILE_NAME) else None)


def save_decisions(space: Workspace, decisions: Decisions) -> None:
    """Write ``gallery.edits.json``, and wait until the disk has it."""
    space.files.write(FILE_NAME, write_edits(decisions), durable=True)
