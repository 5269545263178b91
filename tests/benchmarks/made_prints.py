"""Photos that were never taken: fingerprints with the statistics of real ones, and which of them are copies.

What was measured on real photos (docs/design/near-duplicates-at-scale.md) is made again here: bits of ORB descriptors
that depend on one another (32 factors, ``orb_statistics.npz``: means and correlations of 69,000 descriptors of 166
photos, no picture among them), patterns that thousands of photos share, pages of text, photos with few corners, bursts,
and copies that lose descriptors and hash bits as edits made them lose.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.phash import NO_PICTURE, packed_turns
from gallery.model import Camera, Captured, Fingerprint, Metadata, Photo, Quality

BLOCK = 5_000
KEPT = 64
PATTERNS, POPULARITY, HEAD, COMMON = 3_000, 0.7, 20, 0.4
"""Patterns that photos share, how their shares fall (Zipf, from place 20), the share of descriptors that are of one."""
LETTERS, PAGES, TEMPLATES = 300, 0.02, 40
BURSTS, COPIED, BLANK, NOTHING = 0.06, 0.10, 0.03, 0.005
CAMERA_SHOTS = 1_000
DAY = datetime(2026, 5, 14)  # noqa: DTZ001 - cameras know no zone
KINDS = ("edited", "turned", "reduced", "cropped")
SHARES = (0.50, 0.20, 0.15, 0.15)

_LEARNED = np.load(Path(__file__).with_name("orb_statistics.npz"))
_LOADINGS = (_LEARNED["loadings"].astype(np.float32) * _LEARNED["scale"]).T
_LEAN = _LEARNED["lean"].astype(np.float32)
_NOISE = np.quantile(np.random.default_rng(0).standard_normal(1_000_000), (np.arange(256) + 0.5) / 256)
_NORMAL = _NOISE.astype(np.float32)
Rows = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Photos sorted by key.

    Attributes:
        copies: Place of the original, place of the copy, kind.
    """

    photos: list[Photo]
    copies: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    hash: Rows
    features: Rows
    kind: str = ""
    source: int = -1
    second: float = 0.0


def made(count: int, seed: int = 1) -> Made:
    """So many photos; the same for the same numbers."""
    places = np.random.default_rng(seed).permutation(count)
    photos: list[Photo | None] = [None] * count
    copies = []
    with ThreadPoolExecutor(2) as pool:
        for begun in range(0, count, 2 * BLOCK):
            blocks = [block for block in (begun, begun + BLOCK) if block < count]
            made_here = pool.map(lambda block: list(_prints(seed, block, min(BLOCK, count - block))), blocks)
            for block, prints in zip(blocks, made_here, strict=True):
                here = places[block : block + BLOCK].tolist()
                for number, one in enumerate(prints):
                    photos[here[number]] = _photo(one, here[number], block + number)
                    if one.kind in KINDS:
                        copies.append((here[one.source], here[number], one.kind))
    return Made(photos=[photo for photo in photos if photo], copies=copies)


def _prints(seed: int, block: int, count: int) -> Iterator[_Print]:
    """A block: originals, and after each what was made of it or shot with it."""
    dice = np.random.default_rng([seed, block])
    hashes, features = _hashes(dice, count), _features(dice, count)
    sizes = np.where(dice.random(count) < 0.9, KEPT, dice.integers(3, KEPT, count))
    done, second = 0, 0.0
    while done < count:
        chance, second = dice.random(), second + float(dice.exponential(40))
        corners = int(sizes[done]) if chance > BLANK else int(dice.integers(0, 10))
        seen = hashes[done] if chance > NOTHING else np.zeros(32, np.uint8)
        first = _Print(hash=seen, features=features[done, :corners], second=second)
        yield first
        source, done, chance = done, done + 1, dice.random()
        if chance < BURSTS + COPIED and first.hash.any():
            burst = chance < BURSTS
            for _ in range(min(int(dice.integers(1, 5 if burst else 3)), count - done)):
                kind = "burst" if burst else str(dice.choice(KINDS, p=SHARES))
                second += float(dice.uniform(0.2, 3)) if burst else 0
                yield _again(dice, first, features[done], kind, source, second)
                done += 1


def _again(dice: np.random.Generator, first: _Print, other: Rows, kind: str, source: int, second: float) -> _Print:
    """A copy or the next shot: what is lost of the first is replaced by ``other``."""
    low, high, share, nearest, farthest = {
        "edited": (0, 30, 0.75, 0, 24),
        "turned": (0, 30, 0.75, 2, 32),
        "reduced": (0, 8, 0.45, 8, 40),
        "cropped": (90, 120, float(dice.uniform(0.03, 0.6)), 10, 40),
        "burst": (20, 60, 0.3, 10, 40),
    }[kind]
    turn = int(dice.integers(1, 8)) if kind == "turned" else 0
    bits = packed_turns(first.hash.tobytes().hex())[turn]
    survive = np.flatnonzero(dice.random(len(first.features)) < share * (turn not in (1, 2, 4, 7)))
    kept = _flipped(dice, first.features[survive], dice.integers(nearest, farthest + 1, len(survive)))
    features = np.concatenate([kept, other[: len(first.features) - len(kept)]])
    flips = dice.integers(low, high + 1, 1)
    return _Print(hash=_flipped(dice, bits[None], flips)[0], features=features, kind=kind, source=source, second=second)


