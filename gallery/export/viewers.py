"""What viewers of other makers are started with: PhotoSwipe and lightGallery."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from gallery.export.links import linked
from gallery.export.pictures import by_media_type, fallback, published_alt
from gallery.model import Item, Manifest

_SIZES: Final = "100vw"


class PhotoSwipe:
    """PhotoSwipe 5: the ``dataSource`` option. ``alt`` is null where a text is missing, empty where decorative."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``photoswipe.pl.json`` and its siblings."""
        for language in manifest.languages:
            slides = [_photoswipe(manifest, item, language) for item in manifest.items if fallback(item)]
            yield f"photoswipe.{language}.json", _json(slides)


class LightGallery:
    """lightGallery 2: the ``dynamicEl`` option. Where a text is missing there is no ``alt``."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``lightgallery.pl.json`` and its siblings."""
        for language in manifest.languages:
            slides = [_lightgallery(manifest, item, language) for item in manifest.items if fallback(item)]
            yield f"lightgallery.{language}.json", _json(slides)


def _photoswipe(manifest: Manifest, item: Item, language: str) -> dict[str, Any]:
    renditions = _shown(item)
    return {
        "id": item.id,
        "src": linked(manifest, renditions[-1].path),
        "srcset": _srcset(manifest, item),
        "width": renditions[-1].width,
        "height": renditions[-1].height,
        "msrc": linked(manifest, renditions[0].path),
        "alt": published_alt(manifest, item, language),
        "caption": item.caption.get(language, ""),
    }


def _lightgallery(manifest: Manifest, item: Item, language: str) -> dict[str, Any]:
    renditions = _shown(item)
    alt, caption = published_alt(manifest, item, language), item.caption.get(language, "")
    slide = {
        "src": linked(manifest, renditions[-1].path),
        "srcset": _srcset(manifest, item),
        "sizes": _SIZES,
        "thumb": linked(manifest, renditions[0].path),
        "width": str(renditions[-1].width),
        "subHtml": f"<p>{escape(caption)}</p>" if caption else "",  # put into the page as it is
    }
    return slide if alt is None else {**slide, "alt": alt}


def _shown(item: Item) -> Any:
    """Renditions of the media type that every browser shows, narrowest first."""
    return list(by_media_type(item))[-1][1]


def _srcset(manifest: Manifest, item: Item) -> str:
    return ", ".join(f"{linked(manifest, one.path)} {one.width}w" for one in _shown(item))


def _json(value: Any) -> bytes:
    """JSON that may also stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f"{text}\n".encode()
