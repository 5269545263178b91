"""A photo that does not fit into memory."""

from gallery.errors import UnreadablePhoto
from gallery.model import Problem
from gallery.pipeline.outcome import problem


def too_large_for_memory(stage: str, key: str) -> Problem:
    """The problem of a photo for which a MemoryError was raised."""
    full = UnreadablePhoto(
        "there is not enough memory for this picture",
        code="out-of-memory",
        hint="Save it smaller, or use fewer workers.",
    )
    return problem(key, stage, full)
