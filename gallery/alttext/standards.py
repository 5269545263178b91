"""Where the standards that rules name are explained."""

import re
from typing import Final

_W3C: Final = "https://www.w3.org/WAI"
_UNDERSTANDING: Final = f"{_W3C}/WCAG22/Understanding"
_CRITERIA: Final = {
    "1.1.1": "non-text-content",
    "1.4.5": "images-of-text",
    "2.4.4": "link-purpose-in-context",
    "3.1.1": "language-of-page",
    "3.1.2": "language-of-parts",
}
# The most particular first: a failure says more than the criterion it fails. What is found fills the address.
_PAGES: Final = (
    (re.compile(r"groups of images"), f"{_W3C}/tutorials/images/groups/"),
    (re.compile(r"functional images"), f"{_W3C}/tutorials/images/functional/"),
    (re.compile(r"complex images"), f"{_W3C}/tutorials/images/complex/"),
    (re.compile(r"images tutorial, tips"), f"{_W3C}/tutorials/images/tips/"),
    (re.compile(r"\b(F\d{1,3})\b"), rf"{_W3C}/WCAG22/Techniques/failures/\1"),
    (re.compile(r"\b(H\d{1,3})\b"), rf"{_W3C}/WCAG22/Techniques/html/\1"),
    (re.compile(r"\bACT ([0-9a-z]{6})\b"), rf"{_W3C}/standards-guidelines/act/rules/\1/"),
)


def standard_page(standard: str) -> str:
    """The address of the page that explains a rule's standard best; of non-text content where none is named."""
    for pattern, address in _PAGES:
        if found := pattern.search(standard):
            return found.expand(address)
    named = (number for number in _CRITERIA if re.search(rf"\b{re.escape(number)}\b", standard))
    return f"{_UNDERSTANDING}/{_CRITERIA[next(named, '1.1.1')]}"
