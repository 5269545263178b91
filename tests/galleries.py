"""Manifests made by code, for every test."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

from gallery.model import (
    Camera,
    Captured,
    Event,
    Fingerprint,
    Focal,
    Generator,
    Item,
    Manifest,
    ManifestAlt,
    ManifestCapture,
    ManifestSource,
    ManifestText,
    Metadata,
    Photo,
    Placeholder,
    Quality,
    Rendition,
    Rights,
)

SHA = "0123456789abcdef" * 4
SUFFIX = {"image/jpeg": "jpg", "image/webp": "webp", "image/avif": "avif"}


def photo(key: str = "a.jpg", **changes: Any) -> Photo:
    """A photo without a picture."""
    plain = Photo(
        key=key,
        sha256=sha256(key.encode()).hexdigest(),
        bytes=1_000_000,
        media_type="image/jpeg",
        width=4000,
        height=3000,
        fingerprint=Fingerprint(pixels="ab" * 32, phash="0" * 64, features=b"\0\xff" * 16),
        quality=Quality(sharpness=100.0, noise=1.5, clipped_dark=0.0, clipped_bright=0.25, brightness=118.0),
        metadata=Metadata(captured=Captured(local="2026-05-14T10:22:31", utc_offset=120)),
    )
    return replace(plain, **changes)


def taken_with(key: str, camera: Camera | None, **facts: Any) -> Photo:
    """A photo by a camera."""
    return photo(key, metadata=Metadata(camera=camera, **facts))


def rendition(media_type: str = "image/jpeg", width: int = 640, **changes: Any) -> Rendition:
    """One rendition in 3:2."""
    plain = Rendition(
        path=f"images/gala-01234567-{width}.{SUFFIX[media_type]}",
        media_type=media_type,
        width=width,
        height=width * 2 // 3,
        bytes=1000,
        sha256=SHA,
    )
    return replace(plain, **changes)


def renditions(*media_types: str, widths: tuple[int, ...] = (640, 320)) -> tuple[Rendition, ...]:
    """Every width in every media type, the widest first."""
    return tuple(rendition(kind, width) for width in widths for kind in media_types)


def written(status: Any = "approved", **texts: str) -> ManifestAlt:
    """Alt text by language."""
    words = {language: ManifestText(value=text, source="human", status=status) for language, text in texts.items()}
    return ManifestAlt(role="informative", text=words)


def item(order: int = 1, **changes: Any) -> Item:
    """One published photo without alt text."""
    plain = Item(
        id=f"{order:016x}",
        order=order,
        source=ManifestSource(sha256=SHA, bytes=5_000_000, width=6000, height=4000, media_type="image/jpeg"),
        captured=ManifestCapture(
            local="2026-05-14T10:22:31", utc_offset=120, corrected="2026-05-14T11:22:31", camera="A"
        ),
        renditions=renditions("image/webp", "image/jpeg"),
        placeholder=Placeholder(color="#a1b2c3"),
        focal=Focal(x=0.25, y=0.5),
        alt=ManifestAlt(),
    )
    return replace(plain, **changes)


def manifest(*items: Item, **changes: Any) -> Manifest:
    """A gallery in Polish and English."""
    plain = Manifest(
        generator=Generator(name="event-gallery", version="0.1.0"),
        id="gala",
        languages=("pl", "en"),
        title={"pl": "Gala Zażółć", "en": "The gala"},
        event=Event(name="Gala", start="2026-05-14", end="2026-05-15", place={"pl": "Łódź"}),
        rights=Rights(creator="Anna Nowak", credit="Urząd Miasta", license_url="https://example.org/licence"),
        items=items or (item(1), item(2)),
    )
    return replace(plain, **changes)
