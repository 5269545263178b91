"""IIIF Presentation 3: for viewers of libraries and archives, such as Mirador and Universal Viewer."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from gallery.export.links import absolute
from gallery.export.pictures import by_media_type, fallback, published_alt
from gallery.export.words import words_for
from gallery.model import Item, Manifest, Rendition

_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
_RIGHTS: Final = ("creativecommons.org", "rightsstatements.org")
"""Whose licences ``rights`` may name, and by ``http://`` (Presentation 3.0, 3.3)."""


class Iiif:
    """One manifest in all languages; level 0: fixed image files, no image service.

    Its addresses begin with ``page.base_url``; without one they are those of the local preview.
    """

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``manifest.json``."""
        text = json.dumps(presentation(manifest), ensure_ascii=False, indent=1)
        yield "manifest.json", f"{text}\n".encode()


def presentation(manifest: Manifest) -> dict[str, Any]:
    """The manifest as IIIF says it. An alt text is the summary of its canvas, where it is published."""
    shown = [item for item in manifest.items if fallback(item)]
    lead = next((item for item in shown if item.id == manifest.lead), shown[0] if shown else None)
    return _filled(
        {
            "@context": _CONTEXT,
            "id": absolute(manifest, "export/iiif/manifest.json"),
            "type": "Manifest",
            "label": _texts(manifest.title) or {"none": [manifest.id]},
            "summary": _texts(manifest.summary),
            "metadata": list(_metadata(manifest)),
            "requiredStatement": _statement(manifest),
            "rights": _rights(manifest.rights.license_url),
            "thumbnail": [_image(manifest, _smallest(lead))] if lead else [],
            "homepage": [_homepage(manifest, language) for language in manifest.languages],
            "items": [_canvas(manifest, item) for item in shown],
        },
        keep="items",
    )


def _canvas(manifest: Manifest, item: Item) -> dict[str, Any]:
    largest = fallback(item)
    assert largest is not None  # others are not shown
    name = absolute(manifest, f"iiif/canvas/{item.id}")
    body = {**_image(manifest, largest), "width": largest.width, "height": largest.height}
    annotation = {"id": f"{name}/image", "type": "Annotation", "motivation": "painting", "body": body, "target": name}
    alts = {language: published_alt(manifest, item, language) for language in manifest.languages}
    return _filled(
        {
            "id": name,
            "type": "Canvas",
            "label": _texts(item.caption) or _numbered(manifest, item),
            "summary": _texts({language: alt for language, alt in alts.items() if alt}),
            "width": largest.width,
            "height": largest.height,
            "rights": _rights(item.rights.license_url),
            "thumbnail": [_image(manifest, _smallest(item))],
            "items": [{"id": f"{name}/page", "type": "AnnotationPage", "items": [annotation]}],
        }
    )


def _image(manifest: Manifest, rendition: Rendition) -> dict[str, Any]:
    return {
        "id": absolute(manifest, rendition.path),
        "type": "Image",
        "format": rendition.media_type,
        "width": rendition.width,
        "height": rendition.height,
    }


def _smallest(item: Item) -> Rendition:
    return list(by_media_type(item))[-1][1][0]


def _homepage(manifest: Manifest, language: str) -> dict[str, Any]:
    page = "index.html" if language == manifest.languages[0] else f"index.{language}.html"
    label = _texts({language: manifest.title.get(language, "")}) or {"none": [manifest.id]}
    return {
        "id": absolute(manifest, page),
        "type": "Text",
        "label": label,
        "format": "text/html",
        "language": [language],
    }


def _metadata(manifest: Manifest) -> Iterator[dict[str, Any]]:
    """When and where, in each language."""
    event = manifest.event
    days = " – ".join(dict.fromkeys(day for day in (event.start, event.end) if day))
    if days:
        yield {"label": _words(manifest, "date"), "value": {"none": [days]}}
    if places := _texts(event.place):
        yield {"label": _words(manifest, "place"), "value": places}


def _statement(manifest: Manifest) -> dict[str, Any] | None:
    """Who has to be named, and a licence that ``rights`` has no room for."""
    rights = manifest.rights
    own = "" if _rights(rights.license_url) else rights.license_url
    said = [text for text in (rights.credit or rights.creator, rights.copyright, own) if text]
    return {"label": _words(manifest, "photos_by"), "value": {"none": said}} if said else None


def _rights(licence: str) -> str:
    parts = urlsplit(licence)
    host = parts.netloc.removeprefix("www.")
    return f"http://{host}{parts.path}" if parts.scheme in ("http", "https") and host in _RIGHTS else ""


def _words(manifest: Manifest, name: str) -> dict[str, list[str]]:
    return {language: [str(getattr(words_for(language), name))] for language in manifest.languages}


def _numbered(manifest: Manifest, item: Item) -> dict[str, list[str]]:
    """A number is a label and no description."""
    return {
        language: [words_for(language).photo.format(number=item.order, total=len(manifest.items))]
        for language in manifest.languages
    }


def _texts(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """A language map (Presentation 3.0, 4.1)."""
    return {language: [text] for language, text in texts.items() if text}


def _filled(fields: dict[str, Any], keep: str = "") -> dict[str, Any]:
    """Without what is empty."""
    return {key: value for key, value in fields.items() if value or key == keep}
