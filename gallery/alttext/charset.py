"""The text of a page, whatever its bytes claim to be.

A declaration is believed only where the bytes bear it out: pages that were saved, moved or taken over from an older
system often keep the wrong one.
"""

import codecs
import re
from typing import Final

# HTML wants the declaration in the first 1024 bytes; browsers put a comment before it in what they save.
_HEAD: Final = 4096
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:-]{2,40})""", re.IGNORECASE)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings of the web (WHATWG Encoding) by their names in Python; some codecs of Python are no encodings of text.
_KNOWN: Final = frozenset(
    {"utf-8", "koi8-r", "koi8-u", "mac-roman", "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"}
    | {f"cp{page}" for page in (866, 874, *range(1250, 1259))}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
)
# Browsers read these as the Windows code page that contains them.
_WIDER: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gbk",
}
_LETTERS: Final = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")
_SAMPLE: Final = 200_000


def page_text(data: bytes) -> str:
    """The text of a page; bytes that mean nothing become U+FFFD.

    A byte order mark decides. Then UTF-8, where all bytes are: text of another encoding hardly ever is. Then the
    declaration, then whichever of the two old Polish encodings gives more Polish letters, else windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if (wide := _without_mark(data)) is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) or _guessed(data), "replace")


def _without_mark(data: bytes) -> str | None:
    """UTF-16 whose mark was lost: every other byte of the first tag is zero."""
    start = data[:4]
    if len(start) == 4 and start[1::2] == b"\0\0" and 0 not in start[::2]:
        return data.decode("utf-16-le", "replace")
    if len(start) == 4 and start[::2] == b"\0\0" and 0 not in start[1::2]:
        return data.decode("utf-16-be", "replace")
    return None


def _declared(data: bytes) -> str:
    """Python's name of the declared encoding; empty where there is none, or where it is one that the bytes are not."""
    if not (found := _DECLARED.search(data, 0, _HEAD)):
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    name = _WIDER.get(name, name)
    return name if name in _KNOWN and name != "utf-8" else ""


def _guessed(data: bytes) -> str:
    sample = data[:_SAMPLE]
    letters = {name: len(_LETTERS.findall(sample.decode(name, "replace"))) for name in ("cp1250", "iso8859-2")}
    best = max(letters, key=letters.__getitem__)
    western = len(re.findall("[àâäçèéêëîïôöùûüßñ]", sample.decode("cp1252", "replace")))
    return best if letters[best] > western else "cp1252"
