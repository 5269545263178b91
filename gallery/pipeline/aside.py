"""Files among the photos that are not photos and not problems: settings, the article, sidecars."""

from dataclasses import replace
from pathlib import Path, PurePosixPath

from gallery.config.origin import Loaded
from gallery.pipeline.describing import TABLES
from gallery.storage.inputs import Inputs

_SIDECARS = (".txt", ".xmp")


def set_aside(inputs: Inputs, loaded: Loaded) -> Inputs:
    """The inputs without what the settings name and without the sidecars of photos that are there."""
    keys = {source.key for source in inputs.sources}
    named = _named_by_settings(inputs, loaded)
    return replace(
        inputs,
        sources=tuple(
            source for source in inputs.sources if source.key not in named and not is_sidecar(source.key, keys)
        ),
    )


def is_sidecar(key: str, keys: set[str]) -> bool:
    """``photo.jpg.txt``, ``photo.jpg.pl.txt``, ``photo.jpg.xmp`` or ``photo.xmp`` beside its photo."""
    path = PurePosixPath(key)
    if path.suffix.lower() not in _SIDECARS:
        return False
    owner = path.with_suffix("")
    if owner.as_posix() in keys or owner.with_suffix("").as_posix() in keys:
        return True
    return path.suffix.lower() == ".xmp" and any(
        PurePosixPath(other).with_suffix("") == owner for other in keys if other != key
    )


def _named_by_settings(inputs: Inputs, loaded: Loaded) -> set[str]:
    """Keys of the settings file, of the article, and of the alt table."""
    folder, root = Path(loaded.folder), inputs.root
    named = [folder / name for name in (loaded.file, loaded.settings.article) if name]
    named += [root / name for name in TABLES]
    return {path.relative_to(root).as_posix() for path in named if path.is_relative_to(root)}
