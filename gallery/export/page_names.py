"""What the files of the page are called."""

from collections.abc import Iterator
from typing import Final

from gallery.model import Manifest

STYLE: Final = "gallery.css"
SCRIPT: Final = "gallery.js"
SITEMAP: Final = "sitemap-images.xml"


def page_name(manifest: Manifest, language: str) -> str:
    """``index.html`` for the main language, ``index.en.html`` for another."""
    return "index.html" if language == manifest.languages[0] else f"index.{language}.html"


def feed_name(manifest: Manifest, language: str) -> str:
    """``feed.xml`` for the main language, ``feed.en.xml`` for another."""
    return "feed.xml" if language == manifest.languages[0] else f"feed.{language}.xml"


def has_feed(manifest: Manifest) -> bool:
    """An Atom feed needs addresses, and a day for what it tells of."""
    return bool(manifest.base_url and (manifest.event.end or manifest.event.start))


def page_names(manifest: Manifest) -> Iterator[str]:
    """Every file that is made beside the manifest and the pictures."""
    yield STYLE
    yield SCRIPT
    for language in manifest.languages:
        yield page_name(manifest, language)
        if has_feed(manifest):
            yield feed_name(manifest, language)
    if manifest.base_url:
        yield SITEMAP
