"""What the page of an audit says, in the languages it can be read in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts of the page in one language.

    Attributes:
        language: BCP 47 tag.
        grades: Severity -> what the editor is asked.
        form: Which of a word's forms goes with a number.
        images: Forms of "image".
        files_fine: Forms of "file".
        pages: Forms of "more page".
        findings: Forms of "finding".
    """

    language: str
    title: str
    note: str
    skip: str
    sums: Mapping[str, str]
    grades: Mapping[str, str]
    form: Callable[[int], int]
    images: tuple[str, ...]
    pages: tuple[str, ...]
    findings: tuple[str, ...]
    accepted: str
    files: str
    files_fine: tuple[str, ...]
    problems: str
    headline: str
    repeated: str
    advice: str
    flagged: str
    better: str
    why: str
    missing: str
    decorative: str
    caption: str
    example: str
    no_picture: str
    line: str
    also: str
    fine: str
    nothing: str
    nothing_more: str
    top: str
    footer: str

    def count(self, number: int, forms: tuple[str, ...]) -> str:
        """The number with the form of the word that goes with it."""
        return f"{number} {forms[self.form(number)]}"


def _polish(number: int) -> int:
    """1 zdjęcie, 2 zdjęcia, 5 zdjęć, 12 zdjęć, 22 zdjęcia (CLDR plural rules for pl)."""
    if number == 1:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


ENGLISH: Final = Words(
    language="en",
    title="Alt texts to put right",
    note="For the editor. What a screen reader says about each picture, and what is wrong with it.",
    skip="Skip to the pictures",
    sums={"images": "pictures looked at", "fine": "without a finding"},
    grades={"error": "Has to change", "warning": "Look at it again", "info": "A hint"},
    form=lambda number: 0 if number == 1 else 1,
    images=("picture", "pictures"),
    pages=("more page", "more pages"),
    findings=("finding", "findings"),
    accepted="accepted by a person, with a reason",
    files="Pages and galleries",
    files_fine=("file", "files"),
    problems="Could not be read",
    headline="The headline, which is read first",
    repeated="{again} of the {all} pictures say it again.",
    advice="What to do",
    flagged="Flagged",
    better="Better",
    why="Why?",
    missing="A listener hears nothing, or the name of the file.",
    decorative="Marked as decorative: passed over in silence.",
    caption="Caption",
    example="A good text, of another picture:",
    no_picture="The picture is not at hand",
    line="line",
    also="and on",
    fine="without a finding",
    nothing="Nothing to put right",
    nothing_more="No rule found fault with a text. Whether the texts are true only a person can say.",
    top="Back to the top",
    footer="No rule knows whether a text is true: look at the picture, say who does what, and where.",
)

POLISH: Final = Words(
    language="pl",
    title="Teksty alternatywne do poprawy",
    note="Dla redakcji. Co czytnik ekranu mówi o każdym zdjęciu i co jest w tym nie tak.",
    skip="Przejdź do zdjęć",
    sums={"images": "sprawdzone zdjęcia", "fine": "bez uwag"},
    grades={"error": "Do zmiany", "warning": "Do sprawdzenia", "info": "Wskazówka"},
    form=_polish,
    images=("zdjęcie", "zdjęcia", "zdjęć"),
    pages=("innej stronie", "innych stronach", "innych stronach"),
    findings=("uwaga", "uwagi", "uwag"),
    accepted="do przyjęcia: ktoś podał powód",
    files="Strony i galerie",
    files_fine=("plik", "pliki", "plików"),
    problems="Nie udało się odczytać",
    headline="Nagłówek, który słychać najpierw",
    repeated="{again} z {all} zdjęć mówi to samo jeszcze raz.",
    advice="Co zrobić",
    flagged="Zgłoszone",
    better="Lepiej",
    why="Dlaczego?",
    missing="Słuchacz nie usłyszy nic albo usłyszy nazwę pliku.",
    decorative="Oznaczone jako ozdobne: czytnik je pomija.",
    caption="Podpis",
    example="Dobry tekst, do innego zdjęcia:",
    no_picture="Nie ma pliku ze zdjęciem",
    line="wiersz",
    also="i na",
    fine="bez uwag",
    nothing="Nie ma nic do poprawy",
    nothing_more="Żadna reguła nie zgłosiła uwag. Czy teksty są prawdziwe, może ocenić tylko człowiek.",
    top="Na górę strony",
    footer="Żadna reguła nie wie, czy tekst jest prawdziwy: spójrz na zdjęcie i napisz, kto co robi i gdzie.",
)

_LANGUAGES: Final = {words.language: words for words in (ENGLISH, POLISH)}


def words_for(language: str | None) -> Words:
    """The texts in a language, English where there are none."""
    return _LANGUAGES.get((language or "").partition("-")[0].casefold(), ENGLISH)
