"""Everything a text gives away, with its place."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Final

import msgspec

from gallery.pipeline.leaks.embedded import embedded_files
from gallery.pipeline.leaks.forms import Form, forms, original
from gallery.pipeline.leaks.leak import Leak
from gallery.pipeline.leaks.paths import local_paths
from gallery.pipeline.leaks.places import places
from gallery.pipeline.leaks.positions import positions
from gallery.pipeline.leaks.words import Sought, told_words

LONGEST: Final = 32_000_000
"""Bytes; the manifest of 10,000 photos has some 20 million."""

_EACH: Final = 10
"""Places of one kind that are told of one text."""

_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"wOFF", b"wOF2")
_CONTROL: Final = bytes({*range(32), 127} - {*b"\t\n\r\f\x1b"})

Embedded = tuple[str, str, bytes]
"""Place, media type and bytes of a file inside a text."""


def text_of(data: bytes) -> str | None:
    """The text in UTF-8, UTF-16 or, failing these, the encoding of Polish Windows; None where it is no text."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if data.startswith(_BINARY) or len(data.translate(None, _CONTROL)) < len(data):
        return None
    try:
        return data.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1250", "replace")


def told(text: str, what: Sought) -> Iterator[tuple[str, str]]:
    """Code and message of everything a text gives away, in the order of kinds, each place once."""
    is_json = _is_json(text)
    where = places(text, is_json=is_json)
    seen: dict[str, dict[str, None]] = {}
    for chain in forms(text, is_json=is_json):
        script = len(chain) == 1 and ("<script" in text or '{"' in text)
        for leak in _leaks(chain[-1], what, script=script):
            seen_here = seen.setdefault(leak.code, {})
            if len(seen_here) <= _EACH:
                seen_here[f"{where.told(original(chain, leak.at))}: {leak.message[0].lower()}{leak.message[1:]}"] = None
    for code, messages in seen.items():
        yield from ((code, message) for message in list(messages)[:_EACH])
        if len(messages) > _EACH:
            yield code, "There is more of the same kind in this file. Remove it there too."


def embedded(text: str) -> Iterator[Embedded]:
    """The files a text holds as ``data:`` addresses."""
    if "base64" not in text:
        return
    is_json = _is_json(text)
    where = places(text, is_json=is_json)
    *_, chain = forms(text, is_json=is_json)
    for at, media_type, data in embedded_files(chain[-1].text):
        yield where.told(original(chain, at)), media_type, data


def _leaks(form: Form, what: Sought, *, script: bool) -> Iterator[Leak]:
    named = list(told_words(form.text, what))
    folders = {leak.at for leak in named}
    yield from named
    yield from (leak for leak in local_paths(form.text, script=script) if leak.at not in folders)
    yield from positions(form.text)


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeError):
        return False
    return True
