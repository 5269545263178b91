"""Manifests, decisions, tables, settings, pages and packets with changes, through everything that reads them."""

import json
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from gallery import audit_alt_text, audit_file, audit_html, build
from gallery.alttext.sources.table import read_table, write_table
from gallery.alttext.sources.workbook import read_workbook, write_workbook
from gallery.alttext.sources.yaml_table import read_yaml
from gallery.config.load import load_settings
from gallery.errors import GalleryError
from gallery.export import exported
from gallery.manifest.decode import decode_manifest
from gallery.manifest.edits import read_edits, write_edits
from gallery.manifest.encode import encode_manifest
from gallery.metadata.read import read_metadata
from tests.fuzz.harness import fuzz, needs_alarm
from tests.fuzz.texts import as_json, changed_bytes, changed_value, page
from tests.metadata import makers
from tests.photos import folder, mutated

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200), needs_alarm]

ROOT = Path(__file__).parents[2]
SETTINGS = (ROOT / "samples/conference/gallery.toml").read_text("utf-8")
PAGES = [path.read_text("utf-8") for path in sorted((ROOT / "samples/news").glob("*.html"))]
TEXTS = [
    "Burmistrz na konferencji",
    "IMG_0001.jpg",
    "",
    "photo",
    "javascript:alert(1)",
    "//x/y.png",
    "data:,",
    "\0",
    "ą" * 400,
    "9" * 30,
]
SHEET = {
    "language": "pl",
    "headline": "Burmistrz na konferencji",
    "people": ["Anna Kowalska"],
    "images": [
        {"id": "1", "alt": "Burmistrz na konferencji 1", "caption": "Sala", "file_name": "IMG_1.JPG"},
        {"id": "2", "alt": None, "status": "draft", "suppressed": {"vague": "tak"}},
        {"id": "3", "alt": "", "decorative": True},
    ],
}
YAML = """photo-1.jpg:
  alt: &both {pl: Burmistrz otwiera most, en: "The mayor opens a bridge"}
  caption: {en: A bridge}
photo-2.jpg:
  decorative: a slide's background
photo-3.jpg:
  alt: *both
  caption:
    pl: |
      Dwie
      linie
"""


def refusing(read: Callable[[Any], object]) -> Callable[[object], bool]:
    """Reading, where an error made for editors is an answer too."""

    def check(case: object) -> bool:
        try:
            read(case)
        except GalleryError as refused:
            assert refused.message
            assert refused.code
            return False
        return True

    return check


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gallery to take files from."""
    root = tmp_path_factory.mktemp("made")
    build(folder(root / "in", 2), root / "out", config={"languages": ["pl", "en"]}, executor="serial")
    return root / "out"


def test_changed_manifests_are_read_or_refused_and_what_is_read_can_be_exported(made: Path) -> None:
    whole = json.loads((made / "public/gallery.json").read_bytes())
    names = ("html", "jsonld", "iiif", "csv", "markdown", "wordpress-blocks", "photoswipe", "html-fragment")

    def read(data: bytes) -> None:
        manifest = decode_manifest(data)
        assert decode_manifest(encode_manifest(manifest)) == manifest
        for name in names:
            for path, content in exported(manifest, name):
                assert path
                assert content is not None

    fuzz("manifest", 8_000, lambda dice: as_json(changed_value(whole, dice), dice), refusing(read))


def test_changed_decisions_are_read_or_refused() -> None:
    whole = {
        "schema": "gallery.edits/1",
        "photos": {
            "a" * 64: {
                "keep": True,
                "order": 1,
                "role": "informative",
                "alt": {"pl": {"value": "Most", "source": "human", "status": "approved", "at": "2026-01-01T00:00:00Z"}},
                "focal": {"x": 0.5, "y": 0.5},
                "crops": {"square": {"x": 0, "y": 0, "width": 1, "height": 1}},
            }
        },
        "distinct": [["a", "b"]],
    }

    def read(data: bytes) -> None:
        found = read_edits(data)
        assert read_edits(write_edits(found)) == found

    fuzz("edits", 10_000, lambda dice: as_json(changed_value(whole, dice), dice), refusing(read))


def test_changed_sheets_are_audited_or_refused() -> None:
    fuzz("sheet", 6_000, lambda dice: changed_value(SHEET, dice), refusing(audit_alt_text))


@pytest.fixture(scope="module")
def table(made: Path) -> Any:
    return read_table((made / "alts.csv").read_bytes())


def test_changed_tables_are_read_or_refused(table: Any) -> None:
    text = write_table(table).decode("utf-8-sig")
    fuzz("csv", 8_000, lambda dice: changed_bytes(text, dice), refusing(read_table))


def test_changed_workbooks_are_read_or_refused(table: Any) -> None:
    whole = write_workbook(table)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    def changed(dice: random.Random) -> bytes:
        if dice.random() < 0.2:
            return mutated(whole, dice.randrange(2**32))
        name, out = dice.choice(list(parts)), BytesIO()
        new = {**parts, name: changed_bytes(parts[name].decode("utf-8", "replace").replace("><", ">\n<"), dice)}
        if dice.random() < 0.1:
            del new[dice.choice(list(new))]
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in new.items():
                archive.writestr(part, data)
        return out.getvalue()

    fuzz("xlsx", 3_000, changed, refusing(read_workbook))


def test_changed_yaml_is_read_or_refused() -> None:
    fuzz("yaml", 6_000, lambda dice: changed_bytes(YAML, dice), refusing(read_yaml))


def through(file: Path, read: Callable[[Path], object]) -> Callable[[object], bool]:
    """Reading from a file that holds the case."""

    def written(data: bytes) -> None:
        file.write_bytes(data)
        read(file)

    return refusing(written)


def test_changed_settings_are_read_or_refused(tmp_path: Path) -> None:
    check = through(tmp_path / "gallery.toml", load_settings)
    fuzz("settings", 5_000, lambda dice: changed_bytes(SETTINGS, dice), check)


def test_pages_that_nobody_wrote_are_audited() -> None:
    fuzz("html made", 5_000, lambda dice: page(dice, TEXTS), refusing(audit_html))


def test_changed_pages_are_audited_as_files(tmp_path: Path) -> None:
    check = through(tmp_path / "page.html", audit_file)
    fuzz("html changed", 3_000, lambda dice: changed_bytes(dice.choice(PAGES), dice), check)


def test_changed_packets_are_read() -> None:
    packet = makers.RICH_XMP.decode().replace("><", ">\n<")

    def case(dice: random.Random) -> bytes:
        return makers.jpeg(makers.xmp_segment(changed_bytes(packet, dice)[:60_000]))

    fuzz("xmp", 6_000, case, refusing(read_metadata))