def _flipped(dice: np.random.Generator, rows: Rows, counts: NDArray[np.int64]) -> Rows:
    """Each row with so many other bits, except the first, which a hash does not use."""
    order = np.argsort(dice.random((len(rows), 255)), axis=1)
    flips = np.zeros((len(rows), 256), np.uint8)
    np.put_along_axis(flips, order + 1, (np.arange(255) < counts[:, None]).astype(np.uint8), axis=1)
    return rows ^ np.packbits(flips, axis=1)


def _hashes(dice: np.random.Generator, count: int) -> Rows:
    """Signs nearly independent of one another; of pages near one of a few templates."""
    lean = np.random.default_rng(2).normal(0, 0.11, 256).astype(np.float32)
    bits = dice.standard_normal((count, 256), dtype=np.float32) + lean > 0
    bits[:, 0] = False
    hashes = np.packbits(bits, axis=1)
    templates = np.random.default_rng(3).integers(0, 256, (TEMPLATES, 32), dtype=np.uint8) & _NOT_FIRST
    pages = np.flatnonzero(_are_pages(count))
    flips = dice.integers(5, 41, len(pages))
    hashes[pages] = _flipped(dice, templates[dice.integers(0, TEMPLATES, len(pages))], flips)
    return hashes


_NOT_FIRST = np.array([127] + [255] * 31, np.uint8)


def _are_pages(count: int) -> NDArray[np.bool_]:
    return np.arange(count) % round(1 / PAGES) == 7


def _features(dice: np.random.Generator, count: int) -> Rows:
    """Shape (count, 64, 32)."""
    fixed = np.random.default_rng(4)
    patterns = fixed.standard_normal((PATTERNS + LETTERS, 32), dtype=np.float32)
    loose = np.concatenate([fixed.uniform(0.2, 0.9, PATTERNS), fixed.uniform(0.1, 0.3, LETTERS)]).astype(np.float32)
    weights = 1 / np.arange(HEAD, HEAD + PATTERNS) ** POPULARITY
    rows = count * KEPT
    chosen = np.searchsorted(np.cumsum(weights / weights.sum()), dice.random(rows)).clip(0, PATTERNS - 1)
    letters = np.repeat(_are_pages(count), KEPT)
    chosen[letters] = PATTERNS + dice.integers(0, LETTERS, int(letters.sum()))
    common = letters | (dice.random(rows) < COMMON)
    features = np.empty((rows, 32), np.uint8)
    for begun in range(0, rows, 1 << 14):
        part = slice(begun, begun + (1 << 14))
        factors = dice.standard_normal((len(chosen[part]), 32), dtype=np.float32)
        far = loose[chosen[part]][:, None]
        near = np.sqrt(1 - far**2) * patterns[chosen[part]] + far * factors
        factors = np.where(common[part, None], near, factors)
        noise = _NORMAL[dice.integers(0, 256, (len(factors), 256), dtype=np.uint8)]
        features[part] = np.packbits(factors @ _LOADINGS + _LEAN > noise, axis=1)
    return features.reshape(count, KEPT, 32)


def _photo(one: _Print, place: int, number: int) -> Photo:
    """A photo as the rest of the library makes it, every value its own."""
    camera = number // CAMERA_SHOTS
    moment = DAY + timedelta(seconds=one.second)
    shot = None if one.kind in KINDS else Captured(local=moment.isoformat())
    measured = Quality(
        sharpness=place + 0.5, noise=place + 0.25, clipped_dark=0.0, clipped_bright=0.0, brightness=place + 0.75
    )
    return Photo(
        key=f"{place:08}.jpg",
        sha256=f"{place:064x}",
        bytes=3_000_000 + place,
        media_type="image/jpeg",
        width=4000,
        height=3000,
        fingerprint=Fingerprint(
            pixels=f"{place:064x}",
            phash=one.hash.tobytes().hex() if one.hash.any() else NO_PICTURE,
            features=one.features.tobytes(),
        ),
        quality=measured,
        metadata=Metadata(
            captured=shot,
            camera=Camera(make="Canon", model="Canon EOS R6", body=f"{camera:012x}") if shot else None,
            exposure=f"1/{place} s f/4 ISO 200 50 mm",
        ),
    )
