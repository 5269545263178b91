"""Names of renditions: slug, content hash, width."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping

from gallery.thumbnails.options import ThumbnailOptions

VERSION = 1
"""Raised when the same photo and options give other pixels than before."""

_SHORT = 8
_LONG = 24
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


def slugify(text: str, fallback: str = "gallery") -> str:
    """Small ASCII letters, digits and single hyphens, at most 60: ``Zażółć, gęślą!`` is ``zazolc-gesla``."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    words = "".join(letter if letter.isalnum() else " " for letter in plain.lower()).split()
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:60]
        if len(longer) > 60:
            break
        slug = longer
    return slug or fallback


def stems(photos: Iterable[str], options: ThumbnailOptions) -> Mapping[str, str]:
    """The hash in the names of each photo's files.

    Args:
        photos: SHA-256 of every photo of the gallery.
        options: Quality, effort and background change the hash; widths and formats stand in the name themselves.

    Returns:
        SHA-256 -> 8 hex digits; 24 for those rare ones whose 8 are alike.
    """
    full = {photo: _digest(photo, options) for photo in photos}
    short = [digest[:_SHORT] for digest in full.values()]
    twice = {stem for stem in short if short.count(stem) > 1} if len(set(short)) < len(short) else set()
    return {photo: digest[:_LONG] if digest[:_SHORT] in twice else digest[:_SHORT] for photo, digest in full.items()}


def _digest(photo: str, options: ThumbnailOptions) -> str:
    read = (VERSION, sorted(options.quality.items()), sorted(options.effort.items()), options.background)
    return hashlib.sha256(f"{photo} {read}".encode()).hexdigest()
