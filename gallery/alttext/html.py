"""The alt-text audit of an HTML page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from gallery.alttext.audit import audit
from gallery.alttext.element import Element
from gallery.alttext.headline import headline_of
from gallery.alttext.markup import Markup, read_markup
from gallery.alttext.message import MessageLanguage
from gallery.alttext.naming import CONTROLS, conflict_of, name_of
from gallery.alttext.normal import bare, one_line
from gallery.alttext.page import Page, PageImage
from gallery.model import Finding
from gallery.ports import Sheet

# What opens is a picture: its thumbnail is described as one, not by what the link does.
_PICTURE: Final = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|tiff?|heic)(?:[?#]|$)", re.IGNORECASE)
# A button or link is named for what it does, and one word may be all there is to say: "Search", "Facebook".
_OF_PHOTOS: Final = frozenset({"one-word", "too-short"})
_LONGEST_CAPTION: Final = 1_000


def audit_html(
    html: str,
    *,
    language: str | None = None,
    rules: Mapping[str, str] | None = None,
    messages: MessageLanguage = "en",
) -> list[Finding]:
    """Audit the images of a page.

    Looks at ``img``, image buttons, areas of image maps, and everything with the role of an image, unless it is hidden.
    The headline is the first ``h1``, else ``og:title``, else the title, each without the name of the site.

    Args:
        html: The page or a part of one; broken markup is read as far as it goes.
        language: Of the texts; otherwise the page's ``lang``, otherwise all languages' words are looked for.
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.
        messages: Language of the messages: ``en`` or ``pl``.

    Returns:
        Findings in the order of the page; images are ``img-1``, ``img-2`` and so on, messages end with the line.

    Raises:
        ManifestError: The page is too long, or has too many images (``page-too-large``).
        ConfigError: An unknown rule or grade.
    """
    page = open_page(html)
    lines = {image.id: image.line for image in page.images}
    line = "wiersz" if messages == "pl" else "line"
    return [
        replace(finding, message=f"{finding.message} ({line} {lines[finding.image]})")
        for finding in audit_page(page, page_sheet(page, language=language), rules=rules, messages=messages)
    ]


def audit_page(
    page: Page, sheet: Sheet, *, rules: Mapping[str, str] | None = None, messages: MessageLanguage = "en"
) -> list[Finding]:
    """The findings on a page that was read; what is asked of photos alone is not asked of buttons.

    Raises:
        ConfigError: An unknown rule or grade.
    """
    controls = {image.id for image in page.images if image.control}
    found = audit(sheet, rules=rules, messages=messages)
    return [one for one in found if one.rule not in _OF_PHOTOS or one.image not in controls]


def read_page(html: str, *, language: str | None = None) -> Sheet:
    """The images of a page as a sheet of ``PageImage``.

    Raises:
        ManifestError: The page is too long, or has too many images (``page-too-large``).
    """
    return page_sheet(open_page(html), language=language)


def page_sheet(page: Page, *, language: str | None = None, sites: Iterable[str] = ()) -> Sheet:
    """A page as the audit sees it.

    Args:
        page: To audit.
        language: Of the texts; otherwise the page's.
        sites: Names of the site, which are no part of a headline.
    """
    return Sheet(
        language=bare(page.language if language is None else language),
        headline=headline_of(page, sites),
        images=page.images,
    )


def open_page(html: str) -> Page:
    """What an audit needs of a page.

    Raises:
        ManifestError: The page is too long, or has too many images (``page-too-large``).
    """
    markup = read_markup(html)
    shown = [one for one in markup.pictures if "fallback" not in one[0].around]
    addresses = {address for element, _, _ in shown for address in element.addresses}
    # What stands in for scripts shows the same picture again, unless nothing else shows it.
    pictures = [
        one for one in markup.pictures if "fallback" not in one[0].around or addresses.isdisjoint(one[0].addresses)
    ]
    return Page(
        language=markup.language,
        headings=tuple(heading.text for heading in markup.headings if heading.text),
        shared_as=one_line(markup.said.get("title", "")),
        title=next((title.text for title in markup.titles if title.text), ""),
        site=one_line(markup.said.get("site", "")),
        generator=one_line(markup.said.get("generator", "")),
        images=tuple(_image(number, *picture, markup) for number, picture in enumerate(pictures, 1)),
    )


def _image(number: int, element: Element, line: int, column: int, page: Markup) -> PageImage:
    alt, decorative = name_of(element, page)
    around = element.around
    holder, link = around.get("holder"), around.get("link")
    words = None if link is None else _link_text(link, element)
    opened = "" if link is None else link.attributes.get("href", "")
    addresses = tuple(element.addresses)
    return PageImage(
        id=f"img-{number}",
        alt=one_line(alt) or alt if alt else alt,  # an alt of spaces stays one
        decorative=decorative,
        caption=_caption(element),
        file_name="" if element.tag in CONTROLS else _file_name(addresses),
        line=line,
        column=column,
        title=_title(element),
        link=words,
        beside=(holder.text if holder else "") or _twin_text(link, page),
        conflict=conflict_of(element),
        addresses=addresses,
        control=element.tag in CONTROLS or (words == "" and not _PICTURE.search(opened)),
    )


def _caption(element: Element) -> str:
    """Of the figure, else the nearest text whose class calls it a caption, where it belongs to this image alone."""
    figure = element.around.get("figure")
    if figure is not None and figure.caption is not None:
        return figure.caption.text
    for holder in element.near:
        texts = [one.text for one in holder.captions if not one.shown and one.text]
        if texts:
            return texts[0] if holder.shown == 1 and len(texts[0]) <= _LONGEST_CAPTION else ""
    return ""


def _link_text(link: Element, image: Element) -> str:
    """What the link says apart from this image."""
    label = link.attributes.get("aria-label", "").strip() or link.attributes.get("title", "").strip()
    alts = " ".join(other.attributes.get("alt", "") for other in link.pictures if other is not image)
    return one_line(link.text or label or alts)


def _twin_text(link: Element | None, page: Markup) -> str:
    """What another link to the same place says: a picture and a title below it lead to the article (H2)."""
    address = "" if link is None else link.attributes.get("href", "").strip()
    twins = page.links.get(address, ()) if address.strip("#") else ()
    return next((twin.text for twin in twins if twin is not link and twin.text), "")


def _title(element: Element) -> str:
    """The title attribute where it is not itself the name of the image."""
    return one_line(element.attributes.get("title", "")) if "alt" in element.attributes else ""


def _file_name(addresses: Iterable[str]) -> str:
    """The first address that is one; a control is named for what it does."""
    return next((address for address in addresses if not address.startswith("data:")), "")
