"""Values that have the right type and still make no sense."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from gallery.config.schema import Settings
from gallery.dedupe.options import LEAST_AGREEMENT, LEAST_POINTS
from gallery.errors import ConfigError
from gallery.thumbnails.sizes import CROPS

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LONGEST_SLUG = 100  # hash, crop, width and suffix follow; file systems take 255
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CROP = re.compile(r"[1-9][0-9]{0,4}x[1-9][0-9]{0,4}")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_WIDEST = 16_383
"""WebP's largest side (RFC 9649, 4.2)."""

_FARTHEST = 60
"""Bits of 256; two unrelated pictures differ in about 128, and at 90 everything would be compared with everything."""

_MOST_POINTS = 500
_LEAST_BUDGET = 500
_LONGEST_BURST = 3600


def check(settings: Settings, origins: Mapping[str, str]) -> None:
    """Refuse settings that cannot be meant.

    Args:
        settings: As they would be in force.
        origins: Dotted name -> where the value came from.

    Raises:
        ConfigError: The first that is wrong, by its name and with what it may be.
    """
    for name, message in _wrong(settings):
        origin = origins.get(name) or origins.get(name.rpartition(".")[0], "settings")
        raise ConfigError(f"{origin}: {name} {message}", code="wrong-value")


def _wrong(settings: Settings) -> Iterator[tuple[str, str]]:
    yield from _wrong_texts(settings)
    yield from _wrong_event(settings)
    yield from _wrong_thumbnails(settings)
    yield from _wrong_dedupe(settings)
    base_url = settings.page.base_url
    if base_url and not base_url.startswith(("http://", "https://")):
        yield "page.base_url", "must begin with https:// or http://"


def _wrong_dedupe(settings: Settings) -> Iterator[tuple[str, str]]:
    options = settings.dedupe
    if isinstance(options.similar, int) and options.similar < 1:
        yield "dedupe.similar", 'must be "all", "best", "off" or a number from 1'
    if not 0 <= options.max_distance <= _FARTHEST:
        yield "dedupe.max_distance", f"must be from 0 to {_FARTHEST} bits"
    if not LEAST_POINTS <= options.min_points <= _MOST_POINTS:
        yield "dedupe.min_points", f"must be from {LEAST_POINTS}, below which different photos pass, to {_MOST_POINTS}"
    if not LEAST_AGREEMENT <= options.min_agreement <= 1:
        yield "dedupe.min_agreement", f"must be from {LEAST_AGREEMENT}, below which different photos pass, to 1"
    if not 0 <= options.burst_seconds <= _LONGEST_BURST:
        yield "dedupe.burst_seconds", f"must be from 0 to {_LONGEST_BURST} seconds"


def _wrong_texts(settings: Settings) -> Iterator[tuple[str, str]]:
    if not settings.languages:
        yield "languages", 'must name at least one language, such as ["pl", "en"]'
    for tag in settings.languages:
        if not _TAG.fullmatch(tag):
            yield "languages", f'holds {tag!r}, which is no language tag such as "pl"'
    if len({tag.casefold() for tag in settings.languages}) < len(settings.languages):
        yield "languages", "names a language twice"
    if settings.slug and not (_SLUG.fullmatch(settings.slug) and len(settings.slug) <= _LONGEST_SLUG):
        yield "slug", f"may hold small letters a-z, digits and single hyphens only, at most {_LONGEST_SLUG}"


def _wrong_event(settings: Settings) -> Iterator[tuple[str, str]]:
    for name in ("start", "end"):
        value = getattr(settings.event, name)
        try:
            date.fromisoformat(value or "2000-01-01")
        except ValueError:
            yield f"event.{name}", f"is {value!r}; a date looks like 2026-05-14"
    for name in ("license_url", "acquire_url"):
        value = getattr(settings.rights, name)
        if value and not value.startswith(("http://", "https://")):
            yield f"rights.{name}", "must begin with https:// or http://"


def _wrong_thumbnails(settings: Settings) -> Iterator[tuple[str, str]]:
    options = settings.thumbnails
    if not options.widths or any(not 16 <= width <= _WIDEST for width in options.widths):
        yield "thumbnails.widths", f"must hold at least one width, each from 16 to {_WIDEST} pixels"
    if not options.formats or len(set(options.formats)) < len(options.formats):
        yield "thumbnails.formats", 'must hold at least one format, none twice, such as ["webp", "jpeg"]'
    for form, value in options.quality.items():
        if not 1 <= value <= 100:
            yield f"thumbnails.quality.{form}", "must be from 1 to 100"
    for form, value in options.effort.items():
        if not 0 <= value <= 10:
            yield f"thumbnails.effort.{form}", "must be from 0 to 10"
    for name, size in options.crops.items():
        if not _SLUG.fullmatch(name) or len(name) > _LONGEST_SLUG // 2 or not (size in CROPS or _CROP.fullmatch(size)):
            yield f"thumbnails.crops.{name}", f'must look like teaser = "640x400", or be one of {", ".join(CROPS)}'
    for width, most in options.max_bytes.items():
        if not str(width).isdecimal() or most < _LEAST_BUDGET:
            yield f"thumbnails.max_bytes.{width}", f'must be a width and at least {_LEAST_BUDGET} bytes: "640" = 60000'
    if options.animation == "keep" and "webp" not in options.formats:
        yield "thumbnails.animation", 'can only be "keep" where "webp" is one of thumbnails.formats'
    if not _COLOR.fullmatch(options.background):
        yield "thumbnails.background", 'must look like "#ffffff"'
