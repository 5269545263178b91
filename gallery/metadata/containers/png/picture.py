"""Which chunks of a PNG make its picture, and what they may say (PNG third edition, 11.2 and 11.3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from struct import unpack
from typing import Final

_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Colour type -> bit depths (11.2.1)."""

_SAMPLES: Final = {0: 1, 2: 3, 3: 3, 4: 2, 6: 4}
_PALETTE: Final = 3
_HEADER: Final = 13
_MOST_PIXELS: Final = 1_000_000
"""A metre, which is 25,400 dots per inch; nothing is denser, and ratios are smaller."""

_WHOLE: Final = 100_000
"""1.0 as cHRM writes it."""

_MOST_PLACE: Final = 50_000
"""1.0 as mDCV writes it."""

_BRIGHTEST: Final = 100_000_000
"""10,000 candelas per square metre, the most that PQ can say, as mDCV and cLLI write it (SMPTE ST 2084)."""


@dataclass(frozen=True, slots=True)
class Header:
    """What IHDR says: pixels, bits a sample, colour type."""

    width: int
    height: int
    depth: int
    colour: int

    @property
    def entries(self) -> int:
        """Colours a palette can have; 0 where the picture has none."""
        return 1 << self.depth if self.colour == _PALETTE else 0


def read_header(content: bytes) -> Header | None:
    """None where IHDR is not one that the standard knows."""
    if len(content) != _HEADER:
        return None
    width, height, depth, colour, *methods, interlaced = unpack(">IIBBBBB", content)
    known = depth in _DEPTHS.get(colour, ()) and methods == [0, 0] and interlaced <= 1
    return Header(width, height, depth, colour) if width and height and known else None


def palette(content: bytes, header: Header) -> bytes:
    """The entries that pixels can name; empty where that is no palette."""
    return content[: 3 * header.entries] if len(content) % 3 == 0 else b""


def fits(kind: bytes, content: bytes, header: Header, seen: Mapping[bytes, int]) -> bool:
    """Whether a chunk has its place, its length and its range, and is the first of its kind.

    Args:
        kind: Of ``SHOWN`` or ``ONCE``.
        content: Of the chunk.
        header: Of the picture.
        seen: Kind -> length of the content of the first chunk of that kind, of those before this one.
    """
    late = b"IDAT" in seen or (kind in _BEFORE_PALETTE and b"PLTE" in seen)
    colours = min(seen.get(b"PLTE", 0) // 3, header.entries)
    return not late and kind not in seen and _RULES[kind](content, header, colours)


def _gamma(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 4 and any(content)


def _chromaticities(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 32 and max(unpack(">8I", content)) <= _WHOLE


def _intent(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 1 and content[0] <= 3


def _code_points(content: bytes, header: Header, colours: int) -> bool:
    """H.273 numbers; the matrix of a PNG is always 0."""
    del header, colours
    return len(content) == 4 and content[2] == 0 and content[3] <= 1


def _significant(content: bytes, header: Header, colours: int) -> bool:
    del colours
    depth = 8 if header.colour == _PALETTE else header.depth
    return len(content) == _SAMPLES[header.colour] and all(0 < bits <= depth for bits in content)


def _density(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 9 and content[8] <= 1 and max(unpack(">II", content[:8])) <= _MOST_PIXELS


def _background(content: bytes, header: Header, colours: int) -> bool:
    if header.colour == _PALETTE:
        return len(content) == 1 and content[0] < colours
    return _one_colour(content, header, 3 if header.colour in (2, 6) else 1)


def _transparent(content: bytes, header: Header, colours: int) -> bool:
    """One colour, or the opacity of the first colours of the palette."""
    if header.colour == _PALETTE:
        return 0 < len(content) <= colours
    return _one_colour(content, header, _SAMPLES[header.colour])


def _one_colour(content: bytes, header: Header, samples: int) -> bool:
    """Samples as large as a pixel's; some writers give white as 255 where a pixel has fewer bits."""
    return len(content) == 2 * samples and max(unpack(f">{samples}H", content)) < 1 << max(header.depth, 8)


def _display(content: bytes, header: Header, colours: int) -> bool:
    """Chromaticities of the display, and its luminances."""
    del header, colours
    if len(content) != 24:
        return False
    *places, brightest, darkest = unpack(">8H2I", content)
    return bool(max(places) <= _MOST_PLACE and darkest <= brightest <= _BRIGHTEST)


def _light(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 8 and max(unpack(">2I", content)) <= _BRIGHTEST


def _animation(content: bytes, header: Header, colours: int) -> bool:
    del header, colours
    return len(content) == 8


_RULES: Final[dict[bytes, Callable[[bytes, Header, int], bool]]] = {
    b"gAMA": _gamma,
    b"cHRM": _chromaticities,
    b"sRGB": _intent,
    b"cICP": _code_points,
    b"sBIT": _significant,
    b"mDCV": _display,
    b"cLLI": _light,
    b"pHYs": _density,
    b"bKGD": _background,
    b"tRNS": _transparent,
    b"acTL": _animation,
}
_BEFORE_PALETTE: Final = (b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT", b"mDCV", b"cLLI")

ONCE: Final = frozenset(_RULES)
"""Chunks that decoders heed at most once each, and ignore where they do not fit; what hIST says shows nowhere."""
