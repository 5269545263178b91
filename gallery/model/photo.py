"""One input photo after one look at it."""

from dataclasses import dataclass

from gallery.model.metadata import Metadata


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What the picture looks like, small enough to compare a million of.

    Attributes:
        pixels: Hex SHA-256 of size and reduced upright pixels; equal means the same picture with other metadata.
        phash: 256-bit DCT hash of the upright picture without uniform borders, as 64 hex digits.
        features: Up to 64 ORB descriptors, 32 bytes each: the strongest of each part of the picture, in turns.
    """

    pixels: str
    phash: str
    features: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How good the shot is, each in its own unit.

    Attributes:
        sharpness: Mean Laplacian energy of the sharpest blocks with the noise floor taken off, exposure-normalised.
        noise: Standard deviation of the noise in grey levels (0-255).
        clipped_dark: Share of pixels at or near black, 0..1.
        clipped_bright: Share of pixels at or near white, 0..1.
        brightness: Mean luma in grey levels (0-255).
    """

    sharpness: float
    noise: float
    clipped_dark: float
    clipped_bright: float
    brightness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One readable input photo: facts and measures, no pixels.

    Attributes:
        key: Path relative to the input folder, with ``/``.
        sha256: Hex digest of the file; the photo's name everywhere that is public.
        bytes: Length of the file.
        width: Pixels, after orientation.
        height: Pixels, after orientation.
        frames: More than 1 for animations.
        alpha: The picture has transparency.
        color: Dominant colour, ``#rrggbb``.
        thumbhash: Blurred picture of some 25 bytes (ThumbHash), in Base64.
    """

    key: str
    sha256: str
    bytes: int
    media_type: str
    width: int
    height: int
    frames: int = 1
    alpha: bool = False
    color: str = "#808080"
    thumbhash: str = ""
    fingerprint: Fingerprint
    quality: Quality
    metadata: Metadata

    @property
    def id(self) -> str:
        """The first 16 hex digits of the content hash."""
        return self.sha256[:16]
