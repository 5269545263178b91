"""Paths of somebody's computer in a text."""

import re
from collections.abc import Iterator
from typing import Final

from gallery.pipeline.leaks.anchors import anchors
from gallery.pipeline.leaks.leak import Leak

_REST: Final = r"""[^\s"'<>|*?]{0,160}"""
_LONGEST: Final = 80
"""Characters of a path that are shown."""

_ROOTS: Final = ("/home/", "/Users/", "/root/", "/Volumes/", "/mnt/", "/tmp/", "/var/folders/", "/private/")

# What stands at the anchor, how many characters before it the path begins, and the pattern from there.
_FORMS: Final = (
    ((":\\",), 1, re.compile(r"(?<![A-Za-z0-9])[A-Za-z]:\\{1,2}(?P<drive>[^\\/:*?\"<>|\s])" + _REST)),
    ((":/",), 1, re.compile(r"(?<![A-Za-z0-9?{])[A-Za-z]:/[\w. -]{1,60}/\w" + _REST)),
    (("\\\\",), 0, re.compile(r"(?<![\\\w:])\\\\[A-Za-z0-9][\w.-]{1,60}\\[\w$]" + _REST)),
    (_ROOTS, 0, re.compile(r"(?<![\w/.@~)\]}-])(?<!\b[A-Za-z]:)/\w{1,8}/[\w.~-]" + _REST)),
    (("~/",), 0, re.compile(r"(?<![\w/~.])~/[\w.-]{1,60}/" + _REST)),
    (("file:/", "FILE:/", "File:/"), 0, re.compile(r"(?<![\w-])(?i:file):/{1,3}[\w%~.\\]" + _REST)),
    (("%USERPROFILE%", "%HOMEPATH%", "%APPDATA%"), 0, re.compile(r"%[A-Z]{4,12}%[\\/]" + _REST)),
)
_ESCAPE_LIKE: Final = frozenset("nrt")
_ENDING: Final = re.compile(r"\.[A-Za-z0-9]{2,5}\b")
_ADDRESS: Final = re.compile(r"""(?:\b(?:href|src|srcset|action|poster|content)\s*=\s*["']?|\burl\(["']?)$""")
_BEFORE: Final = 24


def local_paths(text: str, *, script: bool = False) -> Iterator[Leak]:
    """Absolute paths of Windows, macOS and Linux, and ``file:`` addresses; addresses of the web are none.

    Args:
        text: Any text.
        script: Some of its backslashes may be escapes.
    """
    for literals, before, pattern in _FORMS:
        for at in anchors(text, *literals):
            match = pattern.match(text, at - before) if at >= before else None
            if match is None or (script and _is_escape(match)) or _is_address(text, match):
                continue
            path = match[0].rstrip(".,;:)]}\\/")
            shown = path if len(path) <= _LONGEST else f"{path[:_LONGEST]}…"
            message = f"The text holds a path of somebody's computer, {shown}. Remove it."
            yield Leak(at=match.start(), code="private-path", message=message)


def _is_escape(match: re.Match[str]) -> bool:
    r"""``Plan B:\nRoom 2`` is a line break in a script; ``C:\new\a.jpg`` is a path."""
    drive = match.groupdict().get("drive")
    return drive in _ESCAPE_LIKE and match[0][2:4] != "\\\\" and not _ENDING.search(match[0])


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Below ``/home/`` of a site, in an attribute that holds an address."""
    at = match.start()
    return match[0].startswith("/home/") and bool(_ADDRESS.search(text, max(0, at - _BEFORE), at))
