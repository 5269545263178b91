"""Flags different images that say the same: either the texts are wrong or one image is too many."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.texts import alike
from gallery.model import Severity
from gallery.ports import Rule, Sheet, SheetImage


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for group in alike(sheet, plain):
        if _one_picture([image for image, _ in group]):
            continue
        for image, text in group:
            yield (
                image.id,
                message(
                    f"{quote(text)} stands for {len(group)} images; say what sets this one apart, or leave it out",
                    f"{quote(text)} opisuje tyle obrazów: {len(group)}; napisz, co wyróżnia ten, albo go pomiń",
                ),
            )


def _one_picture(images: list[SheetImage]) -> bool:
    """The same picture shown again, known by its hash or its file, may say the same again."""
    by_hash, by_file = {image.picture for image in images}, {image.file_name for image in images}
    return any(len(known) == 1 and "" not in known for known in (by_hash, by_file))


RULE = Rule(
    id="duplicate-in-gallery",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1, F30; Equalize Digital, docfx, WAVE",
    help="Two images that need the same text usually mean that one should go. Say what sets each one apart.",
    help_pl="Dwa obrazy, którym wystarcza ten sam tekst, to zwykle o jeden za dużo. Napisz, co wyróżnia każdy z nich.",
    bad="Participants of the conference",
    good="Participants line up at the registration desk",
    check=_check,
)
