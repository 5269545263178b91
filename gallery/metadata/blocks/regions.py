"""Count the faces that somebody has marked in a photo, and say whose they are; where they are is not read.

Sources: Metadata Working Group, Guidelines 2.0, 5.9 (Apple, Adobe, digiKam and Picasa write it; ACDSee the same under
its own name); Microsoft, People Tagging Overview.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from xml.etree.ElementTree import Element

from gallery.metadata.packet import tidy

MAX_REGIONS: Final = 1000

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LISTS: Final = ("{http://www.metadataworkinggroup.com/schemas/regions/}", "{http://ns.acdsee.com/regions/}")
_MICROSOFT_LIST: Final = "{http://ns.microsoft.com/photo/1.2/t/RegionInfo#}Regions"
_MICROSOFT: Final = "{http://ns.microsoft.com/photo/1.2/t/Region#}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The faces that are marked in a photo.

    Attributes:
        count: How many.
        names: Of those that have one, each once.
    """

    count: int = 0
    names: tuple[str, ...] = ()


def faces(root: Element) -> Faces:
    """The marked faces of a packet; where two schemas mark the same ones they count once."""
    return united([*(_listed(root, space) for space in _LISTS), _tagged(root)])


def united(found: Iterable[Faces]) -> Faces:
    """Several accounts of one photo: the highest count, every name."""
    every = tuple(found)
    names = dict.fromkeys(name for one in every for name in one.names)
    return Faces(count=max((one.count for one in every), default=0), names=tuple(names))


def _listed(root: Element, space: str) -> Faces:
    """Regions of type Face, or of none; pets, bar codes and focus points are no people."""
    regions = [one for one in _regions(root, f"{space}RegionList") if _said(one, space)]
    people = [one for one in regions if one.get(f"{space}Type", "").casefold() in ("", "face")]
    return _faces(len(people), (one.get(f"{space}Name", "") for one in people))


def _tagged(root: Element) -> Faces:
    """Microsoft's: with a rectangle a face, without one only a name."""
    people = list(_regions(root, _MICROSOFT_LIST))
    marked = sum(f"{_MICROSOFT}Rectangle" in one for one in people)
    return _faces(marked, (one.get(f"{_MICROSOFT}PersonDisplayName", "") for one in people))


def _faces(count: int, names: Iterable[str]) -> Faces:
    return Faces(count=count, names=tuple(dict.fromkeys(name for name in names if name)))


def _said(region: dict[str, str], space: str) -> bool:
    return any(name.startswith(space) for name in region)


def _regions(root: Element, name: str) -> Iterator[dict[str, str]]:
    """The members of every region in the lists of that name, whichever way RDF/XML has them written."""
    entries = (entry for regions in root.iter(name) for array in regions for entry in array)
    for entry in islice(entries, MAX_REGIONS):
        inner = entry.find(f"{_RDF}Description")
        members = dict(entry.attrib)
        for holder in (entry,) if inner is None else (entry, inner):
            members |= holder.attrib
            members |= {child.tag: tidy(child.text or "") for child in islice(holder, MAX_REGIONS)}
        yield {tag: tidy(text) for tag, text in members.items()}
