"""The images of an HTML page and what stands around them, read as far as the audit needs it."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Final

from gallery.alttext.element import Element, candidates
from gallery.alttext.tame import tame
from gallery.errors import ManifestError

_LONGEST: Final = 20_000_000  # characters; a saved page with its pictures inside has some
_MOST_IMAGES: Final = 5_000  # some rules compare every text with every other
_DEEPEST: Final = 512  # open elements, as in browsers
# No alt is compared with more text than this: pieces between tags, and characters of a piece.
_PIECES: Final = 200
_PIECE: Final = 2_000
_MANY: Final = 4  # sources of a picture, captions of an element: only the first are asked for
_VOID: Final = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# What an element is to the images and texts inside it.
_KINDS: Final = {
    "link": frozenset({"a", "button", "summary"}),
    "holder": frozenset({"p", "li", "td", "th", "dt", "dd", "a", "button"}),
    "figure": frozenset({"figure"}),
    "figcaption": frozenset({"figcaption"}),
    "heading": frozenset({"h1"}),
    "title": frozenset({"title"}),
    "svg": frozenset({"svg"}),
    "code": frozenset({"script", "style"}),
    "picture": frozenset({"picture"}),
    "fallback": frozenset({"noscript"}),
}
_SILENT_KINDS: Final = frozenset({"figure", "code", "picture", "fallback", "image"})  # nobody asks for their text
# WordPress, Joomla, Blogger, MediaWiki and hand-made templates: wp-caption-text, img_caption, tr-caption, podpis.
_CAPTION: Final = re.compile(r"caption|podpis", re.IGNORECASE)
# HTML, "optional tags": the start of a block ends the paragraph before it.
_CLOSES_P: Final = frozenset(
    {"address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}
)
_SIBLINGS: Final = {"li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}
_INVISIBLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCES: Final = re.compile(r"""aria-labelledby\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
# What a page says of itself: property or name of a meta element -> ours.
_META: Final = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "site",
    "application-name": "site",
    "generator": "generator",
}


class Markup(HTMLParser):
    """A page that is being read; broken markup is taken as it comes.

    Attributes:
        said: What the page says of itself: ``title``, ``site`` and ``generator``, each where it is given.
        titles: ``title`` elements.
        headings: ``h1`` elements.
        named: Elements that ``aria-labelledby`` points at, by id.
        pictures: Visible images with line and column of their tag, both from 1.
        links: Address -> the first links that lead there.
    """

    def __init__(self, references: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.said: dict[str, str] = {}
        self.titles: list[Element] = []
        self.headings: list[Element] = []
        self.named: dict[str, Element] = {}
        self.pictures: list[tuple[Element, int, int]] = []
        self.links: dict[str, list[Element]] = {}
        self._references = references
        self._open: list[Element] = []
        self._tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element is, then open it."""
        self._close_implied(tag)
        element = self._element(tag, {name: value or "" for name, value in reversed(attrs)})
        self._note(element)
        inside = element.around.get("image")
        if element.is_picture and not element.hidden and inside in (None, element):
            line, offset = self.getpos()
            self._show(element, line, offset + 1)
        if tag not in _VOID and len(self._open) < _DEEPEST:
            self._open.append(element)
            self._tags[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """The slash of ``<div/>`` means nothing in HTML, but ends an element of SVG."""
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1].tag == tag and "svg" in self._open[-1].around:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest such element and what was left open in it."""
        if self._tags[tag]:
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Give text to the elements it belongs to; programs and styles are no text."""
        if not self._open or "code" in self._open[-1].around:
            return
        around = self._open[-1].around
        kinds = {"named"} if self._open[-1].hidden else around.keys() - _SILENT_KINDS
        for element in {id(around[kind]): around[kind] for kind in kinds if kind in around}.values():
            if len(element.texts) < _PIECES:
                element.texts.append(data[:_PIECE])

    def _element(self, tag: str, attributes: dict[str, str]) -> Element:
        parent = self._open[-1] if self._open else None
        hidden = "hidden" in attributes or _INVISIBLE.search(attributes.get("style", "")) is not None
        # An image that hides itself from assistive technology alone is still seen, so its alt is looked at.
        unheard = tag != "img" and attributes.get("aria-hidden", "").strip().casefold() == "true"
        hidden = hidden or unheard or tag == "template" or (parent is not None and parent.hidden)
        element = Element(tag, attributes, hidden=hidden, parent=parent)
        element.around = dict(parent.around) if parent else {}
        element.around |= {kind: element for kind, tags in _KINDS.items() if tag in tags}
        if tag == "a" and "href" not in attributes and element.around.get("link") is element:
            element.around = {kind: one for kind, one in element.around.items() if kind != "link"}  # a mere anchor
        if element.role in ("link", "button"):
            element.around["link"] = element
        if element.role == "img":  # what it consists of is not told
            element.around.setdefault("image", element)
        if attributes.get("id", "") in self._references:
            self.named.setdefault(attributes["id"], element)
            element.around["named"] = element
        return element

    def _note(self, element: Element) -> None:
        tag, attributes = element.tag, element.attributes
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang", "")
        elif tag == "meta":
            key = _META.get((attributes.get("property") or attributes.get("name", "")).casefold())
            if key and attributes.get("content", "").strip():
                self.said.setdefault(key, attributes["content"])
        elif tag == "title" and "svg" not in element.around:
            self.titles.append(element)
        elif tag == "h1":
            self.headings.append(element)
        elif tag == "a" and not element.hidden and "href" in attributes:
            twins = self.links.setdefault(attributes["href"].strip(), [])
            if len(twins) < _MANY:
                twins.append(element)
        elif tag == "figcaption" and (figure := element.around.get("figure")) is not None:
            figure.caption = figure.caption or element
        elif tag == "source" and (holder := element.around.get("picture")) is not None:
            holder.sources += candidates(attributes.get("srcset", ""))[: _MANY - len(holder.sources)]
        if _CAPTION.search(attributes.get("class", "")) and tag not in _VOID and not element.hidden:
            self._note_caption(element)

    def _note_caption(self, element: Element) -> None:
        element.around["caption"] = element
        for holder, _ in zip(element.near, range(2), strict=False):
            if len(holder.captions) < _MANY:
                holder.captions.append(element)

    def _show(self, element: Element, line: int, column: int) -> None:
        if len(self.pictures) == _MOST_IMAGES:
            raise ManifestError(f"the page has more than {_MOST_IMAGES:,} images", code="page-too-large")
        self.pictures.append((element, line, column))
        if (link := element.around.get("link")) is not None:
            link.pictures.append(element)
        if "fallback" not in element.around:
            for holder in element.near:
                holder.shown += 1

    def _close_implied(self, tag: str) -> None:
        """End tags that HTML lets authors leave out."""
        if self._open and tag in _CLOSES_P and self._open[-1].tag == "p":
            self._close()
        if self._open and self._open[-1].tag in _SIBLINGS.get(tag, ()):
            self._close()

    def _close(self) -> str:
        tag = self._open.pop().tag
        self._tags[tag] -= 1
        return tag


def read_markup(html: str) -> Markup:
    """Read a page.

    Raises:
        ManifestError: It is too long to be a page, or has too many images (``page-too-large``).
    """
    if len(html) > _LONGEST:
        raise ManifestError(
            f"the page has {len(html):,} characters; at most {_LONGEST:,} are read", code="page-too-large"
        )
    references = (name for found in _REFERENCES.findall(html) for value in found for name in value.split())
    markup = Markup(frozenset(references))
    markup.feed(tame(html))
    markup.close()
    return markup
