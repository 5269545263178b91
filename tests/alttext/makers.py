"""Sheets and photos for the tests, made by code."""

from hashlib import sha256

from gallery.model import Fingerprint, Metadata, Photo, Quality
from gallery.ports import Sheet, SheetImage


def sheet(*alts: str | None, language: str = "en", headline: str = "", **others: dict[str, str | None]) -> Sheet:
    """Images ``0``, ``1`` ... with these alts; keywords are other languages' texts."""
    images = tuple(SheetImage(id=str(number), alt=alt) for number, alt in enumerate(alts))
    return Sheet(language=language, headline=headline, images=images, others=others)


def photo(key: str = "day/IMG_1.jpg", alt: dict[str, str] | None = None) -> Photo:
    return Photo(
        key=key,
        sha256=sha256(key.encode()).hexdigest(),
        bytes=1,
        media_type="image/jpeg",
        width=4,
        height=3,
        fingerprint=Fingerprint(pixels="", phash=""),
        quality=Quality(sharpness=1, noise=1, clipped_dark=0, clipped_bright=0, brightness=118.0),
        metadata=Metadata(alt=alt or {}),
    )
