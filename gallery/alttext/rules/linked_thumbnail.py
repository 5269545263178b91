"""Flags a link whose only content is an image without text: nobody hears where it leads."""

from collections.abc import Iterator

from gallery.alttext.message import message
from gallery.alttext.page import PageImage
from gallery.alttext.texts import is_decorative
from gallery.model import Severity
from gallery.ports import Rule, Sheet


def _check(sheet: Sheet, /) -> Iterator[tuple[str, str]]:
    for image in sheet.images:
        if isinstance(image, PageImage) and is_decorative(image) and image.link is not None and not image.link:
            yield (
                image.id,
                message(
                    "is the only content of a link and has no text; say what opens",
                    "jest jedyną treścią odnośnika i nie ma tekstu; napisz, co się otworzy",
                ),
            )


RULE = Rule(
    id="linked-thumbnail",
    severity=Severity.WARNING,
    standard="WCAG 2.4.4, F89; WAI tutorial, functional images",
    help="The alt of a linked image is the text of the link. Say what opens, each link differently.",
    help_pl="Tekst obrazu w odnośniku jest tekstem odnośnika. Napisz, co się otworzy, przy każdym co innego.",
    bad='<a href="1.html"><img src="1.jpg" alt=""></a>',
    good='<a href="1.html"><img src="1.jpg" alt="The jury reads the results, larger image"></a>',
    check=_check,
)
