"""The word lists, one language a file."""

from functools import cache
from importlib import import_module
from typing import Final, cast

from gallery.alttext.normal import bare
from gallery.alttext.words.lexicon import Lexicon, together

LANGUAGES: Final[dict[str, str]] = {
    "en": "gallery.alttext.words.english",
    "pl": "gallery.alttext.words.polish",
    "de": "gallery.alttext.words.german",
    "fr": "gallery.alttext.words.french",
    "uk": "gallery.alttext.words.ukrainian",
    "cs": "gallery.alttext.words.czech",
}

_OTHERS: Final = "gallery.alttext.words.others"


@cache
def lexicon_for(language: str) -> Lexicon:
    """The language's words with the English ones, which stand in pages of every language.

    A language that is not known to be any (``und``) gets all of them; one without a list gets the English words. What
    pictures are called elsewhere is known everywhere: programs put it there in the language of their makers.
    """
    asked = tuple(LANGUAGES) if bare(language) == "und" else ("en", bare(language))
    modules = dict.fromkeys([_OTHERS, *(LANGUAGES[name] for name in asked if name in LANGUAGES)])
    return together(cast(Lexicon, import_module(module).LEXICON) for module in modules)
