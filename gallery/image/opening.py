"""A file opened and its pixels turned into what is seen."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from gallery.image.cicp import CodePoints
from gallery.image.colour import as_it_is, opaque, own_profile, to_srgb
from gallery.image.film import Film
from gallery.image.formats.format import Format
from gallery.image.light import shown_in_srgb
from gallery.image.limits import Limits, check_size
from gallery.image.moving import is_film
from gallery.image.orientation import swaps_sides, upright


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a file holds.

    Attributes:
        size: Of the full picture, upright.
        frames: How many pictures.
        picture: The first, upright RGB or RGBA in sRGB, perhaps smaller.
        native: The same in the colours that ``profile`` describes; None where they are sRGB.
        profile: ICC, byte by byte; empty where there is no native picture.
        film: The frames of an animation that is not too long.
    """

    size: tuple[int, int]
    frames: int
    picture: Image.Image
    native: Image.Image | None
    profile: bytes
    film: Film | None


def opened(data: bytes, form: Format, cover: int, limits: Limits, *, native: bool) -> Opened:
    """Decode a file once; see ``decode``.

    Raises:
        Exception: Whatever the decoder raises.
        PhotoTooLarge: There are more pixels than the limits allow.
    """
    file = form.open(BytesIO(data))
    check_size(*file.size, limits)
    stored, frames, points = file.size, _frames(file), form.code_points(data)
    shown = _deep(data, form, points)
    if shown is None:
        file.draft(None, _draft_size(stored, cover, swaps_sides(form.orientation(file))))
        file.load()
        shown = to_srgb(file, points)
    orientation = form.orientation(file)  # only now: in a PNG it may stand behind the pixels
    profile = own_profile(file) if native and points is None else b""
    film = Film(data=data, form=form, count=frames, points=points, orientation=orientation, native=bool(profile))
    return Opened(
        size=stored[::-1] if swaps_sides(orientation) else stored,
        frames=frames,
        picture=_bare(upright(shown, orientation)),
        native=_bare(upright(as_it_is(file), orientation)) if profile else None,
        profile=profile,
        film=film if is_film(form, stored, frames) else None,
    )


def _deep(data: bytes, form: Format, points: CodePoints | None) -> Image.Image | None:
    """The picture made of more bits than Pillow has room for, where that matters and the file has them."""
    pixels = form.deep(data) if points is not None and points.differs else None
    return None if pixels is None or points is None else Image.fromarray(shown_in_srgb(pixels, points))


def _bare(picture: Image.Image) -> Image.Image:
    """Without transparency that hides nothing, and without comments and profiles that encoders would copy."""
    picture = opaque(picture)
    picture.info = {}
    return picture


def _frames(file: Image.Image) -> int:
    """How many frames follow each other; 1 where the file breaks off behind the first."""
    try:
        return int(getattr(file, "n_frames", 1))
    except Exception:  # decoders raise whatever they like on hostile bytes
        file.seek(0)
        return 1


def _draft_size(stored: tuple[int, int], cover: int, turned: bool) -> tuple[int, int]:
    """The stored size that ``Image.draft`` must keep: it needs both sides, in the picture's own proportion."""
    width = stored[1] if turned else stored[0]
    if cover >= width:
        return stored
    return max(1, stored[0] * cover // width), max(1, stored[1] * cover // width)
