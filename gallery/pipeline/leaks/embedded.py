"""Files that are embedded in a text as ``data:`` addresses (RFC 2397)."""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Final

MOST_BYTES: Final = 64_000_000
"""Of all files embedded in one text."""

_DATA: Final = re.compile(
    r"(?i)data:([a-z0-9][\w.+-]{0,60}/[\w.+-]{1,80})?(?:;[\w.+-]{1,40}(?:=[\w.+-]{1,40})?){0,4};base64,\s{0,4}"
    r"([A-Za-z0-9+/_=-]+(?:\r?\n[ \t]{0,8}[A-Za-z0-9+/_=-]+)*)"
)


def embedded_files(text: str) -> Iterator[tuple[int, str, bytes]]:
    """Index, media type and bytes of each file; what cannot be decoded to its end is decoded as far as it can be.

    Yields nothing after ``MOST_BYTES``; a text is not that long.
    """
    total = 0
    for match in _DATA.finditer(text):
        data = _decoded(re.sub(r"\s+", "", match[2]))
        total += len(data)
        if total > MOST_BYTES:
            return
        yield match.start(), (match[1] or "text/plain").lower(), data


def _decoded(encoded: str) -> bytes:
    plain = encoded.partition("=")[0].replace("-", "+").replace("_", "/")
    whole = plain[: len(plain) - (len(plain) % 4 == 1)]
    return b64decode(whole + "=" * (-len(whole) % 4))
