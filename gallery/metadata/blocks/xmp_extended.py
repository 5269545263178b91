"""Join the packet that a JPEG has beside its standard one (XMP specification, part 3, 1.1.3.1)."""

import re
from collections.abc import Iterable
from typing import Final

from gallery.metadata.blocks.xmp_tree import MAX_PACKET

EXTENSION: Final = b"http://ns.adobe.com/xmp/extension/\0"
"""What the payload of each segment begins with; GUID, length of the packet and place of the portion follow."""

_LENGTH_AT: Final = len(EXTENSION) + 32
_HEAD: Final = _LENGTH_AT + 8
_NAMED: Final = re.compile(rb"HasExtendedXMP\s{0,9}(?:=\s{0,9}[\"']|>)\s{0,9}([0-9A-Fa-f]{32})")


def extended(segments: Iterable[bytes], packets: Iterable[bytes]) -> bytes:
    """The extended packet that the first standard one with such a property names; empty where there is none.

    Args:
        segments: Payloads that begin with ``EXTENSION``.
        packets: The standard packets.
    """
    named = (found for packet in packets if (found := _NAMED.search(packet)))
    guid = next(named, None)
    return joined(segments, guid[1].decode()) if guid else b""


def joined(segments: Iterable[bytes], guid: str) -> bytes:
    """The packet with this GUID, up to the first gap; empty where it is longer than 1 MB.

    Args:
        segments: Payloads that begin with ``EXTENSION``, in any order.
        guid: 32 hexadecimal digits.
    """
    wanted = EXTENSION + guid.upper().encode()
    pieces = {_number(one, _LENGTH_AT + 4): one for one in segments if one[:_LENGTH_AT].upper() == wanted.upper()}
    packet = bytearray()
    for at, piece in sorted(pieces.items()):
        length = _number(piece, _LENGTH_AT)
        if at != len(packet) or length > MAX_PACKET:
            break
        packet += piece[_HEAD : _HEAD + length - at]
    return bytes(packet)


def _number(segment: bytes, at: int) -> int:
    return int.from_bytes(segment[at : at + 4], "big")
