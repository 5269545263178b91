"""The colour profile of a PNG (PNG third edition, 11.3.2.3)."""

from collections.abc import Iterator
from typing import Final
from zlib import compress, decompressobj
from zlib import error as ZlibError

from gallery.image.profile import trimmed
from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.png.chunks import written

_NAME: Final = b"icc\0"
"""In place of its own, which may be any text of 79 characters."""

_MAX_PROFILE: Final = 4_000_000


def profile_parts(chunk: bytes) -> Iterator[Part]:
    """The profile under a name that says nothing, and what else the chunk holds.

    Where the compressed profile is all there is it stays as it is; else it is compressed anew, always alike.
    """
    packed = chunk[8:-4].partition(b"\0")[2]
    inflater = decompressobj()
    try:
        inflated = inflater.decompress(packed[1:], _MAX_PROFILE) if packed[:1] == b"\0" else b""
    except ZlibError:
        inflated = b""
    profile = trimmed(inflated) if int.from_bytes(inflated[:4], "big") <= _MAX_PROFILE else b""
    alone = profile == inflated and inflater.eof and not inflater.unused_data
    if profile:
        yield Part(Role.PROFILE, written(b"iCCP", _NAME + (packed if alone else b"\0" + compress(profile, 9))))
    if not (profile and alone):
        yield Part(Role.PRIVATE, chunk, words.HIDDEN)
