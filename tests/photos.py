"""Pictures made by code, for every test."""

import random
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

SHARED = Path(__file__).parents[1].parent / "shared"
"""Real photos with ground truth, where a developer has them; tests that need them skip without."""

GPS_IFD = 0x8825
EXIF_IFD = 0x8769


def scene(seed: int = 1, size: tuple[int, int] = (480, 360)) -> Image.Image:
    """A picture with shapes, gradients and grain: another seed is another scene."""
    rng = np.random.default_rng(seed)
    width, height = size
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    sky = np.stack([across * rng.uniform(60, 200), down * rng.uniform(60, 200), (1 - down) * rng.uniform(80, 220)], -1)
    for _ in range(40):
        x, y, radius = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.02, 0.12)
        inside = (np.abs(across - x) < radius) & (np.abs(down - y) < radius * rng.uniform(0.4, 1.6))
        sky[inside] = rng.uniform(0, 255, 3)
    sky += rng.normal(0, 6, sky.shape)
    return Image.fromarray(np.clip(sky, 0, 255).astype(np.uint8))


def smooth(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture without grain that no two ways of turning or mirroring make alike; codecs change it little."""
    across, down = np.meshgrid(np.linspace(0, 1, size[0]), np.linspace(0, 1, size[1]))
    colours = np.stack([across, down, 0.5 + 0.5 * across * down], -1)
    return Image.fromarray((colours * 255).round().astype(np.uint8))


def exif(
    *,
    orientation: int = 1,
    gps: bool = False,
    taken: str = "",
    model: str = "",
    serial: str = "",
    artist: str = "",
) -> bytes:
    """An EXIF block."""
    block = Image.Exif()
    if orientation != 1:
        block[0x0112] = orientation
    if model:
        block[0x010F], block[0x0110] = "Testcam", model
    if artist:
        block[0x013B] = artist
    details = block.get_ifd(EXIF_IFD)
    if taken:
        details[0x9003] = taken
    if serial:
        details[0xA431] = serial
    if gps:
        place = block.get_ifd(GPS_IFD)
        place[1], place[2], place[3], place[4] = "N", (52.0, 13.0, 47.0), "E", (21.0, 0.0, 44.0)
    return block.tobytes()


def encoded(picture: Image.Image, form: str = "JPEG", **parameters: object) -> bytes:
    """The picture's bytes."""
    out = BytesIO()
    picture.save(out, form, **parameters)  # type: ignore[arg-type]
    return out.getvalue()


def jpeg(seed: int = 1, size: tuple[int, int] = (480, 360), quality: int = 88, **facts: object) -> bytes:
    """A JPEG; ``facts`` go into its EXIF: orientation, gps, taken, model, serial, artist."""
    block = exif(**facts) if facts else b""  # type: ignore[arg-type]
    return encoded(scene(seed, size), quality=quality, exif=block)


def folder(root: Path, count: int = 3, **facts: object) -> Path:
    """A folder of different JPEG photos, ``photo-1.jpg`` and so on."""
    root.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (root / f"photo-{number}.jpg").write_bytes(jpeg(number, **facts))  # type: ignore[arg-type]
    return root


def mutated(data: bytes, seed: int, changes: int = 5) -> bytes:
    """The bytes with a few of them changed, cut or doubled."""
    chance, changed = random.Random(seed), bytearray(data)
    for _ in range(changes):
        at = chance.randrange(len(changed))
        kind = chance.randrange(3)
        if kind == 0:
            changed[at] = chance.randrange(256)
        elif kind == 1:
            del changed[at : at + chance.randrange(1, 40)]
        else:
            changed[at:at] = changed[at : at + chance.randrange(1, 40)]
        if not changed:
            return b""
    return bytes(changed)


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too: relative path -> content."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
