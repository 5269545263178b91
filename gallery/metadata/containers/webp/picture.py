"""Which chunks of a WebP make its picture: those that decoders show (RFC 9649, 2.7)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, Part, Role
from gallery.metadata.containers.webp.chunks import PADDING, Chunk, split, written

ALPHA: Final = 0x10
BITSTREAMS: Final = (b"VP8 ", b"VP8L")
SHOWN: Final = (b"ALPH", *BITSTREAMS, b"ANIM", b"ANMF")
_ANIM_LENGTH: Final = 6
_FRAME_HEAD: Final = 16
_FRAME_FLAGS: Final = 0x03
"""Blending and disposal; the other six bits are reserved."""


def still(chunks: Sequence[Chunk], *, alpha: bool) -> Iterator[Part]:
    """The first bitstream, and the alpha plane before it where there may be one; every other picture is hidden.

    Args:
        chunks: Whole ones of the kinds in ``SHOWN``.
        alpha: The file says that it has an alpha plane; without that decoders ignore it.
    """
    kept = _one_picture(chunks, alpha=alpha)
    for index, chunk in enumerate(chunks):
        yield Part(Role.PICTURE, written(chunk.name, chunk.content)) if index in kept else _hidden(chunk)


def animated(chunks: Sequence[Chunk]) -> Iterator[Part]:
    """The frames behind the first ANIM; every other picture is hidden."""
    started = False
    for chunk in chunks:
        if chunk.name == b"ANIM" and not started and len(chunk.content) >= _ANIM_LENGTH:
            started = True
            yield Part(Role.PICTURE, written(b"ANIM", chunk.content[:_ANIM_LENGTH]))
            if len(chunk.content) > _ANIM_LENGTH:
                yield Part(Role.PRIVATE, chunk.content[_ANIM_LENGTH:], words.HIDDEN)
        elif chunk.name == b"ANMF" and started:
            yield from _frame(chunk.content)
        else:
            yield _hidden(chunk)


def _one_picture(chunks: Sequence[Chunk], *, alpha: bool) -> set[int]:
    """Where the bitstream and its alpha plane are; VP8L has an alpha channel of its own."""
    names = [chunk.name for chunk in chunks]
    stream = next((index for index, name in enumerate(names) if name in BITSTREAMS), None)
    if stream is None:
        return set()
    planes = [index for index, name in enumerate(names[:stream]) if name == b"ALPH"]
    return {stream, *(planes[:1] if alpha and names[stream] == b"VP8 " else ())}


def _frame(content: bytes) -> Iterator[Part]:
    """A frame from its head and one picture; its reserved bits are cleared."""
    head, inner = content[:_FRAME_HEAD], list(islice(split(content[_FRAME_HEAD:]), MAX_PARTS))
    whole = [chunk for chunk in inner if chunk.complete]
    kept = _one_picture(whole, alpha=True)
    if not kept or len(head) < _FRAME_HEAD:
        yield Part(Role.PRIVATE, content, words.DAMAGED)
        return
    cleared = head[:-1] + bytes((head[-1] & _FRAME_FLAGS,))
    picture = b"".join(written(chunk.name, chunk.content) for index, chunk in enumerate(whole) if index in kept)
    yield Part(Role.PICTURE, written(b"ANMF", cleared + picture))
    others = {words.APPLICATION for index, chunk in enumerate(inner) if chunk.name not in (*SHOWN, PADDING)}
    if len(kept) < len(inner) or cleared != head:
        yield Part(Role.PRIVATE, b"", words.APPLICATION if others else words.HIDDEN)


def _hidden(chunk: Chunk) -> Part:
    return Part(Role.PRIVATE, chunk.content, words.SECOND_PICTURE)
