"""The private values that a gallery must not give away, as the editor's report keeps them: hashed."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from gallery.model import Manifest, Photo
from gallery.pipeline.leaks.words import secrets_in, sought


def secrets_of(photos: Iterable[Photo], manifest: Manifest) -> list[str]:
    """Digests of the private values of all photos, left-out ones too; without those that people publish themselves.

    Args:
        photos: Everything that was read.
        manifest: As it is published; a name in its credits, captions or alt texts is meant to be there.
    """
    private = {secret for photo in photos for secret in photo.metadata.secrets}
    what = sought((), private)
    meant = {found for text in _written(manifest) for found in secrets_in(text, what)}
    return sorted(private - meant)


def _written(manifest: Manifest) -> Iterator[str]:
    about = (manifest.title, manifest.summary, manifest.headline, manifest.event, manifest.rights)
    items = ((item.caption, item.rights, item.alt) for item in manifest.items)
    yield from _texts(msgspec.to_builtins([about, *items]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for one in inside:
        yield from _texts(one)
