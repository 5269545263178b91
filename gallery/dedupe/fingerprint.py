"""What a picture looks like, in a few kilobytes."""

from hashlib import sha256
from typing import Final

from gallery.dedupe.borders import trim
from gallery.dedupe.features import features
from gallery.dedupe.phash import hash_turns, phash
from gallery.image.frame import Frame
from gallery.model import Fingerprint

STRONGEST: Final = 64
"""Descriptors kept: enough to find a 20 % crop again, 2 kB a photo."""

__all__ = ["STRONGEST", "fingerprint", "hash_turns"]


def fingerprint(frame: Frame) -> Fingerprint:
    """Take the fingerprint of a decoded picture.

    Hash and features are taken of the picture without uniform borders, so that a letterbox does not hide a copy.

    Args:
        frame: Its ``small`` view, at most 512 px, is all that is looked at.
    """
    inner = trim(frame.grey)
    _, descriptors = features(inner)
    return Fingerprint(pixels=_digest(frame), phash=phash(inner), features=descriptors[:STRONGEST].tobytes())


def _digest(frame: Frame) -> str:
    """Equal for files that show the same at the same size, whatever their metadata.

    The number of frames and transparency take part: only the first frame is decoded, on white.
    """
    size = f"{frame.width}x{frame.height}x{frame.frames}a{frame.alpha:d}:"
    return sha256(size.encode() + frame.small.tobytes()).hexdigest()
