"""The colour profile of a JPEG, in numbered segments (ICC.1:2010, annex B.4)."""

from collections.abc import Iterator, Sequence
from typing import Final

from gallery.image.profile import trimmed
from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.jpeg.segments import ICC, wrapped

_NUMBER_AT: Final = 4 + len(ICC)  # behind marker, length and name
_PROFILE_AT: Final = _NUMBER_AT + 2
_LONGEST: Final = 65_533 - len(ICC) - 2
_MOST: Final = 255


def with_one_profile(parts: Sequence[Part]) -> list[Part]:
    """The parts with one profile of its declared length, in new segments where the first was.

    The chunks may lie in any order. Where one is missing, or there twice, decoders take no profile at all, and to give
    the copy one would change its colours; these chunks are private, as is what lies behind the end of a profile.
    """
    chunks = [part.data for part in parts if part.role is Role.PROFILE]
    joined = _joined(chunks)
    profile = trimmed(joined)
    found: list[Part] = []
    begun = False
    for part in parts:
        if part.role is not Role.PROFILE:
            found.append(part)
        elif not profile:
            found.append(Part(Role.PRIVATE, part.data, words.HIDDEN))
        elif not begun:
            begun = True
            found += _written(profile, joined[len(profile) :])
    return found


def _joined(chunks: Sequence[bytes]) -> bytes:
    """The profile in chunks that are numbered from 1 to their count; empty where they are not."""
    numbered = {chunk[_NUMBER_AT:_PROFILE_AT]: chunk[_PROFILE_AT:] for chunk in chunks}
    expected = [bytes((number, len(chunks))) for number in range(1, len(chunks) + 1)] if len(chunks) <= _MOST else []
    return b"".join(numbered[name] for name in expected) if numbered.keys() == set(expected) else b""


def _written(profile: bytes, surplus: bytes) -> Iterator[Part]:
    pieces = [profile[at : at + _LONGEST] for at in range(0, len(profile), _LONGEST)]
    for number, piece in enumerate(pieces, 1):
        yield Part(Role.PROFILE, wrapped(0xE2, ICC + bytes((number, len(pieces))) + piece))
    if surplus.strip(b"\0"):
        yield Part(Role.PRIVATE, surplus, words.HIDDEN)
