"""Settings of a command: file, environment and options together."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gallery.config.environment import Typed
from gallery.config.load import load_settings
from gallery.config.origin import Loaded
from gallery.errors import ConfigError
from gallery.storage.inputs import root_of


def settings_for(photos: Sequence[Path], config: Path | None, sets: Sequence[str] | None, **options: Any) -> Loaded:
    """Settings in force for photos.

    Args:
        photos: Whose folder may hold a ``gallery.toml``; none looks in the current folder.
        config: Wins over the file beside the photos.
        sets: ``name=value`` each.
        options: Dotted names with ``__`` for the dot, as other options gave them; None was not given.
    """
    given = dict(_pair(text) for text in sets or ())
    given |= {name.replace("__", "."): value for name, value in options.items() if value is not None}
    beside = root_of(photos) if photos else Path.cwd()
    return load_settings(config, beside=beside, options=given, environment=os.environ)


def _pair(text: str) -> tuple[str, object]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise ConfigError(
            f"--set {text} is not NAME=VALUE", code="usage", hint="Such as --set thumbnails.quality.jpeg=80."
        )
    return name.strip(), Typed(value.strip())


def crop_settings(crops: Sequence[str] | None) -> dict[str, Any]:
    """What ``--crop`` options set: a crop of each size, named after it."""
    return {"thumbnails__crops": {size.replace(":", "x"): size for size in crops} if crops else None}


def clock_settings(clocks: Sequence[str] | None) -> dict[str, Any]:
    """What ``--clock`` options set: ``auto``, or ``CAMERA=OFFSET`` each.

    Raises:
        ConfigError: One is neither (``usage``).
    """
    offsets = {}
    for text in (text for text in clocks or () if text.strip().casefold() != "auto"):
        camera, equals, offset = text.rpartition("=")
        if not equals or not camera.strip():
            hint = 'Such as --clock "Canon EOS R6=+01:00:00", or --clock auto.'
            raise ConfigError(f"--clock {text} is not CAMERA=OFFSET", code="usage", hint=hint)
        offsets[camera.strip()] = offset.strip()
    auto = any(text.strip().casefold() == "auto" for text in clocks or ())
    return {"dedupe__clocks": offsets or None, "dedupe__auto_clocks": auto or None}
