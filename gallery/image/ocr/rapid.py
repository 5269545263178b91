"""RapidOCR: PaddleOCR's models for Latin letters and more, which come inside its wheel (the extra gallery[ocr])."""

from io import BytesIO
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery.errors import PluginError

_SURE: Final = 0.8
"""Of a line, from 0 to 1; below it are patterns that only look like letters."""

_TALL: Final = 0.045
"""Height of a line as a share of the picture's longer side: what is smaller nobody reads in a photo."""

_QUIET: Final = {
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
"""The executor already keeps every core busy, and a library says nothing by itself."""


class Rapid:
    """Reads lines of text.

    Raises:
        PluginError: It is not installed (``plugin-unavailable``).
    """

    def __init__(self) -> None:
        try:
            from rapidocr import RapidOCR  # noqa: PLC0415 - an extra, and heavy
        except ImportError as missing:
            raise PluginError(
                f"rapidocr cannot be used: {missing}",
                code="plugin-unavailable",
                hint='Install it with: pip install "event-gallery[ocr]".',
            ) from missing
        self._engine = RapidOCR(params=dict(_QUIET))

    def read(self, preview: bytes) -> tuple[str, ...]:
        """The lines that are sure and tall enough, from the top."""
        with Image.open(BytesIO(preview)) as opened:
            pixels = np.asarray(opened.convert("RGB"))[:, :, ::-1]  # OpenCV's order
        found: Any = self._engine(pixels)
        if found.txts is None:
            return ()
        lines = zip(found.txts, found.scores, found.boxes, strict=True)
        side = max(pixels.shape[:2])
        kept = [(box, text) for text, score, box in lines if score >= _SURE and _height(box) >= _TALL * side]
        kept.sort(key=lambda line: float(line[0][:, 1].min()))
        return tuple(text.strip() for _, text in kept if text.strip())


def _height(box: NDArray[np.float32]) -> float:
    """Of a line in pixels, whichever way it runs; the corners go round it from the upper left."""
    return float(min(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[0] - box[1])))
