"""Nothing private in any public file."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from gallery.image.formats import formats
from gallery.metadata.containers import container_of
from gallery.metadata.places import located
from gallery.metadata.policy import Policy
from gallery.model import Severity
from gallery.pipeline.inspection import CheckFinding
from gallery.pipeline.leaks.sources import sought_in_texts
from gallery.pipeline.leaks.texts import LONGEST, embedded, text_of, told
from gallery.pipeline.leaks.words import Sought, told_words
from gallery.pipeline.workspace import PUBLIC
from gallery.storage.files import LocalFiles
from gallery.storage.walk import everything

_FOLDERS: Final = (PUBLIC, "export")
_FONTS: Final = frozenset({".woff", ".woff2", ".ttf", ".otf", ".eot"})
_DEEPEST: Final = 3
"""Texts within texts: a drawing in a style sheet in a page."""


def inspect_privacy(files: LocalFiles, policy: Policy) -> Iterator[CheckFinding]:
    """Walk everything that may be uploaded: pictures for metadata, texts for what they give away.

    Args:
        files: Over the output folder of a build.
        policy: What pictures may carry.
    """
    what = sought_in_texts(files)
    for folder in _FOLDERS:
        for key in sorted(everything(Path(files.root) / folder)):
            if files.stat(f"{folder}/{key}"):
                if any(told_words(key, what)):
                    message = "The file is named like a source file, or after what one says. Rename it, or build again."
                    yield _error(f"{folder}/{key}", "source-name", message)
                yield from _inspect(f"{folder}/{key}", files.read(f"{folder}/{key}"), what, policy)


def _inspect(key: str, data: bytes, what: Sought, policy: Policy) -> Iterator[CheckFinding]:
    if _is_picture(data):
        if holds := _holds(data, policy):
            yield _error(key, "private-metadata", f"The file holds {holds}. Build again.")
        return
    text = text_of(data)
    if text is None:
        message = "The file is neither a picture nor a text, so nobody knows what is in it. Move it away."
        yield _unchecked(key, message)
    elif len(data) > LONGEST:
        yield _unchecked(key, "The text is too large to be checked. Publish a part of it, or move it away.")
    else:
        yield from _text(key, text, what, policy)


def _text(
    key: str, text: str, what: Sought, policy: Policy, inside: str = "", depth: int = _DEEPEST
) -> Iterator[CheckFinding]:
    """What a text and the files inside it give away.

    Args:
        inside: Where the text lies, when it is itself inside another.
        depth: How much deeper to look.
    """
    for code, message in told(text, what):
        yield _error(key, code, f"{inside}{message}")
    for place, media_type, data in embedded(text) if depth else ():
        where = f"{inside}{place}: "
        if _is_picture(data):
            if holds := _holds(data, policy):
                yield _error(key, "private-metadata", f"{where}an embedded picture holds {holds}. Remove it.")
        elif (deeper := text_of(data)) is not None:
            yield from _text(key, deeper, what, policy, f"{where}in an embedded file: ", depth - 1)
        elif "font" not in media_type:
            message = f"{where}an embedded file ({media_type}) is neither a picture nor a text. Remove it."
            yield _error(key, "unchecked-file", message)


def _is_picture(data: bytes) -> bool:
    return any(form.recognise(data[:64]) for form in formats()) or container_of(data) is not None


def _holds(data: bytes, policy: Policy) -> str:
    """What a picture must not hold and where: ``GPS position, dates (EXIF at byte 30), comment (...)``."""
    groups = groupby(located(data, policy), key=lambda trace: trace.place)
    named = [(", ".join(trace.word for trace in traces), place) for place, traces in groups]
    return ", ".join(f"{words} ({place})" if place else words for words, place in named)


def _unchecked(key: str, message: str) -> CheckFinding:
    """An error; a warning for fonts and for what file managers leave behind."""
    path = PurePosixPath(key)
    harmless = path.suffix.lower() in _FONTS or any(part.startswith(".") for part in path.parts)
    severity = Severity.WARNING if harmless else Severity.ERROR
    return CheckFinding(path=key, code="unchecked-file", severity=severity, message=message)


def _error(key: str, code: str, message: str) -> CheckFinding:
    return CheckFinding(path=key, code=code, severity=Severity.ERROR, message=message)
