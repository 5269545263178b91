"""Addresses of what is published."""

from typing import Final

from gallery.model import Manifest

PREVIEW: Final = "http://127.0.0.1:8000/"
"""Where ``gallery serve`` shows a gallery; stands in where a format wants full addresses and none is known."""


def absolute(manifest: Manifest, path: str) -> str:
    """The full address of a public file."""
    return path if "://" in path else f"{manifest.base_url or PREVIEW}{path}"


def linked(manifest: Manifest, path: str) -> str:
    """The address of a public file; relative to the gallery where ``page.base_url`` is empty. One is left as it is."""
    return path if "://" in path or path.startswith("../") else f"{manifest.base_url}{path}"
