"""Flags an alt that is repeated in the title attribute: some screen readers read both."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.normal import plain, quote
from gallery.alttext.page import PageImage
from gallery.alttext.texts import written
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image, text in written(sheet):
        if isinstance(image, PageImage) and plain(text) and plain(text) == plain(image.title):
            yield (
                image.id,
                message(
                    f"{quote(text)} is the title attribute too; remove the title",
                    f"{quote(text)} jest też w atrybucie title; usuń title",
                ),
            )


RULE = Rule(
    id="same-as-title-attribute",
    severity=Severity.WARNING,
    standard="Sa11y, Equalize Digital",
    help="The title adds nothing and may be read a second time. Remove it.",
    help_pl="Atrybut title nic nie dodaje, a bywa czytany drugi raz. Usuń go.",
    bad='<img src="a.jpg" alt="A fountain in front of the theatre" title="A fountain in front of the theatre">',
    good='<img src="a.jpg" alt="A fountain in front of the theatre">',
    check=_check,
)
