"""Which decoders read the pictures here; what one could not read, the next may."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

_DECODERS = ("pillow", "pillow-heif")


@cache
def decoder_versions() -> str:
    """Names and versions: ``pillow 13.0.0, pillow-heif none``; nothing is imported for it."""
    return ", ".join(f"{name} {_version(name)}" for name in _DECODERS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
