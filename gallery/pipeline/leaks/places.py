"""Where in a text something stands, for people: its line, and its pointer in JSON."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_TOKENS: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')


@dataclass(frozen=True, slots=True)
class Places:
    """Finds places of one text.

    Attributes:
        starts: Index of the first character of each line.
    """

    text: str
    starts: tuple[int, ...]
    is_json: bool

    def told(self, at: int) -> str:
        """``Line 12`` or ``Line 12 (/items/0/id)``; with the column where a line is long."""
        line = bisect_right(self.starts, at)
        column = at - self.starts[line - 1] + 1
        beside = f", column {column}" if column > 200 else ""
        pointer = _pointer(self.text, at) if self.is_json else ""
        return f"Line {line}{beside}{f' ({pointer})' if pointer else ''}"


def places(text: str, *, is_json: bool) -> Places:
    """Ready for questions about a text."""
    return Places(text, (0, *(match.end() for match in re.finditer("\n", text))), is_json)


def _pointer(text: str, at: int) -> str:
    """The JSON pointer (RFC 6901) of the value, or of the key, at an index of a valid JSON text."""
    path: list[str | int] = []
    last = ""
    for match in _TOKENS.finditer(text, 0, at + 1):
        token = match[0]
        if token == "{":
            path.append("")
        elif token == "[":
            path.append(0)
        elif token in "}]":
            del path[-1:]
        elif token == "," and path:
            index = path[-1]
            path[-1] = index + 1 if isinstance(index, int) else ""
        elif token == ":" and path:
            path[-1] = last[1:-1].replace("~", "~0").replace("/", "~1")
        last = token
    return "".join(f"/{step}" for step in path if step != "")
