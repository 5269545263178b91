"""PNG and APNG; only a real eXIf chunk turns the picture, as in browsers."""

from PIL import PngImagePlugin

from gallery.image.cicp import CodePoints
from gallery.image.formats.format import Format, plays
from gallery.image.formats.png_parts import SIGNATURE, parts


def _code_points(data: bytes) -> CodePoints | None:
    """The cICP chunk, which wins over every other that speaks of colour (PNG third edition, 4.3)."""
    at = len(SIGNATURE)
    while at + 8 <= len(data) and data[at + 4 : at + 8] not in (b"cICP", b"PLTE", b"IDAT"):
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    length, kind, content = data[at : at + 4], data[at + 4 : at + 8], data[at + 8 : at + 12]
    return CodePoints(content[0], content[1]) if kind == b"cICP" and length == b"\0\0\0\4" and content[3:] else None


PNG = Format(
    name="png",
    media_type="image/png",
    suffixes=(".png", ".apng"),
    recognise=lambda head: head.startswith(SIGNATURE),
    open=PngImagePlugin.PngImageFile,
    code_points=_code_points,
    plays=plays,
    parts=parts,
)
