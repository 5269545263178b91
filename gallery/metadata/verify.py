"""Name everything in a file that its policy does not allow."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from gallery.metadata import words
from gallery.metadata.blocks.exif import Directories, Tag, read_directories
from gallery.metadata.blocks.iptc import datasets, iptc_of, private_resources, resources
from gallery.metadata.blocks.xmp import Budget, parse_xmp
from gallery.metadata.blocks.xmp_write import write_xmp
from gallery.metadata.containers import container_of
from gallery.metadata.containers.container import Part, Role, Walk
from gallery.metadata.containers.tiff.file import FILE_TAGS, WHOLE_FILE
from gallery.metadata.containers.tiff.pages import has_pages
from gallery.metadata.gather import MAX_BLOCKS
from gallery.metadata.policy import EXIF_STRUCTURE, IPTC_PROPERTIES, POLICIES, TEXT_PROPERTIES, Policy
from gallery.model import PolicyName

_LONGEST_NUMBER: Final = 8
"""Bytes; a longer value of a tag that should hold a number or a ratio hides something."""

_ASCII: Final = 2
_SINGLE: Final = frozenset({"0", "exif", "interop"})
"""Directories that a block has once, so that a tag of theirs comes once."""

_HARMLESS_DATASETS: Final = {(1, 0): 2, (1, 20): 2, (1, 22): 2, (1, 90): 8, (2, 0): 2, (2, 200): 2, (2, 201): 2}
"""Versions, formats and the character set of an IIM stream -> most bytes they have (IIM 4.2)."""

_PREVIEW_RESOURCES: Final = (0x0409, 0x040C)

_Traces = Iterator[tuple[str, str]]
"""A word, and the property, data set or resource it is about where the part has several."""


_Check = Callable[[Part, Policy], _Traces]


def private_traces(data: bytes, *, policy: PolicyName | Policy = "web") -> tuple[str, ...]:
    """What a file holds that must not be published, in an editor's words.

    Args:
        data: A file of any format, this package's or not.
        policy: The allow list it is held against.

    Returns:
        Sorted words; empty where every part of the file is on the allow list. A file that cannot be taken
        apart to its end, or is of no known format, is never empty.
    """
    container = container_of(data)
    if container is None:
        return (words.UNKNOWN_FORMAT,)
    return traces(container.walk(data), policy if isinstance(policy, Policy) else POLICIES[policy])


def traces(walk: Walk, policy: Policy) -> tuple[str, ...]:
    """The same for a file that was taken apart already."""
    return tuple(sorted({word for word, _, _ in suspects(walk, policy)}))


def suspects(walk: Walk, policy: Policy) -> Iterator[tuple[str, Part | None, str]]:
    """Each trace with the part it lies in, None for the file, and, where one says more, what inside that part."""
    if walk.damage:
        yield words.DAMAGED, None, walk.damage
    checks: dict[Role, _Check] = {**_CHECKS, Role.XMP: partial(_xmp, budget=Budget())}
    for role, check in checks.items():
        parts = walk.of(role)
        read = parts if role in (Role.PRIVATE, Role.TEXT) else parts[:MAX_BLOCKS]
        for part in read:
            yield from ((word, part, inside) for word, inside in check(part, policy))
        if len(read) < len(parts):
            yield words.APPLICATION, parts[len(read)], ""


def _private(part: Part, policy: Policy) -> _Traces:
    del policy
    yield part.name, ""


def _text(part: Part, policy: Policy) -> _Traces:
    name = TEXT_PROPERTIES[part.name.lower()]
    if name not in policy.xmp:
        yield words.xmp_word(name), ""


def _exif(part: Part, policy: Policy) -> _Traces:
    found = read_directories(part.data)
    fitting = FILE_TAGS if part.name == WHOLE_FILE else frozenset()
    pages = part.name == WHOLE_FILE and has_pages(found)  # named as what they are by the container
    seen: set[tuple[str, int]] = set()
    for tag in found.tags:
        if tag.key not in seen and tag.key not in fitting and not (tag.directory == "1" and pages):
            yield from _tag(found, tag, policy)
        elif tag.key in seen and tag.directory in _SINGLE:
            yield words.HIDDEN, ""
        seen.add(tag.key)
    if found.damaged:
        yield words.DAMAGED, ""
    elif found.hidden():
        yield words.HIDDEN, ""


def _tag(found: Directories, tag: Tag, policy: Policy) -> _Traces:
    if tag.key in policy.exif or tag.key in EXIF_STRUCTURE:
        texts = tag.kind == _ASCII and tag.key in policy.exif
        hides = found.raw(tag.key).rstrip(b"\0").count(b"\0") > 0 if texts else tag.length > _LONGEST_NUMBER
        if hides:
            yield words.HIDDEN, ""
        return
    yield words.EXIF.get(tag.key) or words.EXIF_DIRECTORY.get(tag.directory, words.APPLICATION), ""


def _xmp(part: Part, policy: Policy, budget: Budget) -> _Traces:
    """A packet is clean only if it is, byte by byte, what this package would write of it."""
    packet = parse_xmp(part.data, budget)
    if write_xmp(packet, policy) == part.data and part.data:
        return
    named = {(words.xmp_word(name), name) for name in packet if name not in policy.xmp}
    structures = (values for name, values in packet.items() if policy.xmp.get(name) == "structures")
    members = {name for values in structures for item in values for name, _ in item.fields}
    named |= {(words.MEMBER, name) for name in members - policy.members}
    yield from sorted(named) or [(words.FOREIGN_XMP, "")]


def _iptc(part: Part, policy: Policy) -> _Traces:
    found, rest = datasets(part.data)
    for record, number, raw in found:
        kept = record == 2 and IPTC_PROPERTIES.get(number) in policy.xmp
        if not kept and len(raw) > _HARMLESS_DATASETS.get((record, number), -1):
            word = words.IPTC.get(number, words.EDITORIAL) if record == 2 else words.EDITORIAL
            yield word, f"{record}:{number}"
    if rest.strip(b"\0"):
        yield words.HIDDEN, ""


def _resources(part: Part, policy: Policy) -> _Traces:
    _, rest = resources(part.data)
    for number in private_resources(part.data):
        yield words.PREVIEW if number in _PREVIEW_RESOURCES else words.APPLICATION, f"0x{number:04X}"
    for stream in iptc_of(part.data):
        yield from _iptc(Part(Role.IPTC, stream), policy)
    if rest.strip(b"\0"):
        yield words.HIDDEN, ""


# PICTURE, PROFILE and LAYOUT are what a picture is made of; packets share one budget.
_CHECKS: Final[dict[Role, _Check]] = {
    Role.EXIF: _exif,
    Role.LOOSE_EXIF: _exif,
    Role.IPTC: _iptc,
    Role.RESOURCES: _resources,
    Role.TEXT: _text,
    Role.PRIVATE: _private,
}
