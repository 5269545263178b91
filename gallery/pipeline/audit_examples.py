"""Examples of bad and good texts in Polish, for the page of an audit; a rule's own ones are English."""

from collections.abc import Mapping
from typing import Final

from gallery.ports import Rule

_POLISH: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("", "Burmistrz przecina wstęgę przed nową biblioteką"),
    "blank": ("", "Strażacy pokazują dzieciom wóz z drabiną"),
    "placeholder": ("brak opisu", "Seniorzy ćwiczą na trawie w parku miejskim"),
    "generic": ("Zdjęcie z galerii", "Orkiestra gra na schodach ratusza"),
    "numbered": ("Zdjęcie 3", "Biegaczka z numerem 12 przekracza linię mety"),
    "image-of": ("Zdjęcie przedstawia radnych na sali", "Radni głosują przez podniesienie ręki"),
    "file-extension": ("dozynki.jpg", "Starościna dożynek podaje bochen chleba"),
    "camera-name": ("DSC_0123", "Uczniowie sadzą lipę przed szkołą"),
    "same-as-file-name": ("dzien-dziecka-2", "Dzieci puszczają wielkie bańki mydlane"),
    "slug": ("otwarcie_przedszkola_nr_5", "Przedszkolaki śpiewają w nowej sali"),
    "same-as-headline": (
        "Burmistrz na konferencji we Francji",
        "Burmistrz podpisuje porozumienie, obok niej mer składa podpis",
    ),
    "headline-prefix": (
        "Burmistrz na konferencji we Francji – przemówienie",
        "Burmistrz przemawia zza mównicy, za nią ekran z planem miasta",
    ),
    "duplicate-in-gallery": ("Uczestnicy konferencji", "Uczestnicy odbierają identyfikatory przy wejściu"),
    "numbered-duplicates": ("Festyn rodzinny 4", "Dwoje dzieci karmi kozę przez płot"),
    "near-duplicate": (
        "Mieszkańcy na spotkaniu w domu kultury w sobotę rano",
        "Mieszkańcy zaznaczają na mapie miejsca na nowe ławki",
    ),
    "same-as-caption": ("Zwyciężczynie konkursu", "Trzy dziewczyny unoszą puchar nad głowami"),
    "one-word": ("Konferencja", "Pełna sala słucha wykładu o drogach rowerowych"),
    "all-caps": ("OTWARCIE HALI SPORTOWEJ", "Koszykarze rozgrywają pierwszy mecz w nowej hali"),
    "keyword-list": ("park, ludzie, lato, festyn, muzyka", "Ludzie tańczą przed sceną w parku"),
    "credit-in-alt": ("Targ na rynku, fot. J. Nowak", "Targ na rynku, na straganach dynie i jabłka"),
}


def examples(rule: Rule, language: str) -> tuple[str, str, str]:
    """A bad text, a good one, and the language they are in."""
    if language == "pl" and rule.id in _POLISH:
        return (*_POLISH[rule.id], "pl")
    return rule.bad.strip(), rule.good, "en"
