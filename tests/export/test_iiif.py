"""The IIIF manifest against what Presentation 3.0 requires."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from gallery.export.iiif import presentation
from gallery.model import ManifestAlt, Rights
from tests.export.test_golden import fixed
from tests.galleries import item, manifest, written

LANGUAGE = re.compile(r"none|[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def resources(value: Any) -> Iterator[dict[str, Any]]:
    """Every object that has a type."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from resources(one)


@pytest.mark.parametrize("made", [presentation(fixed()), presentation(manifest(item(1)))], ids=["full", "bare"])
class TestShape:
    def test_context_and_type_come_first(self, made: dict[str, Any]) -> None:
        assert list(made)[:3] == ["@context", "id", "type"]
        assert (made["@context"], made["type"]) == ("http://iiif.io/api/presentation/3/context.json", "Manifest")

    def test_every_resource_has_an_address_of_its_own_kind(self, made: dict[str, Any]) -> None:
        for one in resources(made):
            assert re.match(r"https?://\S+$", one["id"]), one["id"]
        canvases = [one["id"] for one in resources(made) if one["type"] == "Canvas"]
        assert len(set(canvases)) == len(canvases) > 0

    def test_texts_are_language_maps_of_lists(self, made: dict[str, Any]) -> None:
        maps = [one[name] for one in resources(made) for name in ("label", "summary") if name in one]
        maps += [pair[name] for pair in made.get("metadata", []) for name in ("label", "value")]
        for one in maps:
            assert one
            for language, texts in one.items():
                assert LANGUAGE.fullmatch(language)
                assert all(isinstance(text, str) for text in texts)

    def test_each_canvas_is_painted_by_one_image_of_its_size(self, made: dict[str, Any]) -> None:
        for canvas in made["items"]:
            assert canvas["width"] > 0
            assert canvas["height"] > 0
            (page,) = canvas["items"]
            (annotation,) = page["items"]
            assert (annotation["motivation"], annotation["target"]) == ("painting", canvas["id"])
            body = annotation["body"]
            assert (body["type"], body["width"], body["height"]) == ("Image", canvas["width"], canvas["height"])
            assert body["format"] in ("image/jpeg", "image/webp", "image/avif", "image/png")

    def test_rights_are_those_that_may_be_named_by_http(self, made: dict[str, Any]) -> None:
        for one in resources(made):
            assert re.match(
                r"http://(creativecommons|rightsstatements)\.org/", one.get("rights", "http://creativecommons.org/")
            )


def test_a_licence_that_rights_cannot_name_stands_in_the_statement() -> None:
    made = presentation(manifest(item(1), rights=Rights(credit="Urząd", license_url="https://example.org/l")))
    assert "rights" not in made
    assert made["requiredStatement"]["value"] == {"none": ["Urząd", "https://example.org/l"]}


def test_alt_texts_are_summaries_and_nothing_stands_in_for_a_missing_one() -> None:
    texts = manifest(
        item(1, alt=written(pl="Wstęga")), item(2), item(3, alt=ManifestAlt(role="decorative", reason="x"))
    )
    canvases = presentation(texts)["items"]
    assert [canvas.get("summary") for canvas in canvases] == [{"pl": ["Wstęga"]}, None, None]
    assert canvases[1]["label"] == {"pl": ["Zdjęcie 2 z 3"], "en": ["Photo 2 of 3"]}


def test_without_an_address_those_of_the_preview_are_used() -> None:
    assert presentation(manifest(item(1)))["id"].startswith("http://127.0.0.1:8000/")
