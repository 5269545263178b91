"""How near renditions are to the best that can be made of a photo: SSIM on luma, Wang et al. 2004."""

import statistics
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float64]
_SIDE = 24


def mean_ssim(photos: Sequence[Path], files: Sequence[Path]) -> float:
    """Mean over files; each is compared with the photo it looks like, decoded in full and scaled by Lanczos."""
    signs = np.stack([_sign(path) for path in photos])
    found = []
    for file in files:
        distances = np.abs(signs - _sign(file)).mean(axis=(1, 2))
        with Image.open(file) as opened:
            luma = np.asarray(opened.convert("L"), np.float64)
        found.append(_ssim(luma, _best(photos[int(distances.argmin())], luma.shape[::-1])))
    return statistics.fmean(found) if found else float("nan")


@lru_cache(4096)
def _sign(path: Path) -> Plane:
    """The picture in very small."""
    with Image.open(path) as opened:
        opened.draft("RGB", (256, 256))
        return np.asarray(opened.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX), np.float64)


@lru_cache(1024)
def _best(path: Path, size: tuple[int, ...]) -> Plane:
    with Image.open(path) as opened:
        whole = opened.convert("RGB")
    return np.asarray(whole.resize((size[0], size[1]), Image.Resampling.LANCZOS).convert("L"), np.float64)


def _ssim(one: Plane, other: Plane) -> float:
    """Gaussian windows of 11 x 11 with sigma 1.5, the edges left out."""
    stable_mean, stable_contrast = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_one, mean_other = _smooth(one), _smooth(other)
    spread_one = _smooth(one * one) - mean_one**2
    spread_other = _smooth(other * other) - mean_other**2
    together = _smooth(one * other) - mean_one * mean_other
    means = (2 * mean_one * mean_other + stable_mean) / (mean_one**2 + mean_other**2 + stable_mean)
    contrasts = (2 * together + stable_contrast) / (spread_one + spread_other + stable_contrast)
    return float((means * contrasts)[5:-5, 5:-5].mean())


def _smooth(plane: Plane) -> Plane:
    return np.asarray(cv2.GaussianBlur(plane, (11, 11), 1.5), np.float64)
