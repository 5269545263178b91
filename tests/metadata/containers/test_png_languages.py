"""The languages of a PNG's texts."""

from gallery.metadata.clean import clean_metadata
from gallery.metadata.read import read_metadata
from tests.metadata import makers


def text(keyword: bytes, language: bytes, said: bytes) -> bytes:
    return makers.chunk(b"iTXt", keyword + b"\0\0\0" + language + b"\0\0" + said)


def test_a_description_may_be_in_several_languages() -> None:
    data = makers.png(
        text(b"Description", b"en", b"A dog runs"),
        text(b"Description", b"pl", b"Pies biegnie"),
        text(b"Author", b"en", b"Anna"),
        text(b"Author", b"pl", b"Anna"),
    )
    found = clean_metadata(data)
    kept = read_metadata(found.data)
    assert kept.captions == {"x-default": "A dog runs", "en": "A dog runs", "pl": "Pies biegnie"}
    assert kept.creator == "Anna"
    assert clean_metadata(found.data).data == found.data
