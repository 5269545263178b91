"""Flags an image that is marked decorative although its caption says what it tells."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import is_decorative
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        if is_decorative(image) and plain(image.caption):
            yield (
                image.id,
                message(
                    f"marked decorative, but has the caption {quote(image.caption)}; describe what it shows",
                    f"oznaczony jako ozdobny, a ma podpis {quote(image.caption)}; opisz, co pokazuje",
                ),
            )


RULE = Rule(
    id="decorative-with-content",
    severity=Severity.WARNING,
    standard="WCAG 1.1.1, ACT e88epe, Sa11y",
    help="An image that deserves a caption has something to show. A listener hears the caption of nothing.",
    help_pl="Obraz, który zasługuje na podpis, coś pokazuje. Słuchacz słyszy podpis pod niczym.",
    bad="",
    good="Curved desks with low screens stand around a pillar",
    check=_check,
)
