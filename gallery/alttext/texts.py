"""The written texts of a sheet, as rules look at them."""

from collections.abc import Callable, Iterator
from unicodedata import category

from gallery.alttext.words import lexicon_for
from gallery.alttext.words.lexicon import Lexicon
from gallery.ports import RuleCheck, Sheet, SheetImage

Judge = Callable[[str, Lexicon], str]
"""Looks at one text in its language; answers with a message, or with nothing."""


def is_decorative(image: SheetImage) -> bool:
    """An empty alt says "nothing to describe" in HTML, so it counts like the mark."""
    return image.decorative or image.alt == ""


def is_blank(text: str) -> bool:
    """Only white space or signs that cannot be seen, such as U+200B."""
    return all(sign.isspace() or category(sign) == "Cf" for sign in text)


def written(sheet: Sheet) -> Iterator[tuple[SheetImage, str]]:
    """Every image that has words, with its text; missing, blank and decorative ones have rules of their own."""
    for image in sheet.images:
        if image.alt is not None and not is_decorative(image) and not is_blank(image.alt):
            yield image, image.alt.strip()


def each_text(judge: Judge) -> RuleCheck:
    """A check that looks at one text at a time."""

    def check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
        words = lexicon_for(sheet.language)
        for image, text in written(sheet):
            if message := judge(text, words):
                yield image.id, message

    return check


def alike(sheet: Sheet, key: Callable[[str], str]) -> Iterator[list[tuple[SheetImage, str]]]:
    """Groups of two or more written texts that have the same, non-empty key; in the order of the first."""
    groups: dict[str, list[tuple[SheetImage, str]]] = {}
    for image, text in written(sheet):
        groups.setdefault(key(text), []).append((image, text))
    yield from (group for name, group in groups.items() if name and len(group) > 1)
