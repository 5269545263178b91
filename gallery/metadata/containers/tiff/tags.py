"""The tags that make a TIFF picture, and how much each can hold (TIFF 6.0, sections 8 to 22; TIFF Technical Note 2)."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from struct import iter_unpack
from typing import Final

from gallery.metadata.blocks.exif import Directories, Tag

NEW_SUBFILE: Final = 254
BITS: Final = 258
COMPRESSION: Final = 259
PHOTOMETRIC: Final = 262
SAMPLES: Final = 277
FILL_ORDER: Final = 266
STRIPS: Final = (273, 279)
T4_OPTIONS: Final = 292
TILES: Final = (324, 325)
JPEG_TABLES: Final = 347
XMP: Final = 700
IPTC: Final = 33723
RESOURCES: Final = 34377
PROFILE: Final = 34675

MAX_PIECES: Final = 20_000
"""Strips or tiles; a picture of 250 megapixels in tiles of 128 pixels has 15,300."""

MAX_SAMPLES: Final = 64
_MAX_TABLES: Final = 65_535
_DEEPEST_TABLE: Final = 16
"""Bits of a sample that a table can have an entry for."""

_BYTE, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 1, 3, 4, 5, 7
_INTEGER: Final = (_SHORT, _LONG)
_NUMBER: Final = (1, 3, 4, 6, 8, 9, 11, 12)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a tag can hold; a longer value, or one of another type, hides something.

    Attributes:
        kinds: Types (TIFF 6.0, section 2); never ASCII.
        most: Values.
        each: ``sample``: as many for each sample; ``level``: for each value that a sample can have.
        copied: False where no reader needs it; it goes without being called private.
    """

    kinds: tuple[int, ...]
    most: int = 1
    each: str = ""
    copied: bool = True


_RULES: Final = {
    NEW_SUBFILE: _Rule(_INTEGER),
    255: _Rule((_SHORT,), copied=False),  # SubfileType
    256: _Rule(_INTEGER),  # ImageWidth
    257: _Rule(_INTEGER),  # ImageLength
    BITS: _Rule((_SHORT,), each="sample"),
    COMPRESSION: _Rule((_SHORT,)),
    PHOTOMETRIC: _Rule((_SHORT,)),
    263: _Rule((_SHORT,), copied=False),  # Threshholding
    FILL_ORDER: _Rule((_SHORT,)),
    273: _Rule(_INTEGER, MAX_PIECES, copied=False),  # StripOffsets, written anew
    SAMPLES: _Rule((_SHORT,)),
    278: _Rule(_INTEGER),  # RowsPerStrip
    279: _Rule(_INTEGER, MAX_PIECES, copied=False),  # StripByteCounts, written anew
    280: _Rule((_SHORT,), each="sample", copied=False),  # MinSampleValue
    281: _Rule((_SHORT,), each="sample", copied=False),  # MaxSampleValue
    282: _Rule((_RATIONAL,)),  # XResolution
    283: _Rule((_RATIONAL,)),  # YResolution
    284: _Rule((_SHORT,)),  # PlanarConfiguration
    290: _Rule((_SHORT,), copied=False),  # GrayResponseUnit
    291: _Rule((_SHORT,), each="level", copied=False),  # GrayResponseCurve, of densitometers
    T4_OPTIONS: _Rule((_LONG,)),
    293: _Rule((_LONG,)),  # T6Options
    296: _Rule((_SHORT,)),  # ResolutionUnit
    297: _Rule((_SHORT,), 2, copied=False),  # PageNumber
    301: _Rule((_SHORT,), 3, "level"),  # TransferFunction
    317: _Rule((_SHORT,)),  # Predictor
    318: _Rule((_RATIONAL,), 2),  # WhitePoint
    319: _Rule((_RATIONAL,), 6),  # PrimaryChromaticities
    320: _Rule((_SHORT,), 3, "level"),  # ColorMap
    321: _Rule((_SHORT,), 2, copied=False),  # HalftoneHints
    322: _Rule(_INTEGER),  # TileWidth
    323: _Rule(_INTEGER),  # TileLength
    324: _Rule((_LONG,), MAX_PIECES, copied=False),  # TileOffsets, written anew
    325: _Rule(_INTEGER, MAX_PIECES, copied=False),  # TileByteCounts, written anew
    332: _Rule((_SHORT,)),  # InkSet
    334: _Rule((_SHORT,)),  # NumberOfInks
    336: _Rule((_BYTE, _SHORT), 2, "sample"),  # DotRange
    338: _Rule((_SHORT,), each="sample"),  # ExtraSamples
    339: _Rule((_SHORT,), each="sample"),  # SampleFormat
    340: _Rule(_NUMBER, each="sample", copied=False),  # SMinSampleValue
    341: _Rule(_NUMBER, each="sample", copied=False),  # SMaxSampleValue
    JPEG_TABLES: _Rule((_UNDEFINED,), _MAX_TABLES),
    529: _Rule((_RATIONAL,), 3),  # YCbCrCoefficients
    530: _Rule((_SHORT,), 2),  # YCbCrSubSampling
    531: _Rule((_SHORT,)),  # YCbCrPositioning
    532: _Rule((_RATIONAL,), 2, "sample"),  # ReferenceBlackWhite
}
_TRANSFER: Final = 301

