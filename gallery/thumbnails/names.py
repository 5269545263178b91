"""Names of renditions: slug, content hash, width."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from gallery.model import Focal, Region
from gallery.thumbnails.options import ThumbnailOptions

VERSION = 5
"""Raised when the same photo and options give other files than before."""

_CENTRE = Focal(x=0.5, y=0.5)
_NOWHERE: Mapping[str, Region] = {}
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


def stems(
    photos: Iterable[str],
    options: ThumbnailOptions,
    focals: Mapping[str, Focal] | None = None,
    credits: Mapping[str, str] | None = None,
    regions: Mapping[str, Mapping[str, Region]] | None = None,
) -> Mapping[str, str]:
    """The hash in the names of each photo's renditions: another one as soon as any of them has other bytes.

    Args:
        photos: SHA-256 of every photo of the gallery.
        options: Everything changes the hash but widths and formats, which stand in the name themselves.
        focals: SHA-256 -> what crops keep in view, which changes the hash where there are crops; else the centre.
        credits: SHA-256 -> what stands for the credits in the files; else, or empty, there are none.
        regions: SHA-256 -> name of a crop -> what it has to show, where a person said it.

    Returns:
        SHA-256 -> 8 hex digits; 24 for those rare ones whose 8 are alike.
    """
    focals, credits, regions = focals or {}, credits or {}, regions or {}
    return shortened(
        {
            photo: _digest(
                photo, options, focals.get(photo, _CENTRE), credits.get(photo, ""), regions.get(photo, _NOWHERE)
            )
            for photo in photos
        }
    )


def shortened(digests: Mapping[str, str]) -> Mapping[str, str]:
    """The first 8 hex digits of each digest; 24 of those that differ and are alike in 8.

    Args:
        digests: Anything -> hex SHA-256: for a published original that of its own bytes.
    """
    alike = Counter(digest[:_SHORT] for digest in set(digests.values()))
    return {key: digest[: _LONG if alike[digest[:_SHORT]] > 1 else _SHORT] for key, digest in digests.items()}


def _digest(photo: str, options: ThumbnailOptions, focal: Focal, credits: str, regions: Mapping[str, Region]) -> str:
    read: tuple[object, ...] = (
        VERSION,
        sorted(options.quality.items()),
        sorted(options.effort.items()),
        options.background,
        sorted(options.max_bytes.items()),
        options.profile,
        options.animation,
    )
    if options.crops:
        read = (*read, sorted(options.crops.items()), focal.x, focal.y)
    if own := [(name, regions[name]) for name in sorted(regions.keys() & options.crops.keys())]:
        read = (*read, own)
    if credits:
        read = (*read, credits)
    return hashlib.sha256(f"{photo} {read}".encode()).hexdigest()
