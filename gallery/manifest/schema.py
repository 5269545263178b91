"""The JSON Schemas (2020-12) of ``gallery.json`` and ``gallery.edits.json``.

They stand in this package as files too: ``gallery.schema.json`` and ``edits.schema.json``.
"""

from inspect import cleandoc
from typing import Any

import msgspec

from gallery.manifest.edits import SCHEMA as EDITS
from gallery.manifest.encode import SCHEMA
from gallery.model import Decisions, Manifest


def manifest_schema() -> dict[str, Any]:
    """The schema that every manifest of this version obeys."""
    return _schema(Manifest, SCHEMA)


def edits_schema() -> dict[str, Any]:
    """The schema of the file of people's decisions."""
    schema = _schema(Decisions, EDITS)
    for name in ("Decisions", "PhotoDecision", "AltText", "Revision", "Focal", "Region"):
        schema["$defs"][name]["additionalProperties"] = False  # a key that is not known would be lost
    return schema


def _schema(kind: type, title: str) -> dict[str, Any]:
    (top,), parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = cleandoc(part.get("description", ""))  # as written, whatever Python strips by itself
    whole = parts[kind.__name__]
    whole["properties"]["schema"] = {"const": title}
    whole["required"] = sorted({"schema", *whole.get("required", ())})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **top, "$defs": parts}
