"""Which press of the shutter a file says it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from gallery.model import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Camera, moment and exposure as the file tells them.

    Attributes:
        camera: Make and model, case-folded; empty where unknown.
        body: Distinguishes bodies of one model; empty where unknown.
        moment: ISO local time as the camera's clock said, sub-seconds where known.
        exposure: Words of the exposure text; a program may have dropped some.
    """

    camera: str
    body: str
    moment: str
    exposure: frozenset[str]


def identity(photo: Photo) -> Identity | None:
    """The capture a file claims, or None where it names no time."""
    metadata = photo.metadata
    if metadata.captured is None:
        return None
    return Identity(
        camera=metadata.camera.label.casefold() if metadata.camera else "",
        body=metadata.camera.body if metadata.camera else "",
        moment=metadata.captured.local,
        exposure=frozenset(metadata.exposure.replace(",", " ").split()),
    )


def disagree(ones: Iterable[Identity], others: Iterable[Identity]) -> bool:
    """Whether two sets of files cannot be of one shot.

    Files with the same pixels may name several captures (a program changed the date); one common capture is enough.
    Files that name none do not disagree with anything.
    """
    pairs = list(product(set(ones), set(others)))
    return bool(pairs) and not any(_compatible(one, other) for one, other in pairs)


def _compatible(one: Identity, other: Identity) -> bool:
    """The same shot, as far as both say; one that names no camera may have got its time from a program."""
    if bool(one.camera) != bool(other.camera):
        return True
    return (
        one.camera == other.camera
        and _same_or_unknown(one.body, other.body)
        and _same_moment(one.moment, other.moment)
        and (one.exposure <= other.exposure or other.exposure <= one.exposure)
    )


def _same_or_unknown(one: str, other: str) -> bool:
    return not one or not other or one == other


def _same_moment(one: str, other: str) -> bool:
    """Equal as far as both are written: a program may have dropped the sub-seconds."""
    short, long = sorted((one.partition("."), other.partition(".")), key=lambda moment: len(moment[2]))
    return short[0] == long[0] and long[2].startswith(short[2])
