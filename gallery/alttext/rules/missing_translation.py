"""Flags an image that has a text in another language of the gallery, and none in this one."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.texts import is_blank
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        done = sorted(language for language, texts in sheet.others.items() if not is_blank(texts.get(image.id) or ""))
        if image.alt is None and not image.decorative and done:
            yield (
                image.id,
                message(
                    f"described in {', '.join(done)}, not in {sheet.language}; translate the text",
                    f"jest opis w językach: {', '.join(done)}, nie ma w: {sheet.language}; przetłumacz go",
                ),
            )


RULE = Rule(
    id="missing-translation",
    severity=Severity.ERROR,
    standard="WCAG 1.1.1",
    help="Readers of this language get no text at all. Translate the one that is there.",
    help_pl="Czytelnicy w tym języku nie dostają żadnego tekstu. Przetłumacz ten, który jest.",
    bad="",
    good="A fire engine drives over a wooden bridge",
    check=_check,
)
