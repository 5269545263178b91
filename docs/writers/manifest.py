"""``reference/manifest.md`` and the JSON Schema beside it, from the model."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from typing import Any, get_args, get_type_hints

from gallery.manifest.edits import SCHEMA as EDITS
from gallery.manifest.encode import SCHEMA
from gallery.manifest.schema import edits_schema, manifest_schema
from gallery.model import Decisions, Manifest
from writers.kinds import in_words
from writers.markdown import MADE, attributes, code, summary, table

_INTRODUCTION = f"""
# The manifest

`public/gallery.json` describes a whole gallery for a CMS: everything that the page is made of, and nothing that is
private. It begins with `"schema": "{SCHEMA}"` and `manifest_version`; a minor version adds fields, a major one changes
them. The same photos and settings give the same bytes. {{func}}`gallery.load_manifest` reads it;
{{download}}`gallery.schema.json <../../gallery/manifest/gallery.schema.json>` is its JSON Schema (2020-12).

What a schema cannot say, `gallery check` does: files are there with their hash, ids and positions are unique, every
reference leads somewhere, every alt text is there.

- A photo is known by the SHA-256 of its source file, never by its name.
- Paths of renditions are relative to the manifest. Their names hold slug, hash and width; the hash changes when
  a byte of the file does, so that they may be
  cached forever.
- Sort by `order`. `captured.corrected` is the camera's time with the offset of its clock (`dedupe.clocks`) added.
- `event.people` stays empty: whom alt texts may name is the editor's business.
- An `alt` of role `missing` has no text yet: leave the `alt` attribute out, never fill in the title. Only texts with
  status `approved` are for publishing, unless `alt_require` is `draft`.
"""


_EDITS = f"""
# People's decisions

`gallery.edits.json` beside `public/` holds what people decided, and nothing else does: keep a copy of it. It begins
with `"schema": "{EDITS}"`. {{download}}`edits.schema.json <../../gallery/manifest/edits.schema.json>` is its
JSON Schema (2020-12). `gallery decide`, `gallery alt import` and `gallery alt accept` write it, `gallery build` takes
over what was filled into `alts.csv`; it may be written by hand or by another program too.

- A photo is known by the SHA-256 of its file, so decisions follow it when it is renamed or moved. A file that got other
  metadata and the same pixels keeps them; a picture that was replaced keeps all but its texts, which are `stale` until
  somebody looks at them.
- A person's decision wins over the settings, the file and every program. A field that is not there decides nothing.
- Two programs may write it: each refuses with `edits-changed` where the file is another one than it read, and nothing
  is lost. The version before the last change stays as `gallery.edits.json.bak`.
- A key that is not known, a value of the wrong type, and a point or part outside the picture stop the run by their name
  (`edits-damaged`); a newer version does too (`too-new`). The file is never overwritten then.

How the sheet, the settings and this file meet stands in [](../design/decisions-of-people.md).
"""


def edits_page() -> str:
    """The page of people's decisions."""
    return "\n".join([f"{MADE}{_EDITS}", *(_section(kind) for kind in _kinds(Decisions, []))])


def page() -> str:
    """The page."""
    return "\n".join([f"{MADE}{_INTRODUCTION}", *(_section(kind) for kind in _kinds(Manifest, []))])


def schema() -> str:
    """The manifest's schema."""
    return _text(manifest_schema())


def edits() -> str:
    """The schema of people's decisions."""
    return _text(edits_schema())


def _text(parts: dict[str, Any]) -> str:
    """A schema, with its descriptions as every Python version has them."""
    for part in parts["$defs"].values():
        if "description" in part:
            part["description"] = cleandoc(part["description"]).partition("\n\n")[0]
    return json.dumps(parts, indent=1, ensure_ascii=False) + "\n"


def _kinds(kind: type, seen: list[type]) -> Iterator[type]:
    """A dataclass and those it is made of, each once, from the top down."""
    if kind in seen:
        return
    seen.append(kind)
    yield kind
    for hint in get_type_hints(kind).values():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and is_dataclass(inner):
                yield from _kinds(inner, seen)


def _section(kind: Any) -> str:
    texts, hints = attributes(kind), get_type_hints(kind)
    rows = [(code(field.name), in_words(hints[field.name]), texts.get(field.name, "")) for field in fields(kind)]
    return f"## {kind.__name__}\n\n{summary(kind)}\n\n{table(('field', 'type', 'meaning'), rows)}"
