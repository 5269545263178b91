"""Files among the photos that are not photos and not problems: settings, the article, sidecars."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path, PurePosixPath

from gallery.config.load import FILE_NAME
from gallery.config.origin import Loaded
from gallery.pipeline.describing import TABLES
from gallery.storage.inputs import Inputs

_SIDECARS = (".txt", ".xmp")


def set_aside(inputs: Inputs, loaded: Loaded) -> Inputs:
    """The inputs without settings files, without what the settings name, and without sidecars of photos."""
    aside = _named_by_settings(inputs, loaded) | sidecars([source.key for source in inputs.sources])
    sources = (source for source in inputs.sources if PurePosixPath(source.key).name != FILE_NAME)
    return replace(inputs, sources=tuple(source for source in sources if source.key not in aside))


def sidecars(keys: Collection[str]) -> frozenset[str]:
    """Those that lie beside their photo: ``photo.jpg.txt``, ``photo.jpg.pl.txt``, ``photo.jpg.xmp``, ``photo.xmp``."""
    known = frozenset(keys)
    stems = Counter(_bare(key) for key in known)
    return frozenset(
        key
        for key in known
        if PurePosixPath(key).suffix.lower() in _SIDECARS
        and ({_bare(key), _bare(_bare(key))} & known or (key.lower().endswith(".xmp") and stems[_bare(key)] > 1))
    )


def _bare(key: str) -> str:
    """Without the last suffix."""
    return PurePosixPath(key).with_suffix("").as_posix()


def _named_by_settings(inputs: Inputs, loaded: Loaded) -> frozenset[str]:
    """Keys of the settings file, of the article, and of the alt table."""
    folder, root = Path(loaded.folder), inputs.root
    named = [folder / name for name in (loaded.file, loaded.settings.article) if name]
    named += [root / name for name in TABLES]
    return frozenset(path.relative_to(root).as_posix() for path in named if path.is_relative_to(root))
