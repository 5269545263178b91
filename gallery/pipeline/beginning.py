"""A settings file to start from, with what the photos and the article say."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gallery.alttext.language import language_of
from gallery.config.load import FILE_NAME
from gallery.config.template import Start, commented
from gallery.errors import ConfigError, StorageError
from gallery.metadata.read import read_metadata
from gallery.model import Metadata
from gallery.pipeline.story import article_headline
from gallery.storage.atomic import write_atomic
from gallery.storage.inputs import Inputs, find_inputs
from gallery.thumbnails.names import slugify

_ARTICLES = ("article.md", "article.txt", "artykul.md", "artykul.txt", "news.md", "news.txt")


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
        ConfigError: There is a ``gallery.toml`` already (``settings-exist``), no folder or no photos.
        StorageError: The folder cannot be written.
    """
    root = Path(folder)
    path = root / FILE_NAME
    if not root.is_dir():
        raise ConfigError(f"there is no folder {root}", code="missing-input", hint="Name the folder of the photos.")
    if path.exists() and not force:
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
    article, headline, language = _article(inputs)
    title = inputs.root.resolve().name.replace("_", " ")
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
        headline=headline,
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
        cameras=tuple(sorted(cameras.items())),
    )
    return start, tuple(notices)


def _metadata(inputs: Inputs) -> Iterator[Metadata]:
    for source in inputs.sources:
        try:
            yield read_metadata(inputs.files.read(source.key))
        except StorageError:
            continue


def _article(inputs: Inputs) -> tuple[str, str, str]:
    """Name, headline and language of the article beside the photos; empty where there is none."""
    for name in _ARTICLES:
        if inputs.files.stat(name):
            text = inputs.files.read(name).decode("utf-8-sig", "replace")
            return name, article_headline(text), language_of(text)
    return "", "", ""
