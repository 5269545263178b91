"""One element of an HTML page, as far as the audit needs it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from gallery.alttext.normal import one_line

_NEAR: Final = 4  # a caption stands at most so many levels above its image
_CANDIDATES: Final = 50  # a generous srcset
_LAZY: Final = ("data-src", "data-lazy-src", "data-original", "data-lazy")
_LAZY_SETS: Final = ("data-srcset", "data-lazy-srcset")
_DOT: Final = re.compile(r"\s*0*[01](?:px)?\s*$", re.IGNORECASE)
_DOT_STYLE: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*[01](?:px)?\s*(?:!important\s*)?(?=;|$)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Element:
    """One element while the page is read.

    Attributes:
        hidden: From everybody, together with all that is in it.
        parent: None for the outermost, and for void elements below the depth that is read.
        texts: Pieces of text inside it.
        caption: Of a figure.
        captions: Texts inside it whose class calls them captions, the first few.
        pictures: Images inside a link; they name it, too.
        shown: How many images stand in it, at most four levels down.
        sources: Addresses in the ``source`` elements of a ``picture``.
        around: The nearest element of each kind that it stands in, itself included.
    """

    tag: str
    attributes: dict[str, str]
    hidden: bool = False
    parent: "Element | None" = None
    texts: list[str] = field(default_factory=list)
    caption: "Element | None" = None
    captions: list["Element"] = field(default_factory=list)
    pictures: list["Element"] = field(default_factory=list)
    shown: int = 0
    sources: list[str] = field(default_factory=list)
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
        """Shown as an image and told to assistive technology; a dot that counts visitors shows nothing."""
        if self.tag == "input":
            return self.attributes.get("type", "").casefold() == "image"
        if self.tag == "area":
            return "href" in self.attributes
        named = bool(self.attributes.get("aria-label", "").strip())
        if self.tag == "img":
            return named or not self._is_dot
        return self.role == "img" or (self.tag in {"svg", "canvas"} and named)

    @property
    def near(self) -> Iterator["Element"]:
        """The elements it stands in, from the innermost, as far as a caption may be away."""
        holder = self.parent
        for _ in range(_NEAR):
            if holder is None:
                return
            yield holder
            holder = holder.parent

    @property
    def addresses(self) -> Iterator[str]:
        """Where the picture may be found, the real one first where a script loads it later."""
        holder = self.around.get("picture")
        later = [self.attributes.get(name, "") for name in _LAZY]
        sets = [self.attributes.get(name, "") for name in _LAZY_SETS]
        lazy = [*later, *(address for value in sets for address in candidates(value))]
        srcset = candidates(self.attributes.get("srcset", ""))
        every = [*lazy, self.attributes.get("src", ""), *srcset, *(holder.sources if holder else ())]
        yield from dict.fromkeys(address.strip() for address in every if address.strip())

    @property
    def _is_dot(self) -> bool:
        """One pixel by one, without a text of its own."""
        if self.attributes.get("alt", "").strip():
            return False
        sized = (_DOT.match(self.attributes.get(name, "")) for name in ("width", "height"))
        return all(sized) or len(set(_DOT_STYLE.findall(self.attributes.get("style", "").casefold()))) == 2


def candidates(srcset: str) -> list[str]:
    """The addresses of a ``srcset`` (HTML, "image candidate strings")."""
    parts = (part.split(maxsplit=1) for part in re.split(r",\s+", srcset, maxsplit=_CANDIDATES)[:_CANDIDATES])
    return [part[0].strip(",") for part in parts if part and part[0].strip(",")]
