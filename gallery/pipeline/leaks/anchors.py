"""Quick looks for what a slower pattern begins with, so that long texts take seconds."""

from collections.abc import Iterator


def anchors(text: str, *literals: str) -> Iterator[int]:
    """Where one of these stands, those of the first literal first."""
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            yield at
            at = text.find(literal, at + len(literal))


def lowered(text: str) -> str:
    """In lower case, character by character, so that indices stay true."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
