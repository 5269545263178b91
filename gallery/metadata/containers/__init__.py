"""File formats as their parts, one file each; private ones are those not on the allow list."""

from gallery.metadata.containers.container import Container
from gallery.plugins import load, names

BUILT_IN: dict[str, tuple[str, str]] = {
    "jpeg": ("gallery.metadata.containers.jpeg.file:JPEG", ""),
    "png": ("gallery.metadata.containers.png.file:PNG", ""),
    "webp": ("gallery.metadata.containers.webp.file:WEBP", ""),
    "gif": ("gallery.metadata.containers.gif.file:GIF", ""),
    "avif": ("gallery.metadata.containers.isobmff.file:AVIF", ""),
    "heic": ("gallery.metadata.containers.isobmff.file:HEIC", ""),
    "tiff": ("gallery.metadata.containers.tiff.file:TIFF", ""),
}


def container_of(data: bytes) -> Container | None:
    """The container that recognises the bytes, or None."""
    head = data[:64]
    known = (load("gallery.containers", name, BUILT_IN, Container) for name in names(BUILT_IN))
    return next((container for container in known if container.recognise(head)), None)
