"""Names and hashed values are found among the words of a text."""

import pytest

from gallery.metadata.secrets import digest
from gallery.pipeline.leaks.words import secrets_in, sought, told_words

NAMES = sought(["img_1.jpg", "(1) zdjęcie.jpg", "dsc", "/home/jan/foto", "!!!!!!"], [])
SECRET = sought([], [digest(("jan", "kowalski")), digest(("297394",)), "nonsense", "x-y-z"])


@pytest.mark.parametrize("text", ["IMG_1.JPG", "(1) Zdjęcie.jpg", "DSC", "a /home/jan/foto/a", "„img_1.jpg”"])
def test_a_name_is_found_where_it_stands_alone(text: str) -> None:
    assert [leak.code for leak in told_words(f"Plik {text} tu", NAMES)] == ["source-name"]


@pytest.mark.parametrize("text", ["gala-img_1.jpg", "img_1.jpgx", "img_11.jpg", "zdjęcie.jpg", "dsc1", "home/jan/foto"])
def test_a_name_within_another_is_none(text: str) -> None:
    assert list(told_words(f"Plik {text} tu", NAMES)) == []


@pytest.mark.parametrize("text", ["Jan Kowalski", "JAN  KOWALSKI", "jan.kowalski@", '"serial": 297394', "nr 297394"])
def test_a_private_value_is_found_however_its_words_are_put(text: str) -> None:
    assert [leak.code for leak in told_words(f"Autor: {text}.", SECRET)] == ["private-value"]


@pytest.mark.parametrize("text", ["Jan Nowak Kowalski", '"bytes": 297394', 'width="297394"', "2973940"])
def test_other_words_and_sizes_are_none(text: str) -> None:
    assert list(told_words(text, SECRET)) == []


def test_the_value_is_not_repeated_in_the_message() -> None:
    (leak,) = told_words("Jan Kowalski", SECRET)
    assert "owal" not in leak.message


def test_a_long_text_is_searched_in_pieces_and_to_its_end() -> None:
    text = "słowo " * 400_000 + "img_1.jpg Jan Kowalski"
    assert {leak.at for leak in told_words(text, NAMES)} == {2_400_000}
    assert {leak.at for leak in told_words(text, SECRET)} == {2_400_010}


def test_secrets_in_a_text_are_known_by_their_digest() -> None:
    assert list(secrets_in("to Jan Kowalski", SECRET)) == [digest(("jan", "kowalski"))]
