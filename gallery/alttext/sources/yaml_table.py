"""Alt tables as YAML: a photo's file, id or content hash, and what is said of it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from gallery.alttext.sources.table import AltRow, AltTable
from gallery.errors import ManifestError

_LARGEST: Final = 5_000_000  # bytes
_HASH: Final = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_KEYS: Final = ("alt", "caption", "decorative")


def read_yaml(data: bytes) -> AltTable:
    """Read a table such as::

        IMG_2041.JPG:
          alt: {pl: Burmistrz na mównicy, en: The mayor at a lectern}
          caption: {pl: Otwarcie konferencji}
        IMG_2042.JPG:
          decorative: tło slajdu

    Raises:
        ManifestError: Not YAML, or of another shape (``alt-table``); the message names the photo.
    """
    from yaml import safe_load  # noqa: PLC0415 - only for such tables

    if len(data) > _LARGEST:
        raise _wrong(f"the table is larger than {_LARGEST:,} bytes")
    try:
        read = safe_load(data.decode("utf-8-sig"))
    except Exception as broken:  # PyYAML lets through whatever a value with a wrong tag comes to
        why = (str(broken).splitlines() or [type(broken).__name__])[0]
        raise _wrong(f"this is not YAML: {why}") from broken
    if not isinstance(read, Mapping):
        raise _wrong("a table in YAML begins with the file of a photo")
    rows = tuple(_row(str(name), said) for name, said in read.items())
    languages, captions = (
        tuple(sorted({tag for row in rows for tag in getattr(row, kind)})) for kind in ("alt", "caption")
    )
    marked = any(row.decorative for row in rows)
    return AltTable(rows=rows, languages=languages, captions=captions, marked=marked)


def _row(name: str, said: Any) -> AltRow:
    if not isinstance(said, Mapping):
        raise _wrong(f"{name}: say alt, caption or decorative of it")
    unknown = next((str(key) for key in said if key not in _KEYS), "")
    if unknown:
        raise _wrong(f"{name}: unknown key {unknown}", f"Known are {', '.join(_KEYS)}.")
    reason = said.get("decorative", "")
    if not isinstance(reason, str):
        raise _wrong(f"{name}: decorative needs the reason, in words")
    known = _HASH.fullmatch(name) is not None
    return AltRow(
        id=name if known else "",
        source="" if known else name,
        decorative=bool(reason.strip()),
        reason=reason.strip(),
        alt=_texts(name, "alt", said.get("alt", {})),
        caption=_texts(name, "caption", said.get("caption", {})),
    )


def _texts(name: str, kind: str, said: Any) -> Mapping[str, str]:
    if not isinstance(said, Mapping):
        raise _wrong(f"{name}, {kind}: write a language before the text, such as pl")
    texts = {}
    for tag, text in said.items():
        # YAML 1.1 reads a bare no, Norwegian, as false.
        language = "no" if tag is False else str(tag)
        if not _TAG.fullmatch(language) or not isinstance(text, str):
            raise _wrong(f"{name}, {kind}: {language} is no language with a text")
        if text.strip():
            texts[language] = text
    return texts


def _wrong(message: str, hint: str = "") -> ManifestError:
    return ManifestError(message, code="alt-table", hint=hint)
