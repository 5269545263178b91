"""Parts of an animation laid on each other, as browsers do it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from PIL import Image

Disposal = Literal["leave", "clear", "restore"]
"""What becomes of a part when its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one frame of an animation brings.

    Attributes:
        picture: As its decoder gives it, not yet loaded, so that its size can be looked at first.
        left: Where it lies on the canvas.
        top: Where it lies on the canvas.
        time: Milliseconds.
        disposal: What becomes of it.
        blends: What is under transparent pixels shines through; else they replace it.
    """

    picture: Image.Image
    left: int
    top: int
    time: int
    disposal: Disposal
    blends: bool


def laid(
    parts: Iterable[Part], size: tuple[int, int], turned: Callable[[Image.Image], Image.Image]
) -> Iterator[tuple[Image.Image, int]]:
    """Each whole picture as RGBA, and its milliseconds.

    What no part covers is transparent, and so is what is cleared, whatever background colour a file names: nobody heeds
    it.

    Args:
        parts: In order.
        size: Of the canvas.
        turned: Brings a part to the colours of the canvas.
    """
    canvas = Image.new("RGBA", size)
    for part in parts:
        before = canvas.copy() if part.disposal == "restore" else canvas
        piece, place = turned(part.picture).convert("RGBA"), (part.left, part.top)
        if part.blends:
            canvas.alpha_composite(piece, place)
        else:
            canvas.paste(piece, place)
        yield canvas.copy(), part.time
        if part.disposal == "clear":
            canvas.paste((0, 0, 0, 0), (*place, part.left + piece.width, part.top + piece.height))
        canvas = before
