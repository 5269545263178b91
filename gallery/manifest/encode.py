"""A manifest to the bytes of ``gallery.json``."""

import msgspec

from gallery.model import Manifest

SCHEMA = "gallery.manifest/1"


def encode_manifest(manifest: Manifest) -> bytes:
    """Deterministic JSON: the same manifest gives the same bytes, indented for people who look."""
    fields = {"schema": SCHEMA, **msgspec.to_builtins(manifest)}
    return msgspec.json.format(msgspec.json.encode(fields), indent=1) + b"\n"
