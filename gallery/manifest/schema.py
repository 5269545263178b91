"""The JSON Schema (2020-12) of ``gallery.json``."""

from inspect import cleandoc
from typing import Any

import msgspec

from gallery.manifest.encode import SCHEMA
from gallery.model import Manifest


def manifest_schema() -> dict[str, Any]:
    """The schema that every manifest of this version obeys."""
    (top,), parts = msgspec.json.schema_components([Manifest], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = cleandoc(part.get("description", ""))  # as written, whatever Python strips by itself
    manifest = parts["Manifest"]
    manifest["properties"]["schema"] = {"const": SCHEMA}
    manifest["required"] = sorted({"schema", *manifest.get("required", ())})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **top, "$defs": parts}
