"""A page made safe for the parser of the standard library."""

from itertools import pairwise


def tame(html: str) -> str:
    """The page without what makes the parser slow or fail; everything else stays on its line and in its column.

    Comments and marked sections that never end are searched for again and again (CVE-2025-6069), and an unknown
    marked section is an AssertionError in Python 3.11. What follows the last ``>`` holds no whole tag.
    """
    text = _without_comments(html).replace("<![", "<! ")
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", " ")


def _without_comments(html: str) -> str:
    """Comments become empty ones; an opener that is never closed hides only what precedes the next ``>``."""
    edges = [0]
    while (opened := html.find("<!--", edges[-1])) >= 0 and (closed := html.find("-->", opened + 2)) >= 0:
        edges += [opened, closed + 3]
    edges.append(len(html))
    pieces = (
        html[start:end] if index % 2 == 0 else _emptied(html[start:end])
        for index, (start, end) in enumerate(pairwise(edges))
    )
    return "".join(pieces).replace("<!--", "<!  ")


def _emptied(comment: str) -> str:
    """A declaration of the same length and lines that says nothing."""
    inside = "\n".join(" " * len(line) for line in comment[2:-1].split("\n"))
    return f"<!{inside}>"
