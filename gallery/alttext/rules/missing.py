"""Flags an image without any alt text: a screen reader reads the file name, or nothing at all."""

from collections.abc import Iterator

from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        translated = any(texts.get(image.id) for texts in sheet.others.values())  # then it is missing-translation
        if image.alt is None and not image.decorative and not translated:
            yield image.id, "no alt text; write one, or mark the image as decorative with a reason"


RULE = Rule(
    id="missing",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F65, ACT 23a2a8, EN 301 549 9.1.1.1",
    help="Without a text someone who cannot see the image gets its file name at best. Write what it shows.",
    bad="",
    good="The mayor cuts a ribbon in front of the new library",
    check=_check,
)
