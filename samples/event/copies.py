"""What happens to photos afterwards: copied, messaged, turned, shown on a screen, cut off."""

from io import BytesIO

from drawing.lettering import write
from embedding.jpeg import jpeg
from PIL import Image, ImageDraw

EXACT = {"Kopia IMG_2041.JPG": "IMG_2041.JPG"}
MESSAGED = {"IMG-20260514-WA0003.jpg": "IMG_2034.JPG"}
TURNED = {"DSC_0402 (1).jpg": "DSC_0402.JPG"}
SCREENSHOTS = {"Zrzut ekranu 2026-05-15 091240.png": "DSC_0431.JPG"}
BROKEN = "PXL_20260514_101542871.jpg"
"""This one never arrived whole."""


def opened(data: bytes) -> Image.Image:
    """The picture in a file, without its metadata."""
    return Image.open(BytesIO(data)).convert("RGB")


def messaged(data: bytes) -> bytes:
    """Made smaller and encoded anew, as messengers do; no metadata."""
    picture = opened(data)
    picture.thumbnail((1024, 1024), Image.Resampling.BILINEAR)
    return jpeg(picture, quality=70)


def turned(data: bytes) -> bytes:
    """Turned a quarter to the right by a program that forgets all metadata."""
    return jpeg(opened(data).transpose(Image.Transpose.ROTATE_270), quality=74)


def cut_off(data: bytes) -> bytes:
    """The first part of a file: the connection broke."""
    return data[: len(data) * 2 // 5]


def screenshot(data: bytes, name: str) -> bytes:
    """The photo in a viewer's window: title bar, tool bar, status line."""
    photo = opened(data).resize((960, 640), Image.Resampling.LANCZOS)
    screen = Image.new("RGB", (1040, 770), (32, 32, 36))
    pen = ImageDraw.Draw(screen)
    pen.rectangle((0, 0, 1040, 34), fill=(243, 243, 243))
    write(pen, (14, 17), f"{name} — Zdjęcia", 15, (40, 40, 40), "lm")
    for place, fill in enumerate(((196, 196, 196), (196, 196, 196), (210, 70, 60))):
        pen.ellipse((940 + 32 * place, 10, 954 + 32 * place, 24), fill=fill)
    pen.rectangle((0, 34, 1040, 80), fill=(250, 250, 250))
    for place in range(9):
        x = 20 + 46 * place
        pen.rounded_rectangle((x, 46, x + 24, 68), 5, outline=(90, 90, 96), width=2)
        pen.line((x + 6, 57, x + 18, 57), fill=(90, 90, 96), width=2)
    screen.paste(photo, (40, 94))
    pen.rectangle((0, 744, 1040, 770), fill=(243, 243, 243))
    write(pen, (14, 757), f"1600 × 1067    60%    {name}  12/24", 13, (70, 70, 70), "lm")
    out = BytesIO()
    screen.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
