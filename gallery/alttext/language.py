"""Which language a text is in."""

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LOADING: Final = Lock()
"""A cache alone would let every thread that asks first load a model of its own."""

KNOWN: Final = ("pl", "en", "de", "fr", "uk", "cs")
"""The languages whose words the audit knows."""


def language_of(text: str, among: Sequence[str] = KNOWN, *, own: str = "", sure: float = 0.0) -> str:
    """The likeliest of some languages.

    A text of a few words may be told wrong, a single word or a name always may (py3langid, langid.py's naive Bayes).

    Args:
        text: Plain text.
        among: ISO 639-1 codes.
        own: What it is taken for unless another is likelier by far; empty prefers none.
        sure: How much likelier, as a natural logarithm.

    Returns:
        A code; empty for a text without letters.

    Raises:
        ValueError: One of the languages is none that can be told.
    """
    if not any(letter.isalpha() for letter in text):
        return ""
    likely = {language: score for language, score in _shared_identifier().rank(text) if language in among}
    if unknown := set(among) - likely.keys():
        raise ValueError(f"cannot tell {', '.join(sorted(unknown))}")
    best = max(likely, key=lambda language: likely[language])
    return own if own in likely and likely[best] - likely[own] < sure else str(best)


def _shared_identifier() -> "LanguageIdentifier":
    with _LOADING:
        return _identifier()


@cache
def _identifier() -> "LanguageIdentifier":
    """The model with all its languages: it is only read, so threads may share it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a 4.6 MB model

    return LanguageIdentifier.from_model_file(MODEL_FILE)
