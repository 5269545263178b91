"""A settings file to start from, with what the photos and the article say."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gallery.alttext.language import language_of
from gallery.config.load import FILE_NAME
from gallery.config.template import Start, commented
from gallery.errors import ConfigError, StorageError
from gallery.image.formats import formats
from gallery.image.limits import Limits
from gallery.image.sniff import HEAD
from gallery.metadata.read import read_metadata
from gallery.model import Metadata, Source
from gallery.storage.atomic import write_atomic
from gallery.storage.inputs import Inputs, find_inputs
from gallery.storage.look import in_text, look, real
from gallery.thumbnails.names import slugify

_ARTICLES = ("article.md", "article.txt", "artykul.md", "artykul.txt", "news.md", "news.txt")
_LONGEST = 10_000_000
"""Bytes of an article; what is longer is something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The file that was written, and what was guessed for it."""

    path: Path
    notices: tuple[str, ...]


def begin(folder: str | os.PathLike[str], *, force: bool = False) -> Begun:
    """Write a commented ``gallery.toml`` into a folder of photos.

    Args:
        folder: Of the photos; the file is the only thing that is ever written there.
        force: Replace a file that is there.

    Raises:
        ConfigError: There is a ``gallery.toml`` already (``settings-exist``), no folder or no photos, or
            the folder's name is not valid text (``bad-name``).
        StorageError: The folder cannot be written.
    """
    root = in_text(Path(folder))
    path = root / FILE_NAME
    seen = look(root)
    if seen.kind != "folder":
        why = f" ({seen.why})" if seen.why else ""
        raise ConfigError(
            f"there is no folder {root}{why}", code="missing-input", hint="Name the folder of the photos."
        )
    if look(path).kind != "nothing" and not force:
        raise ConfigError(
            f"there is a {FILE_NAME} in {root} already", code="settings-exist", hint="Edit it, or use --force."
        )
    start, notices = _start(find_inputs([root]))
    write_atomic(path.absolute(), commented(start).encode(), path.absolute().parent)
    return Begun(path=path, notices=notices)


def _start(inputs: Inputs) -> tuple[Start, tuple[str, ...]]:
    found = list(_metadata(inputs))
    days = sorted(one.captured.local[:10] for one in found if one.captured)
    cameras = Counter(one.camera.label for one in found if one.camera and one.camera.label)
    article, language = _article(inputs)
    title = real(inputs.root).name.replace("_", " ")
    notices = [f"Title and slug come from the folder's name: {title}."]
    if days:
        notices.append(f"The photos were taken from {days[0]} to {days[-1]}, by their cameras' clocks.")
    if article:
        notices.append(f"The language {language} was guessed from {article}.")
    start = Start(
        title=title,
        slug=slugify(title),
        languages=(language or "en",),
        article=article,
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        cameras=tuple(sorted(cameras.items())),
    )
    return start, tuple(notices)


def _metadata(inputs: Inputs) -> Iterator[Metadata]:
    for source in inputs.sources:
        with suppress(StorageError, OSError):  # the build will name it
            if _is_picture(inputs.files.path(source.key), source):
                yield read_metadata(inputs.files.read(source.key))


def _is_picture(path: Path, source: Source) -> bool:
    """By its size and its first bytes, so that no film is read whole."""
    if source.size > Limits().max_bytes:
        return False
    with path.open("rb") as opened:
        head = opened.read(HEAD)
    return any(form.recognise(head) for form in formats())


def _article(inputs: Inputs) -> tuple[str, str]:
    """Name and language of the article beside the photos; empty where there is none."""
    for name in _ARTICLES:
        found = inputs.files.stat(name)
        if found and found.size <= _LONGEST:
            with suppress(StorageError):
                return name, language_of(inputs.files.read(name).decode("utf-8-sig", "replace"))
    return "", ""
