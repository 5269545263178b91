"""Fingerprints of a photo's private values, to find those values in texts without keeping them."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from gallery.metadata.blocks.exif import Directories
from gallery.metadata.blocks.iptc import datasets, iptc_of
from gallery.metadata.containers.container import Role, Walk
from gallery.metadata.gather import MAX_BLOCKS, Gathered
from gallery.metadata.packet import Packet, tidy
from gallery.metadata.policy import LENS, MAKE, MODEL

MOST_WORDS: Final = 12
"""Words of a value that count; a longer one is known by its beginning."""

_SHORTEST: Final = 5
"""Characters; shorter values occur in any text."""

_DIGITS: Final = 16
_MOST: Final = 64
"""Values of one photo."""

WORD: Final = re.compile(r"\w+")

_TEXTS: Final = (
    ("0", 0x013C),  # HostComputer
    ("0", 0xC62F),  # CameraSerialNumber (DNG)
    ("exif", 0xA420),  # ImageUniqueID
    ("exif", 0xA430),  # CameraOwnerName
    ("exif", 0xA431),  # BodySerialNumber
    ("exif", 0xA435),  # LensSerialNumber
)
_CODED_TEXTS: Final = (("gps", 0x001B), ("gps", 0x001C))  # GPSProcessingMethod, GPSAreaInformation
_WIDE_TEXTS: Final = (("0", 0x9C9D),)  # XPAuthor
_CODE: Final = 8  # bytes that name the character code (EXIF 2.32, 4.6.5, UserComment)
_SOFTWARE: Final = ("0", 0x0131)

_XMP: Final = (
    "aux:SerialNumber",
    "aux:LensSerialNumber",
    "aux:OwnerName",
    "exif:ImageUniqueID",
    "exif:GPSAreaInformation",
    "exif:GPSProcessingMethod",
    "exifEX:BodySerialNumber",
    "exifEX:LensSerialNumber",
    "exifEX:CameraOwnerName",
    "xmpMM:DocumentID",
    "xmpMM:InstanceID",
    "xmpMM:OriginalDocumentID",
)
# Towns and countries are left out: any page may name them.
_MEMBERS: Final = (
    "Iptc4xmpCore:CiAdrExtadr",
    "Iptc4xmpCore:CiEmailWork",
    "Iptc4xmpCore:CiTelWork",
    "Iptc4xmpCore:CiUrlWork",
    "plus:LicensorEmail",
    "plus:LicensorStreetAddress",
    "plus:LicensorTelephone1",
    "plus:LicensorTelephone2",
)
_STRUCTURES: Final = ("Iptc4xmpCore:CreatorContactInfo", "plus:Licensor")
_DATASETS: Final = (118, 188)  # IIM 2:118 contact, 2:188 owner

_PUBLISHED: Final = ("dc:creator", "dc:rights", "photoshop:Credit", "xmpRights:Owner", "xmpRights:WebStatement")
_PUBLISHED_MEMBERS: Final = ("plus:LicensorName", "plus:LicensorURL", "plus:CopyrightOwnerName")
_EVERYBODYS: Final = frozenset(
    {("network",), ("manual",), ("cellid",), ("fused",), ("passive",), ("hybrid", "fix"), ("unknown",), ("owner",)}
    | {("default",), ("localhost",), ("camera",), ("photographer",), ("owner", "name"), ("unknown", "owner")}
)
"""What programs write where they know nothing."""


def secret_digests(walk: Walk, gathered: Gathered) -> tuple[str, ...]:
    """The private values of a file that a text could give away, each as a ``digest``; sorted.

    Serial numbers, owners, computers, ids, contact details. Left out is what says nothing (short, one repeated
    character), what names the equipment, and what the file's credits say too and may be published.
    """
    blocks = gathered.directories
    open_texts = [_words(text) for text in _published(gathered.whole, blocks)]
    found = {words[:MOST_WORDS] for text in _private(walk, gathered.xmp, blocks) if _tells(words := _words(text))}
    return tuple(sorted(digest(words) for words in found if not any(_within(words, text) for text in open_texts)))[
        :_MOST
    ]


def digest(words: Sequence[str]) -> str:
    """``WORDS-CHARACTERS-SHA256``: how many words, how long they are together, and 16 hex digits of their hash.

    Args:
        words: Runs of letters and digits, casefolded.
    """
    hashed = sha256(" ".join(words).encode("utf-8", "replace")).hexdigest()[:_DIGITS]
    return f"{len(words)}-{sum(map(len, words))}-{hashed}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(text))


def _tells(words: tuple[str, ...]) -> bool:
    joined = "".join(words)
    return len(joined) >= _SHORTEST and len(set(joined)) > 1 and words not in _EVERYBODYS


def _within(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))


def _private(walk: Walk, xmp: Packet, blocks: Sequence[Directories]) -> Iterator[str]:
    for block in blocks:
        yield from (block.text(key) for key in _TEXTS)
        yield from (_coded(block.raw(key)) for key in _CODED_TEXTS)
        yield from (tidy(block.raw(key).decode("utf-16-le", "ignore").rstrip("\0")) for key in _WIDE_TEXTS)
    for name in _XMP:  # an id counts without its kind: xmp.did:...
        yield from (item.text.rpartition(":")[2] for item in xmp.get(name, ()))
    for name in _STRUCTURES:
        members = [text for item in xmp.get(name, ()) for member, text in item.fields if member in _MEMBERS]
        yield from (part for text in members for part in re.split(r"[\n,;]", text))
    yield from (text for name in _MEMBERS for item in xmp.get(name, ()) for text in re.split(r"[\n,;]", item.text))
    yield from _contacts(walk)


def _coded(raw: bytes) -> str:
    code, text = raw[:_CODE], raw[_CODE:]
    return tidy(text.decode("utf-16" if code.startswith(b"UNICODE") else "utf-8", "ignore").strip("\0"))


def _contacts(walk: Walk) -> Iterator[str]:
    streams = [part.data for part in walk.of(Role.IPTC)[:MAX_BLOCKS]]
    streams += [stream for part in walk.of(Role.RESOURCES)[:MAX_BLOCKS] for stream in iptc_of(part.data)]
    for stream in streams:
        for record, number, raw in datasets(stream)[0]:
            if record == 2 and number in _DATASETS:
                yield from re.split(r"[\n,;]", tidy(raw.decode("utf-8", "replace")))


def _published(whole: Packet, blocks: Sequence[Directories]) -> Iterator[str]:
    """Texts that may be public, and the names of cameras and programs, which many photos share."""
    yield from (item.text for name in _PUBLISHED for item in whole.get(name, ()))
    yield from (
        text
        for items in whole.values()
        for item in items
        for member, text in item.fields
        if member in _PUBLISHED_MEMBERS
    )
    yield from (block.text(key) for block in blocks for key in (MAKE, MODEL, LENS, _SOFTWARE))
    yield from (item.text for name in ("tiff:Make", "tiff:Model", "xmp:CreatorTool") for item in whole.get(name, ()))
