"""The table of copies and bursts (CSV), one row a photo."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

from gallery.alttext.sources.table import guarded
from gallery.model import Choice, Photo
from gallery.pipeline.differences import format_name, taken
from gallery.storage.look import shown

_CHOSEN: Final = ("group", "kind", "photo", "decision", "reason")
_FACTS: Final = ("bytes", "width", "height", "format", "captured", "camera", "sha256")
COLUMNS: Final = (*_CHOSEN, *_FACTS)


def duplicate_table(choices: Sequence[Choice], photos: Mapping[str, Photo]) -> bytes:
    """The table as Polish Excel opens it by a double click: UTF-8 with byte order mark, semicolons.

    Groups are numbered as on the page. Decisions are ``keep``, ``drop`` and ``publish``, which is kept beside the best.

    Args:
        choices: Groups in their order.
        photos: By key; of members that are not among them, such as raw files, only the name is known.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, choice in enumerate(choices, 1):
        for row in _rows(number, choice, photos):
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def decision(choice: Choice, key: str) -> str:
    """What happens to a member: ``keep``, ``drop`` or ``publish``."""
    if key in choice.drop:
        return "drop"
    return "keep" if key == choice.keep else "publish"


def _rows(number: int, choice: Choice, photos: Mapping[str, Photo]) -> Iterator[tuple[str | int, ...]]:
    for member in choice.members:
        said = (number, choice.kind, shown(member.path), decision(choice, member.path), shown(member.reason))
        yield (*said, *_facts(photos.get(member.path)))


def _facts(photo: Photo | None) -> tuple[str | int, ...]:
    if photo is None:
        return ("",) * len(_FACTS)
    captured, camera = photo.metadata.captured, photo.metadata.camera
    return (
        photo.bytes,
        photo.width,
        photo.height,
        format_name(photo.media_type),
        taken(captured),
        camera.label if camera else "",
        photo.sha256,
    )
