"""Files that a camera wrote at one press of the shutter: HEIC beside JPEG, raw beside JPEG."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final

from gallery.dedupe.identity import disagree, identity
from gallery.dedupe.partition import Proof
from gallery.model import Link, Metadata, Photo

_SCORE: Final = (1.5, 0)
"""Surer than likeness, less sure than equal pixels."""

REASON: Final = "same name and same press of the shutter"


def one_press(photos: Sequence[Photo]) -> Iterator[Proof]:
    """Link files of one name and different formats that name the same camera, time and exposure.

    Cameras develop the two differently, so pixels need not agree.

    Args:
        photos: Sorted by key.
    """
    named: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        named[stem(photo.key)].append(photo)
    for beside in named.values():
        first, *others = beside
        for other in others:
            if first.media_type != other.media_type and same_press(first.metadata, other.metadata):
                yield Proof(link=Link(first=first.key, second=other.key, kind="copy", reason=REASON), score=_SCORE)


def same_press(one: Metadata, other: Metadata) -> bool:
    """Whether both files say of themselves that they come from the same press: camera and time known, none differs."""
    first, second = identity(one), identity(other)
    if first is None or second is None or not (first.camera and second.camera):
        return False
    return not disagree([[first]], [[second]])


def stem(key: str) -> str:
    """The path without its suffix, without regard to case: ``day1/IMG_0001.CR3`` and ``day1/img_0001.jpg`` share it."""
    return PurePosixPath(key).with_suffix("").as_posix().casefold()
