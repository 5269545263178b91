"""An image of an HTML page, with what stands around it."""

from dataclasses import dataclass

from gallery.ports import SheetImage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage(SheetImage):
    """What the rules for pages look at besides the alt.

    Attributes:
        line: In the source, from 1.
        title: The title attribute.
        link: What the link or button around the image says apart from it; None where there is none around it.
        beside: Text of the paragraph, list item or table cell the image stands in.
        conflict: How the page contradicts itself about the image being decorative; empty where it does not.
    """

    line: int
    title: str = ""
    link: str | None = None
    beside: str = ""
    conflict: str = ""
