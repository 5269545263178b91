"""The picture that a page shows, where it lies on this computer; nothing is ever fetched."""

import binascii
import os
import re
from base64 import b64decode
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from gallery.storage.look import look, real

_LARGEST: Final = 60_000_000
_INLINE: Final = re.compile(r"data:image/[\w.+-]+;(?:charset=[\w-]+;)?base64,", re.IGNORECASE)


def picture_bytes(addresses: Iterable[str], page: Path, root: Path) -> bytes:
    """The first of some addresses that is at hand; empty where none is.

    Args:
        addresses: As the page writes them.
        page: The file they stand in.
        root: Nothing outside this folder is read, whatever a page names.
    """
    for address in addresses:
        if inside := _INLINE.match(address):
            try:
                return b64decode("".join(unquote(address[inside.end() :]).split()), validate=True)
            except (binascii.Error, ValueError):
                continue
        path = picture_path(address, page, root)
        if path is not None and (data := _read(path)) is not None:
            return data
    return b""


def picture_path(address: str, page: Path, root: Path) -> Path | None:
    """The file a relative address leads to; an address that begins with ``/`` is looked up below the root.

    None where there is none, and for whatever leads out of the root.
    """
    try:
        parts = urlsplit(address.strip())
        name = unquote_to_bytes(parts.path).decode("utf-8")
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not name or "\0" in name:
        return None
    start = root if name.startswith("/") else page.parent
    path = start / name.replace("\\", "/").lstrip("/")
    if look(path).kind != "file" or not real(path).is_relative_to(real(root)):
        return None
    return path


def identity(addresses: Iterable[str], page: Path, root: Path) -> str:
    """What tells a picture from others, over many pages: its bytes where it is at hand, else its address."""
    first = ""
    for address in addresses:
        if address.startswith("data:"):
            digest = sha256(address.encode("utf-8", "replace")).hexdigest()
        elif (path := picture_path(address, page, root)) is not None:
            digest = _digest(real(path))
        else:
            first = first or _absolute(address, page, root)
            continue
        return digest
    return first


@lru_cache(maxsize=4096)
def _digest(path: Path) -> str:
    data = _read(path)
    return str(path) if data is None else sha256(data).hexdigest()


def _read(path: Path) -> bytes | None:
    """As much of a picture as is looked at; None where it cannot be read."""
    data = None
    with suppress(OSError), path.open("rb") as opened:
        data = opened.read(_LARGEST)
    return data


def _absolute(address: str, page: Path, root: Path) -> str:
    """An address of its own: with the folder of the page, or the root, where it is relative."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme or parts.netloc:
        return parts._replace(scheme="", fragment="").geturl()
    start = root if address.startswith("/") else page.parent
    return os.path.normpath(os.path.abspath(start) + "/" + address)  # noqa: PTH100 - it need not be there
