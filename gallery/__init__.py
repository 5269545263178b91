"""Turn event photos into a web gallery a public body can publish with a clear conscience."""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gallery.alttext.audit import audit_alt_text as audit_alt_text
    from gallery.alttext.html import audit_html as audit_html
    from gallery.errors import GalleryError as GalleryError

_HOMES: dict[str, str] = {
    "GalleryError": "gallery.errors",
    "audit_alt_text": "gallery.alttext.audit",
    "audit_html": "gallery.alttext.html",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    """Load a public name on its first use, so that importing the package stays light."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'gallery' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
