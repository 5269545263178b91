import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from gallery.manifest.edits import write_edits
from gallery.manifest.encode import encode_manifest
from gallery.manifest.schema import edits_schema, manifest_schema
from gallery.model import Decisions, Manifest
from tests.galleries import item, manifest, written
from tests.strategies import decisions, manifests

VALIDATOR = Draft202012Validator(manifest_schema())


def fields(made: Manifest) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(encode_manifest(made))
    return loaded


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(manifest_schema())
    assert manifest_schema()["title"] == "gallery.manifest/1"
    json.dumps(manifest_schema())


@settings(max_examples=40)
@given(manifests)
def test_every_manifest_obeys_it(made: Manifest) -> None:
    VALIDATOR.validate(fields(made))


@given(st.sampled_from(["schema", "generator", "id", "languages", "title"]))
def test_what_is_required_is_required(missing: str) -> None:
    less = {key: value for key, value in fields(manifest()).items() if key != missing}
    with pytest.raises(ValidationError, match=f"'{missing}' is a required property"):
        VALIDATOR.validate(less)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "gallery.manifest/2"),
        (("languages",), "pl"),
        (("items", 0, "order"), "first"),
        (("items", 0, "alt", "role"), "pretty"),
        (("items", 0, "alt", "text", "pl", "status"), "perhaps"),
        (("items", 0, "renditions", 0, "width"), 640.5),
        (("items", 0, "captured"), 5),
    ],
)
def test_a_wrong_value_is_found(path: tuple[str | int, ...], value: object) -> None:
    made = fields(manifest(item(1, alt=written(pl="Tekst"))))
    VALIDATOR.validate(made)
    inner: Any = made
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(made)


EDITS = Draft202012Validator(edits_schema())


@given(decisions)
def test_every_file_of_decisions_obeys_its_schema(made: Decisions) -> None:
    EDITS.validate(json.loads(write_edits(made)))


def test_a_key_that_would_be_lost_is_none() -> None:
    with pytest.raises(ValidationError, match="captoin"):
        EDITS.validate({"schema": "gallery.edits/1", "photos": {"a" * 64: {"captoin": {}}}})


@pytest.mark.parametrize(("name", "made"), [("gallery", manifest_schema()), ("edits", edits_schema())])
def test_the_schema_is_in_the_package_as_a_file(name: str, made: dict[str, Any]) -> None:
    kept = json.loads(files("gallery.manifest").joinpath(f"{name}.schema.json").read_text("utf-8"))
    assert kept["$defs"].keys() == made["$defs"].keys()
    assert kept["title"] == made["title"]
