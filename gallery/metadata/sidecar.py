"""XMP in a file beside the photo."""

from collections.abc import Mapping
from typing import Final

from gallery.metadata.blocks.xmp import parse_xmp
from gallery.metadata.packet import by_language

_LARGEST: Final = 1_000_000  # bytes; sidecars of develop settings are smaller


def read_sidecar_alt(data: bytes) -> Mapping[str, str]:
    """The alt texts of a sidecar by language tag; none where it is not XMP, whatever the bytes are."""
    if len(data) > _LARGEST:
        return {}
    return by_language(parse_xmp(data), "Iptc4xmpCore:AltTextAccessibility")
