"""schema.org ImageGallery as JSON-LD, with the rights that search engines read."""

import json
from collections.abc import Iterator
from typing import Any

from gallery.export.links import linked
from gallery.export.pictures import fallback, published_alt
from gallery.model import Item, Manifest


class JsonLd:
    """One document for each language."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``gallery.pl.jsonld`` and its siblings."""
        for language in manifest.languages:
            yield f"gallery.{language}.jsonld", f"{script_text(manifest, language)}\n".encode()


def script_text(manifest: Manifest, language: str) -> str:
    """The document, in a form that can also stand inside a script element."""
    text = json.dumps(graph(manifest, language), ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def graph(manifest: Manifest, language: str) -> dict[str, Any]:
    """The gallery as schema.org says it: https://schema.org/ImageGallery."""
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ImageGallery",
            "name": manifest.title.get(language, ""),
            "description": manifest.summary.get(language, ""),
            "inLanguage": language,
            "datePublished": manifest.event.end or manifest.event.start,
            "image": [_image(manifest, item, language) for item in manifest.items],
        }
    )


def _image(manifest: Manifest, item: Item, language: str) -> dict[str, Any]:
    largest = fallback(item)
    rights = item.rights
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": linked(manifest, largest.path) if largest else "",
            "width": largest.width if largest else 0,
            "height": largest.height if largest else 0,
            "encodingFormat": largest.media_type if largest else "",
            "caption": item.caption.get(language, ""),
            "description": published_alt(manifest, item, language) or "",
            "creator": {"@type": "Person", "name": rights.creator} if rights.creator else None,
            "creditText": rights.credit,
            "copyrightNotice": rights.copyright,
            "license": rights.license_url,
            "acquireLicensePage": rights.acquire_url,
        }
    )


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {key: value for key, value in fields.items() if value}
