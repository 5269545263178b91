"""The promises of exporters: kept by every built-in one and by the example, and noticed where they are broken."""

import importlib.util
import time
from collections.abc import Iterator
from typing import Any

import pytest

from gallery.export import BUILT_IN, GROUP
from gallery.export.contract import broken_promises
from gallery.model import Manifest
from gallery.plugins import load
from gallery.ports import Exporter, PublicFile
from tests.docs.blocks import ROOT

EXAMPLE = ROOT / "docs" / "examples" / "gallery-exporter-names" / "gallery_exporter_names.py"


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_exporter_keeps_them(name: str) -> None:
    kind: type[Exporter] = load(GROUP, name, BUILT_IN, type)
    assert broken_promises(kind) == ()


def test_the_example_keeps_them() -> None:
    spec = importlib.util.spec_from_file_location("gallery_exporter_names", EXAMPLE)
    assert spec
    assert spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert broken_promises(module.Names) == ()


class Fails:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        yield "a", str(manifest.items[0]).encode()


class Changes:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        del manifest
        yield "a", str(time.perf_counter_ns()).encode()


class Climbs:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        del manifest
        yield "../a", b"x"


class Meets:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        del manifest
        yield from (("A.txt", b"x"), ("a.TXT", b"y"))


class Untyped:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, Any]]:
        del manifest
        yield "a", "text"


class Strange:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes | PublicFile]]:
        del manifest
        yield "a", PublicFile(path="originals/x.jpg", sha256="0")


class Invents:
    def export(self, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
        alts = [item.alt.text.get("pl") for item in manifest.items]
        texts = [one.value if one else manifest.title.get("pl", "") for one in alts]
        yield "a.html", "".join(f'<img alt="{text}">' for text in texts).encode()


@pytest.mark.parametrize(
    ("exporter", "words"),
    [
        (Fails, "an empty gallery: it fails"),
        (Changes, "other files the second time"),
        (Climbs, "leads out of the folder"),
        (Meets, "a.TXT is there twice"),
        (Untyped, "a file is a name and its bytes"),
        (Strange, "which is not in the manifest"),
        (Invents, "a title or caption where an alt text is missing"),
    ],
)
def test_what_is_broken_is_named(exporter: type[Any], words: str) -> None:
    assert any(words in one for one in broken_promises(exporter))
