"""The page's own words, by language."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the page says by itself.

    Attributes:
        open_photo: With ``{number}`` and ``{total}``; names the link where the picture has no text.
    """

    name: str
    open_photo: str
    photos_by: str
    licence: str
    languages: str


_WORDS: Final = {
    "pl": Words(
        name="polski",
        open_photo="Otwórz zdjęcie {number} z {total}",
        photos_by="Zdjęcia",
        licence="Licencja",
        languages="Wersje językowe",
    ),
    "en": Words(
        name="English",
        open_photo="Open photo {number} of {total}",
        photos_by="Photographs",
        licence="Licence",
        languages="Languages",
    ),
    "de": Words(
        name="Deutsch",
        open_photo="Foto {number} von {total} öffnen",
        photos_by="Fotos",
        licence="Lizenz",
        languages="Sprachen",
    ),
    "fr": Words(
        name="français",
        open_photo="Ouvrir la photo {number} sur {total}",
        photos_by="Photographies",
        licence="Licence",
        languages="Langues",
    ),
    "uk": Words(
        name="українська",
        open_photo="Відкрити фото {number} з {total}",
        photos_by="Світлини",
        licence="Ліцензія",
        languages="Мови",
    ),
    "cs": Words(
        name="čeština",
        open_photo="Otevřít fotografii {number} z {total}",
        photos_by="Fotografie",
        licence="Licence",
        languages="Jazyky",
    ),
}


def words_for(language: str) -> Words:
    """The words of a language or its base language; English where there are none."""
    return _WORDS.get(language) or _WORDS.get(language.partition("-")[0]) or _WORDS["en"]
