"""The image sitemap, for search engines: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps."""

from typing import Final
from xml.sax.saxutils import escape

from gallery.export.links import linked
from gallery.export.page_names import page_name
from gallery.export.pictures import fallback
from gallery.model import Manifest

_MOST: Final = 1_000
"""Images of one page that a sitemap may name."""


def sitemap(manifest: Manifest) -> bytes:
    """The pages with their pictures; of a gallery that knows its address."""
    largest = [one for item in manifest.items if (one := fallback(item))][:_MOST]
    images = "".join(
        f"<image:image><image:loc>{escape(linked(manifest, one.path))}</image:loc></image:image>\n" for one in largest
    )
    pages = "".join(
        f"<url>\n<loc>{escape(manifest.base_url + page_name(manifest, language))}</loc>\n{images}</url>\n"
        for language in manifest.languages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- event-gallery -->\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n{pages}</urlset>\n'
    ).encode()
