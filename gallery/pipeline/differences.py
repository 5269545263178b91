"""In what photos of one group differ, as an editor reads it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.model import Captured, Photo

_NONE: Final = "none"
_UNNAMED: Final = "x-default"
_LONGEST: Final = 300
"""Letters of a caption that are shown."""

_FACTS: Final[Mapping[str, Callable[[Photo], str]]] = {
    "Size": lambda photo: f"{photo.width} × {photo.height} px",
    "Format": lambda photo: format_name(photo.media_type),
    "File": lambda photo: f"{photo.bytes:,} bytes",
    "Taken": lambda photo: taken(photo.metadata.captured),
    "Camera": lambda photo: photo.metadata.camera.label if photo.metadata.camera else "",
    "Lens": lambda photo: photo.metadata.lens,
    "Exposure": lambda photo: photo.metadata.exposure,
    "Sharpness": lambda photo: f"{photo.quality.sharpness:.3g}",
    "Noise": lambda photo: f"{photo.quality.noise:.1f}",
    "Brightness": lambda photo: f"{photo.quality.brightness:.0f} of 255",
    "Blown out": lambda photo: f"{photo.quality.clipped_bright:.1%}",
    "Pitch black": lambda photo: f"{photo.quality.clipped_dark:.1%}",
    "Animation": lambda photo: f"{photo.frames} frames" if photo.frames > 1 else "",
    "Transparency": lambda photo: "yes" if photo.alpha else "",
    "Creator": lambda photo: photo.metadata.creator,
    "Credit": lambda photo: photo.metadata.credit,
    "Copyright": lambda photo: photo.metadata.copyright,
    "Licence": lambda photo: photo.metadata.license_url,
    "Mark of origin": lambda photo: photo.metadata.digital_source_type.rpartition("/")[2],
    "Keywords": lambda photo: ", ".join(photo.metadata.keywords),
    "People": lambda photo: ", ".join(photo.metadata.people),
    "Place": lambda photo: "position in the file" if photo.metadata.has_gps else "",
}
_TEXTS: Final[Mapping[str, Callable[[Photo], Mapping[str, str]]]] = {
    "Title": lambda photo: photo.metadata.title,
    "Caption": lambda photo: photo.metadata.captions,
    "Alt text": lambda photo: photo.metadata.alt,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which the photos are not all alike.

    Attributes:
        field: What it is.
        language: Of the values; empty where they are English or none.
        values: One for each photo, in their order.
    """

    field: str
    language: str = ""
    values: tuple[str, ...]


def differences(photos: Sequence[Photo]) -> tuple[Difference, ...]:
    """What is not the same in all of the photos; what only differs beyond what is shown is left out."""
    return tuple(one for one in (*_facts(photos), *_texts(photos)) if len(set(one.values)) > 1)


def format_name(media_type: str) -> str:
    """``image/jpeg`` as people say it."""
    return media_type.partition("/")[2].upper().removeprefix("X-")


def taken(captured: Captured | None) -> str:
    """The time on the camera's clock, and how far that is from UTC where the file says so."""
    if captured is None:
        return ""
    local = captured.local.replace("T", " ")
    if captured.utc_offset is None:
        return local
    hours, minutes = divmod(abs(captured.utc_offset), 60)
    return f"{local} {'-' if captured.utc_offset < 0 else '+'}{hours:02}:{minutes:02}"


def _facts(photos: Sequence[Photo]) -> Iterator[Difference]:
    for field, fact in _FACTS.items():
        yield Difference(field=field, values=tuple(_short(fact(photo)) for photo in photos))


def _texts(photos: Sequence[Photo]) -> Iterator[Difference]:
    for field, texts in _TEXTS.items():
        found = [texts(photo) for photo in photos]
        for language in sorted({language for one in found for language in one}):
            named = "" if language == _UNNAMED else language
            values = tuple(_short(one.get(language, "")) for one in found)
            yield Difference(field=f"{field} ({named})" if named else field, language=named, values=values)


def _short(text: str) -> str:
    """One line of bounded length; a word where there is nothing."""
    line = " ".join(text.split())
    return (line[: _LONGEST - 1] + "…" if len(line) > _LONGEST else line) or _NONE
