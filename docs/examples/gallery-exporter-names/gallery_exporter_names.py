"""A list of the photos of a gallery, one a line."""

from collections.abc import Iterator

from gallery.model import Item, Manifest


class Names:
    """One text file a language: the address of each photo, and what is on it."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        """``photos.pl.txt`` and its siblings."""
        for language in manifest.languages:
            lines = [_line(manifest, item, language) for item in manifest.items]
            yield f"photos.{language}.txt", "".join(lines).encode()


def _line(manifest: Manifest, item: Item, language: str) -> str:
    """A missing text is said to be missing; nothing else is put in its place."""
    widest = max(item.renditions, key=lambda one: one.width, default=None)
    address = f"{manifest.base_url}{widest.path}" if widest else item.id
    if item.alt.role == "decorative":
        return f"{address}\t(decorative)\n"
    text = item.alt.text.get(language)
    return f"{address}\t{' '.join(text.value.split()) if text else '(no text yet)'}\n"
