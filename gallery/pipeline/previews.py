"""The previews of photos that were read."""

from collections.abc import Callable

from gallery.cache.store import Store
from gallery.errors import StorageError


def previews_of(store: Store) -> Callable[[str], bytes]:
    """The previews in the index; StorageError where one is missing."""

    def preview(sha256: str) -> bytes:
        jpeg = store.preview(sha256)
        if jpeg is None:
            raise StorageError("a preview is missing from the index", code="cache", hint="Run again.")
        return jpeg

    return preview