# Tag -> the tag that makes it mean something, and the value this needs to have; without it nobody reads the tag.
_DEPENDS: Final = {
    JPEG_TABLES: (COMPRESSION, 7),
    320: (PHOTOMETRIC, 3),  # a palette
    529: (PHOTOMETRIC, 6),  # YCbCr, as the next three
    530: (PHOTOMETRIC, 6),
    531: (PHOTOMETRIC, 6),
    532: (PHOTOMETRIC, 6),
    332: (PHOTOMETRIC, 5),  # separations
    334: (PHOTOMETRIC, 5),
    336: (PHOTOMETRIC, 5),
    T4_OPTIONS: (COMPRESSION, 3),
    293: (COMPRESSION, 4),
}
_COLORIMETRY: Final = frozenset({_TRANSFER, 318, 319})
"""What a profile says better; chromaticities without one have to be such, from 0 to 1."""

FILE_TAGS: Final = frozenset(("0", number) for number in (*_RULES, XMP, IPTC, RESOURCES, PROFILE))
"""Tags of the first directory that are not EXIF: the pixels, and the blocks that are parts of their own."""


def numbers(found: Directories, number: int) -> tuple[int, ...]:
    """The integers of a tag of the first directory; empty where there are none."""
    tag = next((tag for tag in found.tags if tag.key == ("0", number)), None)
    form = {_SHORT: "H", _LONG: "I"}.get(tag.kind) if tag else None
    raw = found.raw(("0", number))
    if tag is None or form is None or len(raw) < tag.length:
        return ()
    return tuple(value for (value,) in iter_unpack(f"{found.order}{form}", raw))


def number(found: Directories, number: int, default: int) -> int:
    """The first of them."""
    return next(iter(numbers(found, number)), default)


def misfits(found: Directories) -> bool:
    """Whether a tag of the file itself holds more than it can, another type, or is there twice."""
    own = [tag for tag in found.tags if tag.key in FILE_TAGS]
    if max(Counter(tag.number for tag in own).values(), default=0) > 1:
        return True
    samples, bits = number(found, SAMPLES, 1), number(found, BITS, 1)
    if samples > MAX_SAMPLES:
        return True
    return not all(_fits(tag, samples, bits) for tag in own) or not _rises(numbers(found, _TRANSFER))


def _fits(tag: Tag, samples: int, bits: int) -> bool:
    rule = _RULES.get(tag.number)
    if rule is None:
        return True
    levels = 1 << bits if bits <= _DEEPEST_TABLE else 0
    most = rule.most * {"sample": samples, "level": levels}.get(rule.each, 1)
    return tag.kind in rule.kinds and 0 < tag.count <= most


def _rises(curve: tuple[int, ...]) -> bool:
    """A transfer function, up to three on end, never falls; text that hides in one does."""
    return sum(one > following for one, following in pairwise(curve)) <= 2


def copied(found: Directories) -> tuple[Tag, ...]:
    """The tags that are taken over as they are, by number.

    NewSubfileType is one where it says that this is the picture; "one of several pages" is no longer true.
    """
    own = [tag for tag in found.tags if tag.directory == "0" and tag.number in _RULES and _RULES[tag.number].copied]
    own = [tag for tag in own if tag.number != NEW_SUBFILE or number(found, NEW_SUBFILE, 0) == 0]
    own = [tag for tag in own if _means_something(found, tag)]
    return tuple(sorted(own, key=lambda tag: tag.number))


def _means_something(found: Directories, tag: Tag) -> bool:
    needs, value = _DEPENDS.get(tag.number, (0, 0))
    if needs:
        return number(found, needs, 1) == value
    if tag.number not in _COLORIMETRY:
        return True
    profiled = any(other.key == ("0", PROFILE) for other in found.tags)
    return not profiled and (tag.number == _TRANSFER or _are_shares(found, tag))


def _are_shares(found: Directories, tag: Tag) -> bool:
    ratios = iter_unpack(f"{found.order}II", found.raw(tag.key))
    return all(0 <= above <= below for above, below in ratios)
