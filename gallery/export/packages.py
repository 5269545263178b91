"""Packages that prove that nothing in them was changed: Frictionless Data Package and BagIt."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gallery.export.jsonld import JsonLd
from gallery.export.table import COLUMNS, Csv
from gallery.model import Manifest
from gallery.ports import PublicFile

_TYPES: Final = {"order": "integer", "width": "integer", "height": "integer"}
_TABLE: Final = "photos.csv"
_DATA: Final = "data/"


class Frictionless:
    """Frictionless Data Package 1: the table with its schema, and every public picture with its SHA-256."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes | PublicFile]]:
        """``datapackage.json``, ``photos.csv`` and the pictures."""
        table = dict(Csv().export(manifest))[_TABLE]
        yield "datapackage.json", _json(_package(manifest, table))
        yield _TABLE, table
        yield from _pictures(manifest, "")


class BagIt:
    """BagIt 1.0 (RFC 8493): the table, what schema.org says, and the pictures with their SHA-256, for an archive."""

    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes | PublicFile]]:
        """``bagit.txt``, its lists, and ``data/``."""
        texts = {f"{_DATA}{name}": data for made in (Csv(), JsonLd()) for name, data in made.export(manifest)}
        sums = {name: hashlib.sha256(data).hexdigest() for name, data in texts.items()}
        sums |= {f"{_DATA}{one.path}": one.sha256 for item in manifest.items for one in item.renditions}
        size = sum(map(len, texts.values())) + sum(_sizes(manifest).values())
        tags = {
            "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": _info(manifest, size, len(sums)),
            "manifest-sha256.txt": _sums(sums),
        }
        yield from tags.items()
        yield "tagmanifest-sha256.txt", _sums({name: hashlib.sha256(data).hexdigest() for name, data in tags.items()})
        yield from texts.items()
        yield from _pictures(manifest, _DATA)


def _pictures(manifest: Manifest, folder: str) -> Iterator[tuple[str, PublicFile]]:
    for path, sha256 in {one.path: one.sha256 for item in manifest.items for one in item.renditions}.items():
        yield f"{folder}{path}", PublicFile(path=path, sha256=sha256)


def _sizes(manifest: Manifest) -> Mapping[str, int]:
    """Two photos may come to the same bytes, and so to one file."""
    return {one.path: one.bytes for item in manifest.items for one in item.renditions}


def _package(manifest: Manifest, table: bytes) -> dict[str, Any]:
    main = manifest.languages[0]
    files = {one.path: one for item in manifest.items for one in item.renditions}
    licence = manifest.rights.license_url
    fields = [{"name": name, "type": _TYPES.get(name, "string")} for name in COLUMNS]
    resources: list[dict[str, Any]] = [
        {
            "name": "photos",
            "path": _TABLE,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "bytes": len(table),
            "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
            "profile": "tabular-data-resource",
            "dialect": {"delimiter": ";"},
            "schema": {"fields": fields},
        }
    ]
    resources += [
        {
            "name": path.lower().replace("/", "-"),
            "path": path,
            "format": path.rpartition(".")[2],
            "mediatype": one.media_type,
            "bytes": one.bytes,
            "hash": f"sha256:{one.sha256}",
        }
        for path, one in files.items()
    ]
    package = {
        "profile": "data-package",
        "name": manifest.id,
        "title": manifest.title.get(main, ""),
        "description": manifest.summary.get(main, ""),
        "licenses": [{"path": licence}] if licence else [],
    }
    return {key: value for key, value in {**package, "resources": resources}.items() if value}


def _info(manifest: Manifest, size: int, count: int) -> bytes:
    """One line a fact: line breaks in a title would begin another."""
    rights, main = manifest.rights, manifest.languages[0]
    facts = {
        "Source-Organization": rights.credit or rights.creator,
        "External-Identifier": manifest.id,
        "External-Description": manifest.title.get(main, ""),
        "Payload-Oxum": f"{size}.{count}",
        "Bag-Software-Agent": f"{manifest.generator.name} {manifest.generator.version}",
    }
    return "".join(f"{name}: {' '.join(text.split())}\n" for name, text in facts.items() if text.strip()).encode()


def _sums(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items())).encode()


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()
