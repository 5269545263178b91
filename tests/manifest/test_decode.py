import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.errors import ManifestError
from gallery.manifest.decode import decode_manifest, load_manifest
from gallery.manifest.encode import encode_manifest
from gallery.manifest.upgrades import upgraded
from gallery.model import Manifest
from tests.galleries import item, manifest, written
from tests.photos import mutated
from tests.strategies import manifests


def fields() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(encode_manifest(manifest()))
    return loaded


def refused(data: bytes) -> ManifestError:
    with pytest.raises(ManifestError) as caught:
        decode_manifest(data)
    return caught.value


@given(manifests)
def test_any_manifest_comes_back_equal(made: Manifest) -> None:
    assert decode_manifest(encode_manifest(made)) == made


@pytest.mark.parametrize("version", ["", "one", "-1.0", "\N{SUPERSCRIPT TWO}.0"])
def test_a_version_that_is_none_is_read_as_an_old_one(version: str) -> None:
    assert decode_manifest(json.dumps(fields() | {"manifest_version": version}).encode()).items


def test_the_bytes_are_readable_and_the_same_every_time() -> None:
    data = encode_manifest(manifest())
    assert data == encode_manifest(manifest())
    assert data.startswith(b'{\n "schema": "gallery.manifest/1",\n "manifest_version": "1.2",')
    assert data.endswith(b"}\n")
    assert "Zażółć".encode() in data


def test_what_a_later_version_adds_is_left_out() -> None:
    more = fields() | {"manifest_version": "1.7", "later": 1}
    more["items"][0]["later"] = {"a": 1}
    assert decode_manifest(json.dumps(more).encode()).items == manifest().items


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b"[]",
        b"null",
        b"{}",
        b'{"schema": "other"}',
        b'{"schema": null}',
        b"<html>",
    ],
)
def test_what_is_not_ours_is_told(data: bytes) -> None:
    assert refused(data).code == "not-a-manifest"


@pytest.mark.parametrize("version", ["2.0", "10.1"])
def test_one_of_a_later_format_is_too_new(version: str) -> None:
    error = refused(json.dumps(fields() | {"manifest_version": version}).encode())
    assert (error.code, error.message) == ("too-new", f"gallery.json has version {version}, this program reads 1.2")
    assert "newer" in error.hint


@pytest.mark.parametrize(
    "change",
    [
        {"items": 5},
        {"items": [{}]},
        {"languages": None},
        {"title": {"pl": 5}},
        {"id": 7},
        {"items": [fields()["items"][0] | {"focal": {"x": "left", "y": 0}}]},
        {"items": [fields()["items"][0] | {"alt": {"role": "pretty"}}]},
    ],
)
def test_a_field_of_a_wrong_type_is_damage_and_is_named(change: dict[str, Any]) -> None:
    error = refused(json.dumps(fields() | change).encode())
    assert error.code == "damaged"
    assert f"`$.{next(iter(change))}" in error.message


@pytest.mark.parametrize("missing", ["generator", "id", "languages", "title"])
def test_a_missing_field_is_damage(missing: str) -> None:
    less = {key: value for key, value in fields().items() if key != missing}
    assert refused(json.dumps(less).encode()).message == (
        f"gallery.json is damaged: Object missing required field `{missing}`"
    )


@given(st.integers(0, 2**32))
def test_any_damage_is_a_manifest_error_or_still_a_manifest(seed: int) -> None:
    data = mutated(encode_manifest(manifest(item(1, alt=written(pl="Tekst")))), seed)
    try:
        decoded = decode_manifest(data)
    except ManifestError:
        return
    assert isinstance(decoded, Manifest)


class TestLoad:
    @pytest.fixture
    def out(self, tmp_path: Path) -> Path:
        (tmp_path / "public").mkdir()
        (tmp_path / "public" / "gallery.json").write_bytes(encode_manifest(manifest()))
        return tmp_path

    @pytest.mark.parametrize("path", [".", "public", "public/gallery.json"])
    def test_file_public_folder_and_output_folder_lead_to_it(self, out: Path, path: str) -> None:
        assert load_manifest(out / path) == manifest()
        assert load_manifest(str(out / path)) == manifest()

    def test_a_folder_without_one_says_how_to_build_it(self, tmp_path: Path) -> None:
        with pytest.raises(ManifestError, match="there is no gallery in") as caught:
            load_manifest(tmp_path)
        assert (caught.value.code, caught.value.hint) == ("no-manifest", "Build one: gallery build PHOTOS -o OUT.")

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that exists and cannot be read")
    def test_one_that_cannot_be_read_is_told(self) -> None:
        """Address 0 of the own process is never readable, not even for root."""
        with pytest.raises(ManifestError, match=r"cannot be read \(") as caught:
            load_manifest("/proc/self/mem")
        assert caught.value.code == "no-manifest"


def test_an_older_manifest_is_read_as_this_version_would_have_written_it() -> None:
    older = json.dumps(fields() | {"manifest_version": "1.0"}).encode()
    assert decode_manifest(older) == decode_manifest(json.dumps(fields()).encode())


def test_upgrades_follow_each_other_and_never_run_in_a_circle() -> None:
    steps = {
        "0.8": lambda old: {**old, "manifest_version": "0.9", "title": {"pl": old["name"]}},
        "0.9": lambda old: {**old, "manifest_version": "1.1", "languages": ["pl"]},
        "5": lambda old: {**old, "manifest_version": "6"},
        "6": lambda old: {**old, "manifest_version": "5"},
    }
    assert upgraded({"manifest_version": "0.8", "name": "Gala"}, steps) == {
        "manifest_version": "1.1",
        "name": "Gala",
        "title": {"pl": "Gala"},
        "languages": ["pl"],
    }
    assert upgraded({"manifest_version": "5"}, steps)["manifest_version"] == "5"
    assert upgraded({"manifest_version": ["1.0"]}) == {"manifest_version": ["1.0"]}


def test_a_version_of_thousands_of_digits_is_too_new() -> None:
    error = refused(json.dumps({**fields(), "manifest_version": "9" * 5_000}).encode())
    assert error.code == "too-new"
    assert len(error.message) < 100
