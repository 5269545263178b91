"""Text with Polish letters from the font that comes with Pillow, which has plain Latin ones only."""

import unicodedata

from PIL import ImageDraw, ImageFont

Ink = tuple[int, int, int]
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "–": "-", "—": "-", "×": "x"})
_ACUTE, _DOT, _OGONEK = "\u0301", "\u0307", "\u0328"


def write(
    pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: float, ink: Ink, anchor: str = "la"
) -> None:
    """Write a line; accents and strokes are drawn onto the plain letters.

    Args:
        pen: Of the picture to write on.
        at: Pixels, of the anchor.
        text: One line.
        size: In pixels.
        ink: Colour.
        anchor: ``la`` left and top, ``lm`` left and middle, ``mm`` middle both ways.
    """
    font = ImageFont.load_default(size)
    plain = "".join(_base(letter) for letter in text)
    left = at[0] - (pen.textlength(plain, font) / 2 if anchor[0] == "m" else 0)
    pen.text((left, at[1]), plain, fill=ink, font=font, anchor=f"l{anchor[1]}")
    for place, letter in enumerate(text):
        x = left + pen.textlength(plain[:place], font)
        x0, y0, x1, y1 = pen.textbbox((x, at[1]), plain[place], font, anchor=f"l{anchor[1]}")
        _mark(pen, letter, (x0, y0, x1, y1), size / 14, ink)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter.translate(_PLAIN))[0]


def _mark(
    pen: ImageDraw.ImageDraw, letter: str, box: tuple[float, float, float, float], thick: float, ink: Ink
) -> None:
    """The accent, dot, tail or stroke of a letter whose plain form fills a box."""
    x0, y0, x1, y1 = box
    middle, width = (x0 + x1) / 2, max(1, round(thick))
    marks = unicodedata.normalize("NFD", letter)[1:]
    if letter in "łŁ":
        level = y0 + (y1 - y0) * 0.45
        pen.line((x0 - 2 * thick, level + 1.6 * thick, x0 + 4 * thick, level - 1.6 * thick), fill=ink, width=width)
    if _ACUTE in marks:
        pen.line((middle, y0 - thick, middle + 2.2 * thick, y0 - 3 * thick), fill=ink, width=width)
    if _DOT in marks:
        pen.ellipse((middle - thick, y0 - 3.2 * thick, middle + thick, y0 - 1.2 * thick), fill=ink)
    if _OGONEK in marks:
        pen.arc((x1 - 3 * thick, y1 - thick, x1, y1 + 2.6 * thick), 60, 270, fill=ink, width=width)
