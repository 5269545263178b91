"""The page of copies and bursts: each group as pictures side by side, to decide by looking."""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.model import Choice, GroupKind, Photo
from gallery.pipeline.differences import Difference, differences
from gallery.pipeline.duplicate_table import decision
from gallery.pipeline.pages import editors_pages
from gallery.storage.look import shown

_LABELS: Final[Mapping[tuple[bool, str], str]] = {
    (False, "keep"): "Kept",
    (False, "drop"): "Copy, not kept",
    (False, "publish"): "Kept too",
    (True, "keep"): "Best shot",
    (True, "drop"): "Left out of the gallery",
    (True, "publish"): "Published too",
}
"""Whether it is a shot of a moment, and the decision -> what the page says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One photo as the page shows it.

    Attributes:
        picture: Source of an ``img``; empty where there is no preview.
        state: ``keep``, ``drop`` or ``publish``.
        label: The state in words.
        size: Width and height for the ``img``; None where they are not known.
    """

    name: str
    picture: str
    state: str
    label: str
    reason: str
    size: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """One group as the page shows it.

    Attributes:
        number: As in the table and on the command line, from 1.
        name: Of the photo that is kept, or the best.
        freed: Bytes of the copies that are not kept.
        compared: Names of the photos that the differences are of.
        alike: The photos are the same file, byte for byte.
    """

    number: int
    kind: GroupKind
    name: str
    shots: tuple[Shot, ...]
    freed: int
    compared: tuple[str, ...]
    differences: tuple[Difference, ...]
    alike: bool

    @property
    def dropped(self) -> int:
        """How many are not kept."""
        return sum(shot.state == "drop" for shot in self.shots)


def duplicate_page(choices: Sequence[Choice], photos: Mapping[str, Photo], preview: Callable[[str], bytes]) -> bytes:
    """One HTML file that needs nothing else: no script, no request.

    Args:
        choices: Groups in their order; their numbers are those of the table.
        photos: By key; a member that is not among them, such as a raw file, is shown without a picture.
        preview: A JPEG by the hex SHA-256 of a photo; asked for members of groups only.
    """
    environment = editors_pages()
    environment.filters["size"] = size_words
    stacks = [_stack(number, choice, photos, preview) for number, choice in enumerate(choices, 1)]
    text = environment.get_template("duplicates.html").render(
        photos=len(photos),
        stacks=stacks,
        kinds={kind: [one for one in stacks if one.kind == kind] for kind in ("exact", "copy", "similar")},
        copies=sum(one.dropped for one in stacks if one.kind != "similar"),
        freed=sum(one.freed for one in stacks),
    )
    return text.encode("utf-8", "replace")


def size_words(count: int) -> str:
    """Bytes as file managers say them."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:,.1f} MB" if count < 1_000_000_000 else f"{count / 1_000_000_000:,.2f} GB"


def _stack(number: int, choice: Choice, photos: Mapping[str, Photo], preview: Callable[[str], bytes]) -> Stack:
    known = [photos[member.path] for member in choice.members if member.path in photos]
    copies = [] if choice.kind == "similar" else [photos[key] for key in choice.drop if key in photos]
    shots = []
    for member in choice.members:
        state, photo = decision(choice, member.path), photos.get(member.path)
        picture = preview(photo.sha256) if photo else b""
        shots.append(
            Shot(
                name=_line(member.path),
                picture=f"data:image/jpeg;base64,{b64encode(picture).decode()}" if picture else "",
                state=state,
                label=_LABELS[choice.kind == "similar", state],
                reason=_line(_plain(member.reason)),
                size=(photo.width, photo.height) if photo else None,
            )
        )
    return Stack(
        number=number,
        kind=choice.kind,
        name=_line(choice.keep),
        shots=tuple(shots),
        freed=sum(photo.bytes for photo in copies),
        compared=tuple(_line(photo.key) for photo in known),
        differences=differences(known),
        alike=len({photo.sha256 for photo in known}) == 1,
    )


def _plain(reason: str) -> str:
    """The reason without the decision, which the label says already."""
    words = reason.removeprefix("kept: ").removeprefix("left out: ")
    return words[:1].upper() + words[1:]


def _line(text: str) -> str:
    """A name that cannot turn the text around it (U+202E) or break the line."""
    return "".join(letter if letter.isprintable() else "�" for letter in shown(text))
