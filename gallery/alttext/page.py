"""An HTML page and its images, with what stands around them."""

from dataclasses import dataclass

from gallery.ports import SheetImage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage(SheetImage):
    """What the rules for pages look at besides the alt.

    Attributes:
        line: In the source, from 1.
        column: In the line, from 1, in characters.
        title: The title attribute.
        link: What the link or button around the image says apart from it; None where there is none around it.
        beside: Text of the paragraph, list item or table cell the image stands in, else of another link that leads to
            the same place.
        conflict: How the page contradicts itself about the image being decorative; empty where it does not.
        addresses: Where the picture may be found, likeliest first, as the page writes them.
        control: The image is a button or the whole of a link that opens no picture: its text says what happens.
    """

    line: int
    column: int = 1
    title: str = ""
    link: str | None = None
    beside: str = ""
    conflict: str = ""
    addresses: tuple[str, ...] = ()
    control: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an audit needs of a page.

    Attributes:
        language: As ``lang`` says; may be empty.
        headings: Texts of its ``h1`` elements.
        shared_as: The title for social media (``og:title``).
        title: Of the document.
        site: Name of the site, where the page gives it (``og:site_name``).
        generator: The program that made it, where the page says so.
        images: In the order of the page.
    """

    language: str
    headings: tuple[str, ...]
    shared_as: str
    title: str
    site: str
    generator: str
    images: tuple[PageImage, ...]
