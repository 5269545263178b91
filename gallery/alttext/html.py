"""The alt-text audit of an HTML page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gallery.alttext.audit import audit
from gallery.alttext.markup import Element, Markup, read_markup
from gallery.alttext.naming import CONTROLS, conflict_of, name_of
from gallery.alttext.normal import bare, one_line
from gallery.alttext.page import PageImage
from gallery.model import Finding
from gallery.ports import Sheet

# "Headline | Town of X", "Town of X » Headline": the name of the site is no part of the headline.
_SITE: Final = re.compile(r"\s+[|–—»·-]\s+")


def audit_html(html: str, *, language: str | None = None, rules: Mapping[str, str] | None = None) -> list[Finding]:
    """Audit the images of a page.

    Looks at ``img``, image buttons, areas of image maps, and everything with the role of an image, unless it is hidden.
    The headline is the first ``h1``, else ``og:title``, else the title.

    Args:
        html: The page or a part of one; broken markup is read as far as it goes.
        language: Of the texts; otherwise the page's ``lang``, otherwise all languages' words are looked for.
        rules: Rule id -> ``error``, ``warning``, ``info`` or ``off``.

    Returns:
        Findings in the order of the page; images are ``img-1``, ``img-2`` and so on, messages end with the line.

    Raises:
        ManifestError: The page is too long (``page-too-large``).
        ConfigError: An unknown rule or grade.
    """
    sheet = read_page(html, language=language)
    lines = {image.id: image.line for image in sheet.images if isinstance(image, PageImage)}
    return [
        replace(finding, message=f"{finding.message} (line {lines[finding.image]})")
        for finding in audit(sheet, rules=rules)
    ]


def read_page(html: str, *, language: str | None = None) -> Sheet:
    """The images of a page as a sheet of ``PageImage``.

    Raises:
        ManifestError: The page is too long (``page-too-large``).
    """
    page = read_markup(html)
    return Sheet(
        language=bare(page.language if language is None else language),
        headline=_headline(page),
        images=tuple(_image(number, element, line, page) for number, (element, line) in enumerate(page.pictures, 1)),
    )


def _headline(page: Markup) -> str:
    heading = next((heading.text for heading in page.headings if heading.text), "")
    title = next((title.text for title in page.titles if title.text), "")
    return heading or one_line(page.og_title) or max(_SITE.split(title), key=len)


def _image(number: int, element: Element, line: int, page: Markup) -> PageImage:
    alt, decorative = name_of(element, page)
    around = element.around
    figure, holder, link = around.get("figure"), around.get("holder"), around.get("link")
    return PageImage(
        id=f"img-{number}",
        alt=one_line(alt) or alt if alt else alt,  # an alt of spaces stays one
        decorative=decorative,
        caption=figure.caption.text if figure and figure.caption else "",
        file_name=_file_name(element),
        line=line,
        title=_title(element),
        link=None if link is None else _link_text(link, element),
        beside=holder.text if holder else "",
        conflict=conflict_of(element),
    )


def _link_text(link: Element, image: Element) -> str:
    """What the link says apart from this image."""
    label = link.attributes.get("aria-label", "").strip() or link.attributes.get("title", "").strip()
    alts = " ".join(other.attributes.get("alt", "") for other in link.pictures if other is not image)
    return one_line(link.text or label or alts)


def _title(element: Element) -> str:
    """The title attribute where it is not itself the name of the image."""
    return one_line(element.attributes.get("title", "")) if "alt" in element.attributes else ""


def _file_name(element: Element) -> str:
    """The address, of the real picture where a script loads it later; a control is named for what it does."""
    if element.tag in CONTROLS:
        return ""
    addresses = (element.attributes.get(name, "").strip() for name in ("data-src", "data-lazy-src", "src"))
    return next((address for address in addresses if address and not address.startswith("data:")), "")
