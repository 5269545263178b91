"""Which images of a GIF no browser shows (GIF89a, 18 and 20)."""

from collections.abc import Sequence
from struct import unpack


def hidden_images(blocks: Sequence[bytes], screen: bytes) -> frozenset[int]:
    """Where images without area, or wholly outside the canvas, are.

    Browsers make the canvas as large as the first image; that one is never hidden.

    Args:
        blocks: Of the file.
        screen: Width and height of the canvas, two bytes each.
    """
    width, height = unpack("<HH", screen)
    images = [(index, *unpack("<HHHH", block[1:9])) for index, block in enumerate(blocks) if block[0] == 0x2C]
    for _, x, y, across, down in images[:1]:
        width, height = max(width, x + across), max(height, y + down)
    return frozenset(
        index for index, x, y, across, down in images[1:] if not across or not down or x >= width or y >= height
    )
