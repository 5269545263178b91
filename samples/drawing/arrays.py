"""Short names for the arrays everything here is made of."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
"""Any float32 array; points and colours have a last axis of 3."""

Ints: TypeAlias = NDArray[np.intp]
Bools: TypeAlias = NDArray[np.bool_]
Colour: TypeAlias = tuple[float, float, float]
"""Linear RGB reflectance or radiance, usually 0..1."""

Point: TypeAlias = Sequence[float]
"""x to the right, y up, z away from the camera; metres."""


def floats(value: Any) -> Floats:
    """Anything array-like as float32."""
    return np.asarray(value, dtype=np.float32)


def unit(vector: Any) -> Floats:
    """A vector, or each of many, with length 1."""
    array = floats(vector)
    return floats(array / np.maximum(np.linalg.norm(array, axis=-1, keepdims=True), 1e-9))
