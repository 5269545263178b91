"""Rules that look at one text: what each flags, and what it must leave alone."""

import pytest

from gallery.alttext.audit import audit
from gallery.model import Finding
from tests.alttext.makers import sheet


def found(rule: str, text: str | None, language: str) -> list[Finding]:
    return [finding for finding in audit(sheet(text, language=language)) if finding.rule == rule]


FLAGGED = [
    ("vague", "en", ["The 18F team", "Hackathon prizes", "ICA 2026 participants"]),
    ("vague", "pl", ["Zespół Urzędu", "Goście Gali"]),
    ("subjective", "en", ["My morning walk to work", "The crew having fun", "This is a photo of me"]),
    ("subjective", "pl", ["Mój spacer nad rzeką", "Dzieci świetnie się bawią"]),
    ("opinion", "en", ["An amazing view"]),
    ("opinion", "pl", ["Przepiękna panorama miasta"]),
    ("sensitive-guess", "en", ["A disabled man"]),
    ("sensitive-guess", "pl", ["Starsza kobieta kupuje bilet"]),
    ("wrong-language", "pl", ["The mayor shakes hands with guests in a large hall"]),
    ("wrong-language", "en", ["Dzieci sadzą drzewa przed nową szkołą w centrum"]),
    ("wrong-language", "de", ["Dzieci sadzą drzewa przed nową szkołą w centrum"]),
    ("missing", "en", [None]),
    ("blank", "en", [" ", "\u00a0 ", "\u200b", "\n\t"]),
    ("unpronounceable", "en", ["***", "-", "...", "…", "→"]),
    (
        "placeholder",
        "en",
        ["image", "IMAGE", "alt", "An image", "the photo", "spacer", "tbd", "undefined", "decorative"],
    ),
    (
        "placeholder",
        "pl",
        ["Zdjęcie", "zdjecie", "brak opisu", "Grafika.", "Opis zdjęcia", "obrazek", "photo", "dekoracyjne"],
    ),
    ("placeholder", "de", ["Bild", "Kein Alternativtext"]),
    ("placeholder", "uk", ["фото", "Немає опису"]),
    ("placeholder", "ja", ["イメージ", "画像", "image"]),
    ("placeholder", "es", ["Imagen"]),
    ("placeholder", "und", ["zdjęcie", "obrázek", "bez popisu"]),
    ("generic", "en", ["Pictures from the event", "Photo gallery", "Image from gallery", "Photo from"]),
    (
        "generic",
        "pl",
        ["Zdjęcie z galerii", "Galeria zdjęć", "Zdjęcia z wydarzenia", "Zdjęcie z wesela", "Fotorelacja z imprezy"],
    ),
    ("generic", "de", ["Bilder aus der Galerie"]),
    (
        "numbered",
        "en",
        ["picture 2", "Photo 3 of 8", "0001", "Image #4", "Intro#1", "12345", "slide 7", "photo12", "1984"],
    ),
    (
        "numbered",
        "pl",
        ["Zdjęcie 1", "zdjecie nr 2", "Fot. 3", "fotografia numer 4", "zdjęcie 1 z 8", "Obrazek (5)", "Galeria 3"],
    ),
    ("image-of", "en", ["Photo of a dog", "An image of a sunset", "This picture shows two boys", "Image: a name tag"]),
    (
        "image-of",
        "en",
        ["An aerial picture of the square", "Black and white image showing a bridge", "In this photo the mayor"],
    ),
    ("image-of", "pl", ["Zdjęcie przedstawia lwa", "Zdjęcie przedstawiające atrakcje", "Na zdjęciu Anna Nowak"]),
    (
        "image-of",
        "pl",
        ["Na fotografii widać most", "Zdjęcie burmistrza przy mównicy", "Obrazek projektu", "Fot.: scena plenerowa"],
    ),
    ("image-of", "fr", ["Photo du maire", "Sur la photo, deux enfants"]),
    ("ends-with-image", "en", ["dog graphic", "my house image"]),
    ("ends-with-image", "pl", ["biblioteka grafika"]),
    ("file-extension", "en", ["Oct.jpg", "sales\\oct\\top3.jpg", "logo.WEBP", "a long file name.heic"]),
    (
        "camera-name",
        "en",
        ["DSC_0123", "IMG_20240514_102231", "IMG-20240514-WA0001", "P1010023", "DSCF1234.JPG", "_MG_9917"],
    ),
    (
        "camera-name",
        "en",
        ["Screenshot 2020-01-01 at 12.00.00", "WhatsApp Image 2024-05-14 at 10.22.31", "20240514_102231"],
    ),
    ("camera-name", "pl", ["Zrzut ekranu 2024-05-14 102231"]),
    ("url-or-hash", "en", ["https://example.org/a/b", "94251e110d24a4c2b6e6ce76e7203374", "www.example.org/x"]),
    ("url-or-hash", "en", ["6f1c1d3e-8f1b-4c7a-9d55-0a4be1f6a0a1"]),
    ("slug", "en", ["my_image_file", "mayor--speech", "city-council-meeting-2", "team_lunch"]),
    ("dimensions", "en", ["123x456", "1200 × 630 px", "width-400px", "300px"]),
    ("too-long", "en", ["a b " * 41, "a b " * 62]),
    ("far-too-long", "en", ["a b " * 63]),
    ("too-short", "en", ["A", "ok", "  A  "]),
    ("one-word", "en", ["Mayor", "Mayor."]),
    ("all-caps", "pl", ["UROCZYSTE OTWARCIE ŻŁOBKA"]),
    ("emoji", "en", ["Team celebrates \U0001f389", "I ❤ Orleans"]),
    (
        "credit-in-alt",
        "en",
        ["A tree, photo by Jane Smith", "© City of Orleans", "Courtesy of the library", "A hall (c) Jane"],
    ),
    ("credit-in-alt", "pl", ["Występ chóru, fot. J. Nowak", "Foto: Anna Żak", "Scena. Źródło: PAP", "Fot. Łukasz Gil"]),
    ("keyword-list", "pl", ["burmistrz, konferencja, Orlean, miasto, partnerstwo"]),
    (
        "encoding",
        "pl",
        ["ZdjÄ™cie szkoÅ‚y i dzieci", "szkoĹ‚a", "Café &amp; bar", "a\nb", "x\ufffdy", "bad \x07 bell", "&#243;"],
    ),
]

