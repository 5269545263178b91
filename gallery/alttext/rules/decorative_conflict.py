"""Flags an image that is marked decorative in one place and named in another."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.page import PageImage
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        if isinstance(image, PageImage) and image.conflict:
            yield (
                image.id,
                message(
                    f"{image.conflict}; decide: a text in alt, or an empty alt and nothing else",
                    f"{image.conflict}; zdecyduj: tekst w alt albo pusty alt i nic więcej",
                ),
            )


RULE = Rule(
    id="decorative-conflict",
    severity=Severity.ERROR,
    standard="F38, ACT 46ca7f, H67",
    help="Browsers and screen readers disagree about what such an image is. Say it once.",
    help_pl="Przeglądarki i czytniki ekranu różnie rozumieją taki obraz. Powiedz to raz.",
    bad='<img src="a.jpg" alt="" title="The brass band">',
    good='<img src="a.jpg" alt="The brass band marches past the fountain">',
    check=_check,
)
