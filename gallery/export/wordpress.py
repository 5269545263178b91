"""WordPress: a gallery of image blocks for the block editor."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

from gallery.export.links import linked
from gallery.export.pictures import fallback, published_alt
from gallery.model import Item, Manifest

_ESCAPED: Final = (("--", "\\u002d\\u002d"), ("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ('\\"', "\\u0022"))
"""What must not stand in a comment, as ``serialize_block_attributes`` of WordPress writes it."""


class WordPressBlocks:
    """One file a language, to paste into the code editor of a post; pictures at ``page.base_url``.

    A photo without a text has no ``alt`` attribute. WordPress then offers to repair the block, and whoever edits the
    post sees that a text is missing; an empty one would call the photo decorative.
    """

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``gallery.pl.html`` and its siblings."""
        for language in manifest.languages:
            images = "\n\n".join(_image(manifest, item, language) for item in manifest.items if fallback(item))
            figure = f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{images}</figure>'
            yield f"gallery.{language}.html", f"{_block('gallery', {'linkTo': 'none'}, figure)}\n".encode()


def _image(manifest: Manifest, item: Item, language: str) -> str:
    largest = fallback(item)
    source = escape(linked(manifest, largest.path)) if largest else ""
    alt, caption = published_alt(manifest, item, language), item.caption.get(language, "")
    described = "" if alt is None else f' alt="{escape(alt)}"'
    told = f'<figcaption class="wp-element-caption">{escape(caption)}</figcaption>' if caption else ""
    figure = f'<figure class="wp-block-image size-large"><img src="{source}"{described}/>{told}</figure>'
    return _block("image", {"sizeSlug": "large", "linkDestination": "none"}, figure)


def _block(name: str, attributes: Mapping[str, Any], inner: str) -> str:
    said = json.dumps(attributes, ensure_ascii=False, separators=(",", ":"))
    for sign, code in _ESCAPED:
        said = said.replace(sign, code)
    return f"<!-- wp:{name} {said} -->\n{inner}\n<!-- /wp:{name} -->"
