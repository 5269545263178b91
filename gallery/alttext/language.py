"""Which language a text is in."""

from collections.abc import Sequence
from typing import Final

KNOWN: Final = ("pl", "en", "de", "fr", "uk", "cs")
"""The languages whose words the audit knows."""


def language_of(text: str, among: Sequence[str] = KNOWN) -> str:
    """The likeliest of some languages.

    A text of a few words may be told wrong, a single word or a name always may (py3langid, langid.py's naive Bayes).

    Args:
        text: Plain text.
        among: ISO 639-1 codes.

    Returns:
        A code; empty for a text without letters.
    """
    if not any(letter.isalpha() for letter in text):
        return ""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy and a 4.6 MB model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(among))
    return str(identifier.classify(text)[0])
