"""What a model is told, one language a file."""

from typing import Final

from gallery.alttext.drafting.wording.english import ENGLISH
from gallery.alttext.drafting.wording.polish import POLISH
from gallery.alttext.drafting.wording.words import Wording
from gallery.alttext.normal import bare

_KNOWN: Final = {"en": ENGLISH, "pl": POLISH}

_NAMES: Final = {
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "hr": "Croatian",
    "hu": "Hungarian",
    "it": "Italian",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mt": "Maltese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sv": "Swedish",
    "uk": "Ukrainian",
}
"""English names of languages, for prompts in English."""


def wording_for(language: str) -> Wording:
    """The wording in that language, else the English one."""
    return _KNOWN.get(bare(language), ENGLISH)


def language_name(language: str, wording: Wording) -> str:
    """The language as its own wording calls it, in English otherwise; a tag without a name is quoted."""
    tag = bare(language)
    return wording.own_name if wording.tag == tag else _NAMES.get(tag, f'the language with the tag "{language}"')
