"""Markdown with YAML front matter, for Hugo, Eleventy, Jekyll and Nikola."""

from collections.abc import Iterator
from typing import Any

from gallery.export.links import linked
from gallery.export.pictures import by_media_type, fallback, published_alt
from gallery.model import Item, Manifest


class Markdown:
    """One page a language; everything is in the front matter, and the site's template shows it.

    ``alt`` is null where a text is missing, with ``alt_status: missing``, and empty where the photo is decorative.
    """

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``index.pl.md`` and its siblings."""
        from yaml import safe_dump  # noqa: PLC0415 - only this exporter writes YAML

        for language in manifest.languages:
            said = safe_dump(_page(manifest, language), allow_unicode=True, sort_keys=False, width=10_000)
            yield f"index.{language}.md", f"---\n{said}---\n".encode("utf-8", "replace")


def _page(manifest: Manifest, language: str) -> dict[str, Any]:
    rights = manifest.rights
    fields = {
        "title": manifest.title.get(language, ""),
        "description": manifest.summary.get(language, ""),
        "date": manifest.event.end or manifest.event.start,
        "place": manifest.event.place.get(language, ""),
        "lang": language,
        "slug": manifest.id,
        "credit": rights.credit or rights.creator,
        "copyright": rights.copyright,
        "license": rights.license_url,
        "photos": [_photo(manifest, item, language) for item in manifest.items if fallback(item)],
    }
    return {key: value for key, value in fields.items() if value or key == "photos"}


def _photo(manifest: Manifest, item: Item, language: str) -> dict[str, Any]:
    alt = published_alt(manifest, item, language)
    largest = fallback(item)
    assert largest is not None  # others are not shown
    return {
        "id": item.id,
        "src": linked(manifest, largest.path),
        "width": largest.width,
        "height": largest.height,
        "alt": alt,
        "alt_status": "missing" if alt is None else "decorative" if item.alt.role == "decorative" else "written",
        "caption": item.caption.get(language, ""),
        "focal": f"{item.focal.x:.0%} {item.focal.y:.0%}",
        "color": item.placeholder.color,
        "sources": [
            {
                "type": media_type,
                "srcset": ", ".join(f"{linked(manifest, one.path)} {one.width}w" for one in renditions),
            }
            for media_type, renditions in by_media_type(item)
        ],
    }
