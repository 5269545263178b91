"""Geographic positions in a text."""

import re
from collections.abc import Iterator
from typing import Final

from gallery.pipeline.leaks.anchors import anchors, lowered
from gallery.pipeline.leaks.leak import Leak

_BETWEEN: Final = r"""["'\\]{0,2}\s{0,8}(?:[:=>,;|]\s{0,8}|</\w{1,10}>\s{0,8}<\w{1,10}>)["'\[\\]{0,3}\s{0,8}"""
_DEGREES: Final = r"(?<![\d.,])\d{1,3}\s?(?:[°º˚]|deg\b)\s{0,2}"
_MINUTES: Final = r"\d{1,2}(?:[.,]\d{1,10})?\s?['’′‘´]\s{0,2}"
_SECONDS: Final = r"""\d{1,2}(?:[.,]\d{1,10})?\s?(?:["”″“]|''|′′|’’)"""

# What a position has in lower case, how many characters before that it can begin, its pattern, and how it is written.
_FORMS: Final = (
    (
        ("latitude", "longitude", "gps", "geo:l"),
        1,
        re.compile(
            r"(?i)(?:(?<!p)latitude|longitude|gps[-_ ]?(?:position|coordinates)|geo:(?:lat|long))(?:ref)?"
            + _BETWEEN
            + r"[-+]?\d"
        ),
        "as latitude or longitude",
    ),
    (
        ("lat", "lon", "lng"),
        0,
        re.compile(r"(?i)(?<![a-z])(?:lat|lon|lng|long)" + _BETWEEN + r"[-+]?\d{1,3}\.\d{3}"),
        "as lat or lon",
    ),
    (
        ("geo:",),
        0,
        re.compile(r"(?i)(?<![\w-])geo:-?\d{1,3}(?:\.\d{1,15})?,-?\d{1,3}"),
        "as a geo: address",
    ),
    (
        ("icbm", "geo.position"),
        0,
        re.compile(r"""(?i)(?:(?<=name=)|(?<=name=["'])|(?<=name = ["']))(?:icbm|geo\.position)\b"""),
        "as geo metadata of the page",
    ),
    (("!3d",), 0, re.compile(r"!3d-?\d{1,2}\.\d{3,15}!4d-?\d"), "in a link to a map"),
    (
        ("°", "º", "˚", "deg"),
        5,
        re.compile(rf"{_DEGREES}{_MINUTES}(?:{_SECONDS}|[NSEW]\b)"),
        "in degrees and minutes",
    ),
    (("°", "º", "˚"), 20, re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{2,15}\s?[°º˚]\s?[NSEW]\b"), "in degrees"),
)
_EXIF_FORM: Final = re.compile(r"(?<![\w.,])\d{1,3},\d{1,2}(?:\.\d{1,10}|,\d{1,2}(?:\.\d{1,10})?)[NSEW]\b")
_EXIF_ENDING: Final = re.compile(r"[NSEW]\b(?<=\d.)")
_EXIF_LENGTH: Final = 20

_ISO_6709: Final = re.compile(r"(?<![\w.])[+-]\d{2}\.\d{3,10}[+-]\d{3}\.\d{3}")
_NUMBER: Final = r"[-+]?\d{1,3}\.\d{4,15}"
_PAIR: Final = re.compile(rf"(?<![\w.])({_NUMBER})(?:\s{{0,4}}[,;|/]\s{{0,4}}|\s{{1,4}})({_NUMBER})(?![\w.%°])")
_COMMA: Final = r"[-+]?\d{1,3},\d{4,15}"
_COMMA_PAIR: Final = re.compile(rf"(?<![\w.,])({_COMMA})\s{{0,4}};\s{{0,4}}({_COMMA})(?![\w.,%])")
_FRACTION: Final = re.compile(r"\.\d{3}")
_COMMA_FRACTION: Final = re.compile(r",\d{4,15}\s{0,4};")
_WHOLE: Final = 4  # sign and digits before the point
_MORE_BEFORE: Final = re.compile(r"(?:\d[\s,;|/]{1,4}|(?:^|[^A-Za-z])[MLHVCSQTAmlhvcsqta]\s{0,4})$")
_MORE_AFTER: Final = re.compile(r"[\s,;|/]{1,4}[-+]?\.?\d")
_CALL: Final = re.compile(r"([A-Za-z]{1,20})\s?\($")
_OF_POINTS: Final = frozenset({"latlng", "point", "lnglat", "latlon", "position"})


def positions(text: str) -> Iterator[Leak]:
    """Latitudes and longitudes; where they stand is told, what they are is not repeated."""
    lower = lowered(text)
    for literals, before, pattern, how in _FORMS:
        for at in anchors(lower, *literals):
            if match := _around(pattern, text, at, before):
                yield _leak(match.start(), how)
    for ending in _EXIF_ENDING.finditer(text):
        if match := _around(_EXIF_FORM, text, ending.start(), _EXIF_LENGTH):
            yield _leak(match.start(), "in the form of EXIF")
    for point in _FRACTION.finditer(text):
        if match := _around(_ISO_6709, text, point.start(), _WHOLE):
            yield _leak(match.start(), "in the form of ISO 6709")
        yield from _pair(_PAIR, text, point.start())
    for comma in _COMMA_FRACTION.finditer(text):
        yield from _pair(_COMMA_PAIR, text, comma.start())


def _around(pattern: re.Pattern[str], text: str, at: int, before: int) -> re.Match[str] | None:
    """The match that begins at most some characters before an index."""
    tries = (pattern.match(text, start) for start in range(max(0, at - before), at + 1))
    return next((match for match in tries if match), None)


def _pair(pattern: re.Pattern[str], text: str, at: int) -> Iterator[Leak]:
    match = _around(pattern, text, at, _WHOLE)
    if match and match.start() < at < match.end(1) and _on_earth(match) and _alone(text, match):
        yield _leak(match.start(), "as two numbers")


def _leak(at: int, how: str) -> Leak:
    message = f"The text holds a geographic position, written {how}. Remove it."
    return Leak(at=at, code="private-position", message=message)


def _on_earth(match: re.Match[str]) -> bool:
    """Latitude and longitude in either order; shares of a picture, 0 to 1, are none."""
    one, other = (abs(float(text.replace(",", "."))) for text in match.groups())
    return min(one, other) <= 90 and max(one, other) <= 180 and max(one, other) > 1


def _alone(text: str, match: re.Match[str]) -> bool:
    """Two numbers, and not two of a drawing, a matrix or a table."""
    start, end = match.span()
    if text[max(0, start - 1) : start] in ("@", "="):  # in an address; what follows may be the zoom
        return True
    if _MORE_BEFORE.search(text, max(0, start - 12), start) or _MORE_AFTER.match(text, end):
        return False
    call = _CALL.search(text, max(0, start - 24), start)
    return call is None or call[1].lower() in _OF_POINTS
