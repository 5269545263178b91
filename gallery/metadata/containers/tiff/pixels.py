"""The picture of a TIFF as parts that can be copied, as far as they are proven to hold nothing else."""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gallery.metadata import words
from gallery.metadata.blocks.exif import Directories
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.tiff.fax import FAX, is_exact_fax
from gallery.metadata.containers.tiff.jpeg import is_frame_of, is_plain_jpeg, uses_tables
from gallery.metadata.containers.tiff.pages import is_reduced
from gallery.metadata.containers.tiff.shape import MAX_BYTES, Shape, shape_of
from gallery.metadata.containers.tiff.streams import MAX_COUNTED, PROOFS
from gallery.metadata.containers.tiff.tags import (
    COMPRESSION,
    FILL_ORDER,
    JPEG_TABLES,
    PHOTOMETRIC,
    STRIPS,
    T4_OPTIONS,
    TILES,
    copied,
    misfits,
    number,
    numbers,
)

ORDER: Final = "byte order"
TAG: Final = "tag"
PIECE: Final = "piece"

_LONG: Final = 4
_JPEG: Final = 7
_COLOURS: Final = frozenset({0, 1, 2, 3, 5, 6, 8})
"""PhotometricInterpretation: grey, RGB, palette, CMYK, YCbCr, Lab. No masks, and no raw data of a sensor."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be copied.

    Attributes:
        parts: Byte order, tags, then strips or tiles; all PICTURE. Empty where not proven.
        flaw: In words, why it is not.
        sound: Each piece was counted to its last byte; otherwise a decoder has to take it.
    """

    parts: tuple[Part, ...] = ()
    flaw: str = ""
    sound: bool = True


def picture_of(found: Directories) -> Picture:
    """The first picture of a file whose directories are whole."""
    if misfits(found):
        return Picture(flaw=words.HIDDEN)
    if is_reduced(found):
        return Picture(flaw=words.SECOND_PICTURE)
    shape, kind = shape_of(found), number(found, COMPRESSION, 1)
    if shape is None or not _is_known(found, kind):
        return Picture(flaw=words.UNKNOWN_FORMAT)
    spans = _spans(found, shape, kind)
    if spans is None or _overlaps(found, spans):
        return Picture(flaw=words.DAMAGED)
    if sum(end - start for start, end in spans) > MAX_COUNTED.get(kind, MAX_BYTES):
        return Picture(flaw=words.UNKNOWN_FORMAT)
    pieces = [found.data[start:end] for start, end in spans]
    if not _proven(found, shape, kind, pieces):
        return Picture(flaw=words.HIDDEN)
    lengths = struct.pack(f"{found.order}{len(pieces)}I", *map(len, pieces))
    tags = [(tag.number, tag.kind, tag.count, found.raw(tag.key)) for tag in copied(found)]
    parts = [Part(Role.PICTURE, found.data[:4], ORDER)]
    parts += [
        Part(Role.PICTURE, struct.pack("<HHI", number, kind, count) + raw, TAG)
        for number, kind, count, raw in (*tags, (shape.tags[1], _LONG, len(pieces), lengths))
    ]
    parts += [Part(Role.PICTURE, piece, PIECE) for piece in pieces]
    return Picture(tuple(parts), sound=kind != _JPEG)


def _is_known(found: Directories, kind: int) -> bool:
    """Whether the pixels mean what this package knows; some scientific files do not say it, and are grey."""
    both = {tag.number for tag in found.tags if tag.directory == "0"} & {STRIPS[0], TILES[0]}
    return (
        len(both) == 1
        and number(found, PHOTOMETRIC, 1) in _COLOURS
        and (kind in PROOFS or kind in FAX or kind == _JPEG)
    )


def _spans(found: Directories, shape: Shape, kind: int) -> list[Span] | None:
    """Where the pieces lie; None where there are too few or too many, or one lies outside the file."""
    starts, lengths = (numbers(found, tag) for tag in shape.tags)
    if len(starts) != shape.count:
        return None
    if not lengths and kind == 1:
        lengths = tuple(map(shape.size, range(shape.count)))
    if len(lengths) != shape.count or not all(lengths):
        return None
    spans = [(start, start + length) for start, length in zip(starts, lengths, strict=True)]
    return spans if max(end for _, end in spans) <= len(found.data) else None


def _overlaps(found: Directories, spans: list[Span]) -> bool:
    """Whether a piece lies on another one, or on a directory or value.

    Sorted by where they begin, every span has to begin behind the end of every piece before it, and every piece
    behind the end of everything before it.
    """
    others = Counter(found.spans) - Counter(spans)
    furthest, furthest_piece = 0, 0
    for start, end, is_piece in sorted([*((*span, False) for span in others), *((*span, True) for span in spans)]):
        if start < end and start < (furthest if is_piece else furthest_piece):
            return True
        furthest = max(furthest, end)
        furthest_piece = max(furthest_piece, end) if is_piece else furthest_piece
    return False


def _proven(found: Directories, shape: Shape, kind: int, pieces: list[bytes]) -> bool:
    if kind == _JPEG:
        return all(_proven_jpeg(found, shape, pieces))
    if kind in FAX:
        return shape.channels == shape.bits == 1 and all(_proven_fax(found, shape, kind, pieces))
    return all(PROOFS[kind](piece, shape.size(index)) for index, piece in enumerate(pieces))


def _proven_fax(found: Directories, shape: Shape, kind: int, pieces: list[bytes]) -> Iterator[bool]:
    fill_order, options = number(found, FILL_ORDER, 1), number(found, T4_OPTIONS, 0)
    for index, piece in enumerate(pieces):
        size = (shape.across, shape.rows(index))
        yield is_exact_fax(piece, kind, size, fill_order=fill_order, options=options)


def _proven_jpeg(found: Directories, shape: Shape, pieces: list[bytes]) -> Iterator[bool]:
    tables = found.raw(("0", JPEG_TABLES))
    yield not tables or (is_plain_jpeg(tables) and uses_tables(tables, pieces))
    for index, piece in enumerate(pieces):
        yield is_plain_jpeg(piece) and is_frame_of(piece, shape.across, (shape.rows(index), shape.down))
