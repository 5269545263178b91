"""Flags a gallery whose images are mostly marked decorative: then why publish them?"""

from collections.abc import Iterator
from typing import Final

from gallery.alttext.message import message
from gallery.alttext.page import PageImage
from gallery.alttext.texts import is_decorative
from gallery.model import Severity
from gallery.ports import Rule, Sheet

_GALLERY: Final = 4  # fewer images are no gallery to speak of


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    photos = [image for image in sheet.images if not isinstance(image, PageImage)]  # a page has icons and lines
    found = [image for image in photos if is_decorative(image)]
    if len(photos) < _GALLERY or 2 * len(found) <= len(photos):
        return
    for image in found:
        yield (
            image.id,
            message(
                f"{len(found)} of {len(photos)} images are marked decorative; photos of an event have a content",
                f"jako ozdobne oznaczono {len(found)} z {len(photos)} obrazów; zdjęcia z wydarzenia mają treść",
            ),
        )


RULE = Rule(
    id="mostly-decorative",
    severity=Severity.WARNING,
    standard="WCAG 1.1.1, F38",
    help="Photos in a gallery are what the page is about. Describe them, or leave out those that show nothing.",
    help_pl="Zdjęcia w galerii są tym, o czym jest strona. Opisz je albo pomiń te, które nic nie pokazują.",
    bad="",
    good="The audience watches a film about the river",
    check=_check,
)
