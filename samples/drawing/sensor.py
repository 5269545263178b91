"""A camera's sensor and its picture style: exposure, noise, white balance, tone."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from drawing.arrays import Floats, floats
from drawing.lens import bloom, vignette


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensor:
    """How one camera sees.

    Attributes:
        warmth: Gains of red, green and blue.
        grain: Noise deviation at mid grey, as a share of white.
        contrast: 1 is neutral.
        saturation: 1 is neutral.
        vignette: Light lost in the corners.
        sharpening: Strength of the camera's own sharpening.
    """

    warmth: tuple[float, float, float] = (1.0, 1.0, 1.0)
    grain: float = 0.012
    contrast: float = 1.0
    saturation: float = 1.0
    vignette: float = 0.22
    sharpening: float = 0.35


def develop(light: Floats, sensor: Sensor, *, stops: float = 0.0, grain: float = 1.0, seed: int = 0) -> Image.Image:
    """An RGB picture from linear light.

    Args:
        light: Linear RGB.
        sensor: The camera.
        stops: Exposure correction.
        grain: Times the usual noise: more in the dark.
        seed: Of the noise.
    """
    exposed = vignette(bloom(floats(light * 2.0**stops)), sensor.vignette)
    noisy = _with_noise(exposed, sensor.grain * grain, seed) * floats(sensor.warmth)
    coded = _tone(floats(np.maximum(noisy, 0)), sensor.contrast)
    luma = coded @ floats((0.299, 0.587, 0.114))
    coded = floats(luma[..., None] + (coded - luma[..., None]) * sensor.saturation)
    soft = cv2.GaussianBlur(coded, (0, 0), 1.2)
    coded = coded + sensor.sharpening * (coded - soft)
    return Image.fromarray((np.clip(coded, 0, 1) * 255 + 0.5).astype(np.uint8))


def _with_noise(light: Floats, grain: float, seed: int) -> Floats:
    """Photon noise grows with the root of light; neighbours share some of it, as after demosaicing."""
    rng = np.random.default_rng(seed)
    grey = rng.standard_normal(light.shape[:2], dtype=np.float32)[..., None]
    tint = rng.standard_normal(light.shape, dtype=np.float32)
    tint = cv2.GaussianBlur(tint, (0, 0), 1.1) * 2.4
    grey = cv2.GaussianBlur(grey, (0, 0), 0.55)[..., None] * 1.5
    deviation = grain * np.sqrt(np.maximum(light, 0) * 0.9 + 0.012) * 1.6
    return floats(light + deviation * (0.85 * grey + 0.4 * tint))


def _tone(light: Floats, contrast: float) -> Floats:
    """sRGB coding with a soft shoulder for highlights and a gentle S for contrast."""
    shoulder = np.where(light > 0.7, 0.7 + 0.42 * (1 - np.exp(-(light - 0.7) / 0.42)), light)
    coded = np.where(shoulder < 0.0031308, 12.92 * shoulder, 1.055 * np.maximum(shoulder, 1e-6) ** (1 / 2.4) - 0.055)
    curve = coded + 0.12 * contrast * np.sin((coded - 0.5) * 2 * np.pi) * coded * (1 - coded) * 2
    return floats(curve)
