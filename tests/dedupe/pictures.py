"""Pictures made by code, and the photos read from them."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from gallery.dedupe.fingerprint import fingerprint
from gallery.dedupe.quality import quality
from gallery.image.frame import Frame, decode
from gallery.model import Camera, Captured, Fingerprint, Metadata, Photo, Quality

CANON = Camera(make="Canon", model="Canon EOS R6", body="0123456789ab")
NIKON = Camera(make="NIKON", model="Z 6")


def scene(seed: int, size: tuple[int, int] = (900, 640)) -> Image.Image:
    """A made view full of corners: a cloudy ground with boxes, discs and lines; another one for each seed."""
    dice = np.random.default_rng(seed)
    ground = Image.fromarray(dice.integers(0, 256, (6, 8, 3), dtype=np.uint8)).resize(size, Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(ground)
    for _ in range(70):
        x, y = (int(dice.integers(0, side)) for side in size)
        w, h = (int(side) for side in dice.integers(12, 110, 2))
        colour = tuple(int(level) for level in dice.integers(0, 256, 3))
        shape = (draw.rectangle, draw.ellipse, draw.line)[int(dice.integers(0, 3))]
        shape((x, y, x + w, y + h), fill=colour)
    return ground.filter(ImageFilter.GaussianBlur(0.7))


def noisy(picture: Image.Image, sigma: float, seed: int = 0) -> Image.Image:
    """Grain of the given standard deviation in grey levels."""
    values = np.asarray(picture, np.float32)
    grain = np.random.default_rng(seed).normal(0.0, sigma, values.shape)
    return Image.fromarray(np.clip(values + grain, 0, 255).astype(np.uint8))


def encoded(picture: Image.Image, form: str = "JPEG", **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, form, **({"quality": 90} | options if form == "JPEG" else options))
    return out.getvalue()


def frame(picture: Image.Image) -> Frame:
    """The picture as it is decoded from a lossless file."""
    return decode(encoded(picture, "TIFF"))


def taken(moment: str, camera: Camera | None = CANON, exposure: str = "1/250 s f/2.8 ISO 400") -> Metadata:
    return Metadata(captured=Captured(local=moment), camera=camera, exposure=exposure)


class Shelf:
    """Photos as a visit would read them, with their previews."""

    def __init__(self) -> None:
        self.photos: list[Photo] = []
        self.previews: dict[str, bytes] = {}
        self.asked: list[str] = []

    def __call__(self, sha256: str) -> bytes:
        self.asked.append(sha256)
        return self.previews[sha256]

    def add(self, key: str, picture: Image.Image | bytes, metadata: Metadata | None = None) -> Photo:
        data = picture if isinstance(picture, bytes) else encoded(picture)
        seen = decode(data)
        digest = sha256(data).hexdigest()
        photo = Photo(
            key=key,
            sha256=digest,
            bytes=len(data),
            media_type=seen.format.media_type,
            width=seen.width,
            height=seen.height,
            frames=seen.frames,
            alpha=seen.alpha,
            fingerprint=fingerprint(seen),
            quality=quality(seen),
            metadata=metadata or Metadata(),
        )
        self.photos.append(photo)
        self.previews[digest] = seen.preview()
        return photo

    @property
    def by_key(self) -> Mapping[str, Photo]:
        return {photo.key: photo for photo in self.photos}


def photo(key: str, **changes: object) -> Photo:
    """A photo without a picture, for what looks at values only."""
    plain = Photo(
        key=key,
        sha256=sha256(key.encode()).hexdigest(),
        bytes=1_000_000,
        media_type="image/jpeg",
        width=4000,
        height=3000,
        fingerprint=Fingerprint(pixels=key, phash="0" * 64),
        quality=Quality(sharpness=100.0, noise=1.0, clipped_dark=0.0, clipped_bright=0.0, brightness=118.0),
        metadata=Metadata(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
