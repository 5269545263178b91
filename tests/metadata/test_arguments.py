"""Wrong arguments are errors that a plugin can show, never tracebacks."""

from typing import Any

import pytest

from gallery.errors import ConfigError
from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from gallery.model import Rights
from tests.metadata import makers

PHOTO = makers.jpeg()


@pytest.mark.parametrize(
    "arguments",
    [
        {"policy": "strict"},
        {"policy": None},
        {"keep": "camera"},
        {"keep": None},
        {"keep": 5},
        {"keep": iter(["camera"])},
        {"keep": ["gps"]},
        {"remove": [["camera"]]},
        {"rights": {}},
        {"rights": Rights(creator=None)},  # type: ignore[arg-type]
        {"fill": {}},
        {"fill": "Anna"},
        {"alt": "text"},
        {"alt": ["text"]},
        {"alt": {"pl": None}},
        {"alt": {1: "text"}},
        {"alt": {"polski!": "tekst"}},
        {"alt": {"pl": "tekst", "PL": "inny"}},
    ],
)
def test_wrong_arguments_are_named(arguments: dict[str, Any]) -> None:
    with pytest.raises(ConfigError) as caught:
        clean_metadata(PHOTO, **arguments)
    assert caught.value.code in ("wrong-type", "wrong-value")


@pytest.mark.parametrize("data", ["photo.jpg", None, 5])
def test_what_is_no_photo_is_named(data: Any) -> None:
    with pytest.raises(ConfigError, match="must be bytes"):
        clean_metadata(data)


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_buffers_of_an_upload_will_do(kind: Any) -> None:
    assert clean_metadata(kind(PHOTO)).data == clean_metadata(PHOTO).data


def test_tags_as_other_systems_write_them_lose_no_text() -> None:
    cleaned = clean_metadata(PHOTO, alt={"pl_PL": "Orkiestra", "en_GB": "Band"})
    assert read_metadata(cleaned.data).alt == {"x-default": "Orkiestra", "pl-PL": "Orkiestra", "en-GB": "Band"}
