import json
from typing import Any

from gallery.export.jsonld import JsonLd
from gallery.model import Event, Manifest, Rights
from tests.galleries import item, manifest, written


def graph(one: Manifest, language: str = "pl") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(dict(JsonLd().export(one))[f"gallery.{language}.jsonld"])
    return loaded


def test_there_is_a_document_for_each_language() -> None:
    assert [name for name, _ in JsonLd().export(manifest())] == ["gallery.pl.jsonld", "gallery.en.jsonld"]
    made = graph(manifest(summary={"en": "It was nice."}), "en")
    assert (made["@type"], made["name"], made["description"]) == ("ImageGallery", "The gala", "It was nice.")
    assert (made["inLanguage"], made["datePublished"]) == ("en", "2026-05-15")


def test_an_image_is_its_fallback_with_its_rights() -> None:
    rights = Rights(creator="Anna", credit="Urząd", license_url="https://l/", acquire_url="https://a/", copyright="© U")
    one = manifest(item(1, rights=rights, alt=written(pl="Wstęga"), caption={"pl": "Otwarcie"}), base_url="https://e/")
    assert graph(one)["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://e/images/gala-01234567-640.jpg",
            "width": 640,
            "height": 426,
            "encodingFormat": "image/jpeg",
            "caption": "Otwarcie",
            "description": "Wstęga",
            "creator": {"@type": "Person", "name": "Anna"},
            "creditText": "Urząd",
            "copyrightNotice": "© U",
            "license": "https://l/",
            "acquireLicensePage": "https://a/",
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    made = graph(manifest(item(1, renditions=(), rights=Rights()), event=Event(start="2026-05-14")))
    assert made["image"] == [{"@type": "ImageObject"}]
    assert made["datePublished"] == "2026-05-14"
    assert "description" not in made


def test_a_draft_is_not_published() -> None:
    assert "description" not in graph(manifest(item(1, alt=written("draft", pl="Szkic"))))["image"][0]


def test_letters_are_written_as_they_are() -> None:
    assert "Zażółć".encode() in dict(JsonLd().export(manifest()))["gallery.pl.jsonld"]
