"""What a page calls an image, after the accessible name computation (W3C accname 1.2, HTML-AAM)."""

from typing import Final

from gallery.alttext.element import Element
from gallery.alttext.markup import Markup

CONTROLS: Final = frozenset({"input", "area"})
_SILENT: Final = frozenset({"presentation", "none"})


def name_of(element: Element, page: Markup) -> tuple[str | None, bool]:
    """The name, None where there is none, and whether the image is marked decorative."""
    alt, title = element.attributes.get("alt"), element.attributes.get("title", "").strip()
    if _hushed_by(element):
        return alt or "", True
    if label := _label(element, page):
        return label, False
    if element.tag == "svg":
        return element.text or title or None, False  # the text of its title element
    if alt == "" and element.tag == "img":
        return "", True
    return alt or title or None, False


def conflict_of(element: Element) -> str:
    """How the page contradicts itself about the image being decorative; empty where it does not."""
    attributes = element.attributes
    hushed, empty = _hushed_by(element), element.tag == "img" and attributes.get("alt") == ""
    naming = ("aria-label", "aria-labelledby", "title", "alt")
    given = next((name for name in naming if attributes.get(name, "").strip()), "")
    if not given or not (hushed or empty):
        return ""
    return f"{hushed or 'the empty alt'} says decorative, {given} gives a name"


def _hushed_by(element: Element) -> str:
    """What hides the image from assistive technology; browsers ignore a role of none where it takes the focus."""
    attributes = element.attributes
    if attributes.get("aria-hidden", "").strip().casefold() == "true":
        return "aria-hidden"
    silent = element.role in _SILENT and "tabindex" not in attributes and element.tag not in CONTROLS
    return f"role={element.role}" if silent else ""


def _label(element: Element, page: Markup) -> str:
    referenced = (page.named.get(name) for name in element.attributes.get("aria-labelledby", "").split())
    texts = [other.text or other.attributes.get("aria-label", "") for other in referenced if other is not None]
    return " ".join(text for text in texts if text) or element.attributes.get("aria-label", "").strip()
