"""Which language a text is in."""

from threading import Barrier, Thread

import pytest

from gallery.alttext import language
from gallery.alttext.language import language_of


def test_threads_that_ask_at_once_load_the_model_once() -> None:
    language._identifier.cache_clear()
    start = Barrier(8)
    answers: list[str] = []

    def ask() -> None:
        start.wait()
        answers.append(language_of("Dzieci sadzą drzewa przed nową szkołą"))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["pl"] * 8
    assert language._identifier.cache_info().misses == 1


@pytest.mark.parametrize("text", ["", "2024", "***"])
def test_a_text_without_letters_is_in_no_language(text: str) -> None:
    assert language_of(text) == ""


def test_a_language_that_cannot_be_told_is_named() -> None:
    with pytest.raises(ValueError, match="cannot tell tlh"):
        language_of("nuqneH", ("tlh", "en"))
