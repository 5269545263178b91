"""A piece of a page, to paste into an article; its class names meet no others."""

from collections.abc import Iterator

from gallery.export.html import reached_from, rendered, templates_of
from gallery.export.links import linked
from gallery.model import Manifest


class Fragment:
    """One piece a language and a style sheet for all; pictures at ``page.base_url``. No script."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``fragment.pl.html`` and its siblings, and ``event-gallery.css``."""
        environment = templates_of(None)
        there = reached_from(linked(manifest, ""), manifest)
        for language in manifest.languages:
            yield f"fragment.{language}.html", rendered(environment, "fragment.html", there, language)
        yield "event-gallery.css", rendered(environment, "fragment.css", there, manifest.languages[0])
