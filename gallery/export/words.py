"""The page's own words, by language."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the page says by itself.

    Attributes:
        open_photo: With ``{number}`` and ``{total}``; names the link where the picture has no text.
        photo: With ``{number}`` and ``{total}``; where one is in the viewer.
        not_described: What is heard of a picture whose text is missing.
    """

    name: str
    open_photo: str
    photos_by: str
    licence: str
    languages: str
    photo: str
    date: str
    place: str
    close: str
    before: str
    after: str
    viewer: str
    not_described: str


_WORDS: Final = {
    "pl": Words(
        name="polski",
        open_photo="Otwórz zdjęcie {number} z {total}",
        photos_by="Zdjęcia",
        licence="Licencja",
        languages="Wersje językowe",
        photo="Zdjęcie {number} z {total}",
        date="Data",
        place="Miejsce",
        close="Zamknij",
        before="Poprzednie zdjęcie",
        after="Następne zdjęcie",
        viewer="Przeglądarka zdjęć",
        not_described="To zdjęcie nie ma jeszcze opisu.",
    ),
    "en": Words(
        name="English",
        open_photo="Open photo {number} of {total}",
        photos_by="Photographs",
        licence="Licence",
        languages="Languages",
        photo="Photo {number} of {total}",
        date="Date",
        place="Place",
        close="Close",
        before="Previous photo",
        after="Next photo",
        viewer="Photo viewer",
        not_described="This photo has no description yet.",
    ),
    "de": Words(
        name="Deutsch",
        open_photo="Foto {number} von {total} öffnen",
        photos_by="Fotos",
        licence="Lizenz",
        languages="Sprachen",
        photo="Foto {number} von {total}",
        date="Datum",
        place="Ort",
        close="Schließen",
        before="Vorheriges Foto",
        after="Nächstes Foto",
        viewer="Fotoansicht",
        not_described="Dieses Foto hat noch keine Beschreibung.",
    ),
    "fr": Words(
        name="français",
        open_photo="Ouvrir la photo {number} sur {total}",
        photos_by="Photographies",
        licence="Licence",
        languages="Langues",
        photo="Photo {number} sur {total}",
        date="Date",
        place="Lieu",
        close="Fermer",
        before="Photo précédente",
        after="Photo suivante",
        viewer="Visionneuse",
        not_described="Cette photo n’a pas encore de description.",
    ),
    "uk": Words(
        name="українська",
        open_photo="Відкрити фото {number} з {total}",
        photos_by="Світлини",
        licence="Ліцензія",
        languages="Мови",
        photo="Фото {number} з {total}",
        date="Дата",
        place="Місце",
        close="Закрити",
        before="Попереднє фото",
        after="Наступне фото",
        viewer="Перегляд фото",
        not_described="Це фото ще не має опису.",
    ),
    "cs": Words(
        name="čeština",
        open_photo="Otevřít fotografii {number} z {total}",
        photos_by="Fotografie",
        licence="Licence",
        languages="Jazyky",
        photo="Fotografie {number} z {total}",
        date="Datum",
        place="Místo",
        close="Zavřít",
        before="Předchozí fotografie",
        after="Další fotografie",
        viewer="Prohlížeč fotografií",
        not_described="Tato fotografie zatím nemá popis.",
    ),
}


def words_for(language: str) -> Words:
    """The words of a language or its base language; English where there are none."""
    return _WORDS.get(language) or _WORDS.get(language.partition("-")[0]) or _WORDS["en"]
