"""Flags an alt that repeats the text beside the image, in the same link, paragraph or cell."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.page import PageImage
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if (
            isinstance(image, PageImage)
            and plain(text)
            and plain(text) in (plain(image.link or ""), plain(image.beside))
        ):
            yield (
                image.id,
                message(
                    f"{quote(text)} stands beside the image too, so it is read twice; use an empty alt there",
                    f"{quote(text)} stoi też obok obrazu, więc jest czytane dwa razy; użyj pustego alt",
                ),
            )


RULE = Rule(
    id="same-as-adjacent-text",
    severity=Severity.WARNING,
    standard="H2, axe image-redundant-alt",
    help="The same words are read twice in a row. Where the text says it all, the image beside it is decorative.",
    help_pl="Te same słowa są czytane dwa razy pod rząd. Gdzie tekst mówi wszystko, obraz obok jest ozdobą.",
    bad='<a href="x.html"><img src="x.jpg" alt="Programme of the day"> Programme of the day</a>',
    good='<a href="x.html"><img src="x.jpg" alt=""> Programme of the day</a>',
    check=_check,
)