LEFT_ALONE = [
    ("vague", "en", ["The crowd listens to a speech", "The 18F team plans a sprint", "The mayor's team", "Team"]),
    ("vague", "pl", ["Grupa na schodach ratusza", "Zespół gra na rynku", "Wręczenie nagrody"]),
    ("subjective", "en", ["A sign: my home is here", "The button says “my account”", "The ME building in the US"]),
    ("subjective", "pl", ["Napis „Moja gmina” na murze"]),
    ("opinion", "en", ["A view of the market at dusk"]),
    ("sensitive-guess", "en", ["A man in a wheelchair buys a ticket"]),
    ("wrong-language", "pl", ["Festiwal Light Move Festival", "Grupa dzieci przed szkołą", "Le Havre, Orléans, Lyon"]),
    ("wrong-language", "en", ["Mayor of Żory at the Rynek in Kraków with guests from France", "Solidarność"]),
    ("wrong-language", "es", ["Dzieci sadzą drzewa przed nową szkołą w centrum"]),  # cannot tell
    ("missing", "en", [""]),
    ("blank", "en", ["", None, "a"]),
    ("unpronounceable", "en", ["3", "国", "ok"]),
    ("placeholder", "en", ["Photography", "Logo", "The photo lab of the school"]),
    ("placeholder", "pl", ["Opis wystawy na tablicy", "Ikona Matki Boskiej"]),
    ("generic", "en", ["Photo from the air", "The gallery of the castle", "Visitors from the event", "Photo finish"]),
    ("generic", "pl", ["Zdjęcie z lotu ptaka", "Galeria obrazów na zamku w Łańcucie", "Zdjęcia"]),
    ("numbered", "en", ["3 cats playing", "Photo finish", "Apollo 11", "Room 101"]),
    (
        "image-of",
        "en",
        ["A group photo of the winners", "Aerial photo of the dam", "Child holding photos of her parents"],
    ),
    (
        "image-of",
        "en",
        ["Screenshot of the home page", "Illustration of a heart", "Image processing in a lab", "Note: closed"],
    ),
    (
        "image-of",
        "pl",
        [
            "Zdjęcie grupowe uczestników",
            "Zdjęcie 12",
            "Zdjęcie lotnicze rynku",
            "Plakat festiwalu",
            "Mapa przedstawia trasę",
        ],
    ),
    ("ends-with-image", "en", ["image", "She takes a picture", "Aerial image"]),
    ("file-extension", "en", ["A .jpg file", "Version 2.png1", "The e.g. list", "A jpg icon"]),
    (
        "camera-name",
        "en",
        ["A scientist", "Agenda 2030", "Covid-19", "Euro 2024", "Screenshot of the map", "F16 in the air"],
    ),
    ("camera-name", "pl", ["Rok 1989", "Zrzut ekranu z mapą"]),
    (
        "url-or-hash",
        "en",
        ["WhiteHouse.gov", "Konstantynopolitanczykowianeczka", "deadbeef", "A link to https://example.org"],
    ),
    ("slug", "en", ["Jack-in-the-box", "Kędzierzyn-Koźle", "A well-written, up-to-date summary", "---", "_"]),
    ("dimensions", "en", ["A 3x4 m banner", "Width of the river"]),
    ("too-long", "en", ["a b " * 40, "a b " * 63]),
    ("far-too-long", "en", ["a b " * 62]),
    ("too-short", "en", ["Dog", "画像", "木"]),
    ("one-word", "en", ["The mayor"]),
    ("all-caps", "en", ["NATO, UNESCO", "The NASA team", "国际文本国际文本国际文本"]),
    ("emoji", "en", ["Price: 5 € + tax → pay", "a © b"]),
    ("credit-in-alt", "en", ["A picture by the window", "A photo: seen by two boys", "Bank credit counter"]),
    ("credit-in-alt", "pl", ["Fotograf Jan Kowalski robi zdjęcie", "Fot. 1"]),
    (
        "keyword-list",
        "en",
        ["Anna Nowak, Jan Kowalski, Piotr Zieliński, Maria Wit", "Chicken, steak, and tofu for lunch, all hot"],
    ),
    (
        "encoding",
        "pl",
        ["Zażółć gęślą jaźń", "Müller & Söhne", "Ångström", "5 < 6; a & b;", "„Cudzysłów” – i półpauza…"],
    ),
]


