"""The SARIF log, held against what the standard (OASIS SARIF 2.1.0) asks of each object."""

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from gallery import audit_files
from gallery.errors import StorageError
from gallery.pipeline.sarif import sarif, write_sarif
from tests.pipeline.test_auditing import LOGO, page, write

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string"}, "uriBaseId": {"const": "%SRCROOT%"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT,
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help", "helpUri", "defaultConfiguration"],
    "properties": {
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": {**TEXT, "required": ["text", "markdown"]},
        "helpUri": {"type": "string", "pattern": "^https://"},
        "defaultConfiguration": {"properties": {"level": {"enum": ["none", "note", "warning", "error"]}}},
    },
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
    },
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {
            "required": ["driver"],
            "properties": {
                "driver": {
                    "required": ["name", "rules"],
                    "properties": {"rules": {"type": "array", "items": RULE, "uniqueItems": True}},
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {"items": {"required": ["executionSuccessful"]}},
        "results": {"type": "array", "items": RESULT},
    },
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}},
}


def log_of(root: Path, base: Path | None = None) -> Any:
    made = sarif(audit_files([root]), base or root)
    jsonschema.validate(made, LOG)
    return json.loads(json.dumps(made))["runs"][0]


def test_a_log_has_the_shape_of_the_standard(tmp_path: Path) -> None:
    body = f"{LOGO}\n<p><img src=b.jpg alt='IMG_1234 `x`'>"
    run = log_of(write(tmp_path, {"a.html": page("A", body), "b.html": page("B", LOGO)}))
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(ids[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert run["invocations"] == [{"executionSuccessful": True}]
    missing = run["results"][0]
    assert missing["level"] == "error"
    assert missing["message"]["text"].startswith("No alt text; ")
    place = missing["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "a.html", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 13},
    }
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in missing["relatedLocations"]] == ["b.html"]


def test_an_address_is_one_whatever_the_file_is_called(tmp_path: Path) -> None:
    name = "żółw & Co #1%.html"
    write(tmp_path, {f"in/{name}": page("A", "<img>")})
    (result,) = log_of(tmp_path / "in", tmp_path)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w./%-]+", uri, re.ASCII)
    assert unquote(uri) == f"in/{name}"
    (result,) = log_of(tmp_path / "in", tmp_path / "elsewhere")["results"]
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uri"].startswith("file:///")
    assert "uriBaseId" not in where


def test_a_fingerprint_survives_lines_that_move(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": page("A", LOGO)})
    before = log_of(tmp_path)["results"][0]["partialFingerprints"]
    write(tmp_path, {"a.html": page("A", f"<p>More\n</p>{LOGO}")})
    assert log_of(tmp_path)["results"][0]["partialFingerprints"] == before


def test_files_that_could_not_be_read_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": page("A", "")})
    made = sarif(audit_files([tmp_path / "a.html", tmp_path / "gone.html"]), tmp_path)
    (invocation,) = made["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.html"


def test_it_is_written_beside_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.html": page("A", "<img>"), "file": "x"})
    report = audit_files(["a.html"])
    write_sarif(report, "out/alt.sarif")
    made = json.loads((tmp_path / "out/alt.sarif").read_text())
    jsonschema.validate(made, LOG)
    assert made["runs"][0]["artifacts"] == [{"location": {"uri": "a.html", "uriBaseId": "%SRCROOT%"}}]
    with pytest.raises(StorageError):
        write_sarif(report, os.path.join("file", "alt.sarif"))  # noqa: PTH118 - a folder that is a file


def test_what_a_person_accepted_is_a_suppressed_result(tmp_path: Path) -> None:
    sheet = {"language": "en", "images": [{"id": "1", "alt": "Photo of a bridge", "suppressed": {"image-of": "it is"}}]}
    report = audit_files([write(tmp_path, {"alts.json": json.dumps(sheet)}) / "alts.json"])
    (result,) = sarif(report, tmp_path)["runs"][0]["results"]
    assert result["ruleId"] == "image-of"
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "it is"}]
