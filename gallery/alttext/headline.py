"""The headline of a page, told apart from the name of the site."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from gallery.alttext.normal import plain
from gallery.alttext.page import Page

# "Headline | Town of X", "Town of X » Headline".
_BETWEEN: Final = re.compile(r"\s+[|–—»·:-]\s+|\s*\|\s*")
_FIRST_OF: Final = 3  # pages from which on a beginning that all share is a name; two may be of one series


def headline_of(page: Page, sites: Iterable[str] = ()) -> str:
    """The ``h1``, else ``og:title``, else the title; of several, the one that alts of the page repeat.

    What is known to be the name of the site is no headline: many templates make it the ``h1``, and nearly all append it
    to the title. Where nothing is known, the longest part of the title counts.

    Args:
        page: To find it of.
        sites: Names of the site, besides the one the page gives.
    """
    names = {plain(name) for name in (page.site, *sites)} - {""}
    title = _cut(page.title, names)
    if title == page.title and not names:
        title = max(_BETWEEN.split(title), key=len)
    found = [*page.headings, _cut(page.shared_as, names), title]
    candidates = [one for one in dict.fromkeys(found) if plain(one) and plain(one) not in names]
    alts = {plain(image.alt) for image in page.images if image.alt}
    repeated = (one for one in candidates if any(alt.startswith(plain(one)) for alt in alts))
    return next(repeated, next(iter(candidates), ""))


def site_names(pages: Sequence[Page]) -> frozenset[str]:
    """What at least half of the pages put at the same end of their titles, or use as their ``h1``."""
    titles = [_BETWEEN.split(page.title or page.shared_as) for page in pages]
    last = Counter(parts[-1].strip() for parts in titles if len(parts) > 1)
    first = Counter(parts[0].strip() for parts in titles if len(parts) > 1)
    heads = Counter(heading for page in pages for heading in set(page.headings))
    enough = len(pages) / 2
    names = {name for name, count in last.items() if count > 1 and count >= enough}
    names |= {
        name for found in (first, heads) for name, count in found.items() if count >= _FIRST_OF and count >= enough
    }
    return frozenset(names - {""})


def _cut(title: str, names: set[str]) -> str:
    """A title without the names at its ends; whole where nothing else is in it."""
    gaps = list(_BETWEEN.finditer(title))
    starts, ends = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(title)]
    first, last = 0, len(starts) - 1
    while last > first and plain(title[starts[last] : ends[last]]) in names:
        last -= 1
    while first < last and plain(title[starts[first] : ends[first]]) in names:
        first += 1
    return title[starts[first] : ends[last]]
