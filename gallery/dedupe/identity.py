"""Which press of the shutter a file says it comes from."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import product

from gallery.model import Metadata


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


def identity(metadata: Metadata) -> Identity | None:
    """The capture a file claims, or None where it names no time."""
    if metadata.captured is None:
        return None
    return Identity(
        camera=metadata.camera.label.casefold() if metadata.camera else "",
        body=metadata.camera.body if metadata.camera else "",
        moment=metadata.captured.local,
        exposure=frozenset(metadata.exposure.replace(",", " ").split()),
    )


Claims = Collection[Identity]
"""What files with the same pixels say; where a program changed the date of one, either may be right."""


def disagree(ones: Iterable[Claims], others: Iterable[Claims]) -> bool:
    """Whether two sets of files cannot be of one shot: some picture here and some picture there have nothing in common.

    One bare copy that fits both sides does not reconcile them. Pictures that name no capture disagree with nothing.

    Args:
        ones: Claims of each different picture.
        others: The same of the other set.
    """
    return any(_at_odds(one, other) for one, other in product(filter(None, ones), filter(None, others)))


def _at_odds(ones: Claims, others: Claims) -> bool:
    return not any(_compatible(one, other) for one, other in product(ones, others))


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