@pytest.mark.parametrize(
    ("rule", "language", "text"), [(rule, language, text) for rule, language, texts in FLAGGED for text in texts]
)
def test_flagged(rule: str, language: str, text: str | None) -> None:
    assert found(rule, text, language)


@pytest.mark.parametrize(
    ("rule", "language", "text"), [(rule, language, text) for rule, language, texts in LEFT_ALONE for text in texts]
)
def test_left_alone(rule: str, language: str, text: str | None) -> None:
    assert not found(rule, text, language)


@pytest.mark.parametrize("text", ["image", "DSC_0123", "photo 1", "a_b_c", "Photo of x"])
def test_text_rules_skip_a_decorative_image(text: str) -> None:
    from dataclasses import replace

    plain = sheet(text)
    decorative = replace(plain, images=tuple(replace(image, decorative=True) for image in plain.images))
    assert audit(plain)
    assert audit(decorative) == []


def test_a_message_quotes_the_words_but_never_a_whole_novel_or_control_characters() -> None:
    (finding,) = found("encoding", "\x1b[31mred " * 40, "en")
    assert "\x1b" not in finding.message
    assert len(finding.message) < 160
    assert finding.alt == "\x1b[31mred " * 40


def test_mojibake_is_shown_mended() -> None:
    (finding,) = found("encoding", "szkoÅ‚a", "pl")
    assert "“szkoła”" in finding.message
