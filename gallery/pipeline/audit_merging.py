"""One finding for a picture that many pages show with the same fault: a logo, a banner, a teaser."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gallery.pipeline.audited import Flagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A finding with what tells its picture from others; empty where that is not known."""

    flagged: Flagged
    picture: str


def merged(sightings: Iterable[Sighting]) -> tuple[Flagged, ...]:
    """The findings, those of one picture joined to the first, over files but never within one.

    What is joined has the same picture, text, language and rule.
    """
    first: dict[tuple[str, str, str, str | None], int] = {}
    kept: list[Flagged] = []
    for one in sightings:
        finding, place = one.flagged.finding, one.flagged.place
        key = (one.picture, finding.rule, finding.language, finding.alt)
        index = first.setdefault(key, len(kept)) if one.picture else len(kept)
        if index == len(kept) or kept[index].place.file == place.file:
            kept.append(one.flagged)
        elif all(also.file != place.file for also in kept[index].also[-1:]):
            kept[index] = replace(kept[index], also=(*kept[index].also, place))
    return tuple(kept)
