"""The images of an HTML page and what stands around them, read as far as the audit needs it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from gallery.alttext.normal import one_line
from gallery.alttext.tame import tame
from gallery.errors import ManifestError

_LONGEST: Final = 20_000_000  # characters; a saved page with its pictures inside has some
_DEEPEST: Final = 512  # open elements, as in browsers
# No alt is compared with more text than this: pieces between tags, and characters of a piece.
_PIECES: Final = 200
_PIECE: Final = 2_000
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
}
_SILENT_KINDS: Final = frozenset({"figure", "code"})  # nobody asks for their text
# HTML, "optional tags": the start of a block ends the paragraph before it.
_CLOSES_P: Final = frozenset(
    {"address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3"}
    | {"h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}
)
_SIBLINGS: Final = {"li": {"li"}, "td": {"td", "th"}, "th": {"td", "th"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}}
_INVISIBLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCES: Final = re.compile(r"""aria-labelledby\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Element:
    """One element while the page is read.

    Attributes:
        hidden: From everybody, together with all that is in it.
        texts: Pieces of text inside it.
        caption: Of a figure.
        pictures: Images inside a link; they name it, too.
        around: The nearest element of each kind that it stands in, itself included.
    """

    tag: str
    attributes: dict[str, str]
    hidden: bool = False
    texts: list[str] = field(default_factory=list)
    caption: "Element | None" = None
    pictures: list["Element"] = field(default_factory=list)
    around: dict[str, "Element"] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return one_line("".join(self.texts))

    @property
    def role(self) -> str:
        """The first role, small."""
        return next(iter(self.attributes.get("role", "").casefold().split()), "")

    @property
    def is_picture(self) -> bool:
        """Shown as an image and told to assistive technology."""
        if self.tag == "input":
            return self.attributes.get("type", "").casefold() == "image"
        if self.tag == "area":
            return "href" in self.attributes
        named = bool(self.attributes.get("aria-label", "").strip())
        return self.tag == "img" or self.role == "img" or (self.tag in {"svg", "canvas"} and named)


class Markup(HTMLParser):
    """A page that is being read; broken markup is taken as it comes.

    Attributes:
        titles: ``title`` elements.
        headings: ``h1`` elements.
        named: Elements that ``aria-labelledby`` points at, by id.
        pictures: Visible images with the line of their tag, from 1.
    """

    def __init__(self, references: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.og_title = ""
        self.titles: list[Element] = []
        self.headings: list[Element] = []
        self.named: dict[str, Element] = {}
        self.pictures: list[tuple[Element, int]] = []
        self._references = references
        self._open: list[Element] = []
        self._tags: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element is, then open it."""
        self._close_implied(tag)
        element = self._element(tag, {name: value or "" for name, value in reversed(attrs)})
        self._note(element)
        if element.is_picture and not element.hidden:
            self.pictures.append((element, self.getpos()[0]))
            if (link := element.around.get("link")) is not None:
                link.pictures.append(element)
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
        element = Element(tag, attributes, hidden=hidden or unheard or (parent is not None and parent.hidden))
        element.around = dict(parent.around) if parent else {}
        element.around |= {kind: element for kind, tags in _KINDS.items() if tag in tags}
        if attributes.get("id", "") in self._references:
            self.named.setdefault(attributes["id"], element)
            element.around["named"] = element
        return element

    def _note(self, element: Element) -> None:
        tag, attributes = element.tag, element.attributes
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang", "")
        elif tag == "meta" and "og:title" in (attributes.get("property"), attributes.get("name")):
            self.og_title = self.og_title or attributes.get("content", "")
        elif tag == "title" and "svg" not in element.around:
            self.titles.append(element)
        elif tag == "h1":
            self.headings.append(element)
        elif tag == "figcaption" and (figure := element.around.get("figure")) is not None:
            figure.caption = figure.caption or element

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
        ManifestError: It is too long to be a page (``page-too-large``).
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
